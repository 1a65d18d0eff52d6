using System.Buffers;
using System.Text;
using Portal.Domain.Common;

namespace Portal.Domain.Documents.Writing;

/// <summary>
/// Refuses, before anything is parsed, what would keep the parser busy: it works in the square of the open marks of one paragraph, and in the square of the
/// depth of quotations and lists. No official paper comes near these bounds.
/// </summary>
internal static class TextBounds
{
    /// <summary>Quotations and lists inside one another, written on one line.</summary>
    private const int MostNested = 40;

    /// <summary>Sum over the paragraphs of the square of their marks: one paragraph of 5,000, or twenty of 1,100.</summary>
    private const long MostWork = 25_000_000;

    /// <summary>Headings underlined with === or --- and footnotes: for each the parser moves what it has already read.</summary>
    private const int MostMoves = 20_000;

    private static readonly SearchValues<char> Marks = SearchValues.Create("[*_~");
    private static readonly SearchValues<char> Underlines = SearchValues.Create("=->+* \t");

    /// <returns>Null when the text may be parsed.</returns>
    public static TextIssue? Refuse(string text)
    {
        if (text.Length > MarkdownText.MostBytes || Encoding.UTF8.GetByteCount(text) > MarkdownText.MostBytes)
            return new TextIssue(1, IssueSeverity.Error, new Reason("全文超过 {0} KB，请把一部分内容改作附件。", MarkdownText.MostBytes / 1024));

        var (line, paragraph, marks, work, moves) = (0, 1, 0L, 0L, 0);
        foreach (var content in new TextLines(text))
        {
            line++;
            var start = content.TrimStart();
            if (start.IsEmpty)
            {
                (work, marks, paragraph) = (work + marks * marks, 0, line + 1);
                continue;
            }

            if (start[0] < '\x80') // a line that begins in Chinese opens nothing
            {
                if (Nesting(start) > MostNested) return TooDeep(line);
                if ((start.StartsWith("[^") || !start.ContainsAnyExcept(Underlines)) && ++moves > MostMoves)
                    return new TextIssue(line, IssueSeverity.Error, "全文的脚注和下划线式标题太多，请分成几篇。");
            }

            marks += Count(content);
            if (work + marks * marks > MostWork)
                return new TextIssue(paragraph, IssueSeverity.Error, "从这一行开始的段落里，方括号、星号、下划线等标记太多，请删去或拆成几段。");
        }

        return null;
    }

    /// <summary>The parser gave up and does not say where: the first of the lines with the most indentation and marks.</summary>
    public static TextIssue TooDeep(string text)
    {
        var (line, deepest, most) = (0, 1, 0);
        foreach (var content in new TextLines(text))
        {
            line++;
            var depth = (content.Length - content.TrimStart().Length) / 2 + Nesting(content) + Count(content);
            if (depth > most) (deepest, most) = (line, depth);
        }

        return TooDeep(deepest);
    }

    private static TextIssue TooDeep(int line) => new(line, IssueSeverity.Error, "这一行嵌套太深，请减少引用、列表或括号的层数。");

    private static int Count(ReadOnlySpan<char> line)
    {
        var count = 0;
        for (var at = line.IndexOfAny(Marks); at >= 0; at = line.IndexOfAny(Marks))
        {
            count++;
            var mark = line[at++];
            while (mark != '[' && at < line.Length && line[at] == mark) at++; // a run of stars is one mark
            line = line[at..];
        }

        return count;
    }

    /// <summary>How many quotations and list items open one after another at the start of the line. A rule (* * *) opens none.</summary>
    private static int Nesting(ReadOnlySpan<char> line)
    {
        var (depth, at, first, rule) = (0, 0, '\0', true);
        for (; at < line.Length; at++)
        {
            var c = line[at];
            if (c is ' ' or '\t' or '.' or ')' or (>= '0' and <= '9')) continue;
            if (c is not ('>' or '-' or '+' or '*')) break;
            if (depth == 0) first = c;
            rule &= c == first && c is '-' or '*';
            depth++;
        }

        // Numbers are counted by what closes them: 1. 1. 1.
        var numbers = line[..at].Count('.') + line[..at].Count(')');
        return rule && at == line.Length && numbers == 0 ? 0 : depth + numbers;
    }
}
