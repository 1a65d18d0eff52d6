using System.Buffers;
using System.Text;

namespace Portal.Domain.Work.Tables;

/// <summary>What one cell says once the marks of the word processor are gone.</summary>
internal static class Cells
{
    /// <summary>Written by our exports before '2. ' inside a text, so that it is not read as an item; readers drop it.</summary>
    public const char Joiner = '\u2060';

    /// <summary>The official mark for 'none' in our own tables.</summary>
    public const string None = "——";

    private static readonly SearchValues<char> Dashes = SearchValues.Create("-－—–―─");

    /// <summary>Trims, keeps line breaks as \n, drops characters no table means.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                if (i + 1 == text.Length || text[i + 1] != '\n') clean.Append('\n');
            }
            else if (c is '\n' or '\v' or '\f' or '\u2028' or '\u2029' or '\u0085') clean.Append('\n');
            else if (c is '\t' or '\u00A0') clean.Append(' ');
            else if (!IsInvisible(c) && !IsBrokenPair(text, i)) clean.Append(c);
        }
        return clean.ToString().Trim();
    }

    /// <summary>A text on one line: Chinese lines join without a gap, words keep one.</summary>
    public static string Flow(string clean) =>
        Lines(clean, (before, after) => char.IsAscii(before[^1]) && char.IsAscii(after[0]));

    /// <summary>Persons on one line: a line break parts the names.</summary>
    public static string Persons(string clean) => Lines(clean, (_, _) => true);

    /// <summary>Divisions on one line: a line break after a whole name parts, one inside a name does not.</summary>
    public static string Divisions(string clean) => Lines(clean, (before, _) => Names.IsDivision(before));

    /// <summary>——, —, -, 无, / and the like: a cell that says there is nothing.</summary>
    public static bool IsNone(string text)
    {
        var bare = text.AsSpan().Trim();
        if (bare.IsEmpty || bare is "无" or "暂无" or "/" or "／" or "\\") return true;
        return !bare.ContainsAnyExcept(Dashes);
    }

    /// <summary>The text, or empty where the cell says 'none'.</summary>
    public static string OrNone(string text) => IsNone(text) ? "" : text;

    /// <summary>Shortened for a message.</summary>
    public static string Quote(string text)
    {
        var flow = Flow(text);
        return flow.Length <= 16 ? $"“{flow}”" : $"“{flow[..(char.IsHighSurrogate(flow[14]) ? 14 : 15)]}…”";
    }

    private static string Lines(string clean, Func<string, string, bool> apart)
    {
        var text = clean.Replace(Joiner.ToString(), "", StringComparison.Ordinal);
        if (!text.Contains('\n')) return text.Trim();

        var flow = new StringBuilder(text.Length);
        var before = "";
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (before.Length > 0 && apart(before, line)) flow.Append(' ');
            flow.Append(line);
            before = line;
        }
        return flow.ToString();
    }

    private static bool IsInvisible(char c) =>
        c < ' ' || c is (>= '\u007F' and <= '\u009F') or '\u200B' or '\uFEFF' or '\uFFFE' or '\uFFFF' or '\u00AD';

    private static bool IsBrokenPair(string text, int i) =>
        char.IsHighSurrogate(text[i]) && (i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
        || char.IsLowSurrogate(text[i]) && (i == 0 || !char.IsHighSurrogate(text[i - 1]));
}
