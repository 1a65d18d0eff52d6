using System.Text;

namespace Portal.Domain.Documents.Writing;

/// <summary>
/// A grid table is drawn with characters, and its parser counts them; an author draws by eye, where a Chinese character is as wide as two Latin ones. In a
/// line drawn by eye each cell gets as many blanks as it has wide characters: then the bars stand in one column for the parser too. Lines keep their numbers.
/// </summary>
internal static class GridColumns
{
    public static string Align(string markdown)
    {
        if (!markdown.StartsWith("+-", StringComparison.Ordinal) && !markdown.Contains("\n+-", StringComparison.Ordinal)) return markdown;
        var aligned = new StringBuilder(markdown.Length + 64);
        int[] bars = [];
        foreach (var line in new TextLines(markdown))
        {
            if (line.IsEmpty || line[0] is not ('+' or '|')) bars = [];
            else if (bars.Length == 0 && line.StartsWith("+-")) bars = Bars(line);
            if (bars.Length == 0) aligned.Append(line);
            else aligned.Append(Aligned(line, bars, sharedIsWide: true) ?? Aligned(line, bars, sharedIsWide: false) ?? line.ToString());
            aligned.Append('\n');
        }

        aligned.Length--; // after the last line there is no further one
        return aligned.ToString();
    }

    private static int[] Bars(ReadOnlySpan<char> rule)
    {
        List<int> bars = [];
        for (var i = 0; i < rule.Length; i++)
        {
            if (rule[i] == '+') bars.Add(i);
        }

        return [.. bars];
    }

    /// <param name="sharedIsWide">Quotation marks, dashes and dots, which Chinese and Latin share, have the width that the author's font gives them.</param>
    /// <returns>Null when the line was not drawn by eye: its last bar is not where the table ends.</returns>
    private static string? Aligned(ReadOnlySpan<char> line, int[] bars, bool sharedIsWide)
    {
        var text = new StringBuilder();
        var (column, next, wide) = (0, 0, 0);
        foreach (var c in line)
        {
            while (next < bars.Length && bars[next] < column) next++; // a cell that spans this bar
            if (next < bars.Length && bars[next] == column && c is '|' or '+')
            {
                text.Append(' ', wide);
                (next, wide) = (next + 1, 0);
                if (next == bars.Length) return text.Append(c).ToString();
            }

            text.Append(c);
            var isWide = InlineText.IsChinese(c) && c is not (>= '\uFF61' and <= '\uFFDC') && (sharedIsWide || c >= '\u2E80') && !char.IsSurrogate(c);
            (column, wide) = isWide ? (column + 2, wide + 1) : (column + 1, wide);
        }

        return null;
    }
}
