using System.Text;
using Portal.Domain.Storage.Office;

namespace Portal.Domain.Documents.Office;

/// <summary>Writes the blocks of a Word document as Markdown.</summary>
internal sealed class MarkdownPage(OfficialOutline outline)
{
    /// <summary>Far more than any paper: what is merged over many rows is repeated, so that a forged file could fill the memory.</summary>
    private const int MostCharacters = 2_000_000;

    private readonly StringBuilder _text = new();
    private readonly Stack<OpenList> _lists = [];

    public bool IsEmpty => _text.Length == 0;

    public void Write(IReadOnlyList<WordBlock> blocks)
    {
        foreach (var block in blocks)
        {
            if (block is WordTable table) WriteTable(table);
            else if (block is WordParagraph paragraph) WriteParagraph(paragraph);
            if (_text.Length > MostCharacters) throw new UnreadableFileException("文件内容太多，请拆分成几个文件后分别导入。");
        }
    }

    /// <param name="number">Counted from 1.</param>
    public void WriteFootnote(int number, IReadOnlyList<Ink> inks)
    {
        EndLists();
        Gap();
        _text.Append($"[^{number}]: ").Append(InkMarkdown.Write(inks, InkPlace.Cell));
    }

    public override string ToString() => _text.Append(_text.Length > 0 ? "\n" : "").ToString();

    private void WriteParagraph(WordParagraph paragraph)
    {
        if (outline.LevelOf(paragraph) is > 0 and var level)
        {
            EndLists();
            Gap();
            _text.Append('#', level + 1).Append(' ').Append(InkMarkdown.Write(Typed(paragraph), InkPlace.Heading));
        }
        else if (paragraph.IsListItem)
        {
            WriteItem(paragraph);
        }
        else
        {
            EndLists();
            var quote = paragraph.Look.Name.Contains("Quote", StringComparison.OrdinalIgnoreCase) || paragraph.Look.Name is "引用" or "明显引用";
            Gap();
            var lines = InkMarkdown.Write(Typed(paragraph), InkPlace.Paragraph);
            _text.Append(quote ? "> " + lines.Replace("\n", "\n> ", StringComparison.Ordinal) : lines);
        }
    }

    private static IReadOnlyList<Ink> Typed(WordParagraph paragraph) => paragraph.NumberText is { Length: > 0 } number
        ? Ink.Tidy([new Ink(number, paragraph.AllBold), .. paragraph.Inks])
        : paragraph.Inks;

    private void WriteItem(WordParagraph item)
    {
        while (_lists.TryPeek(out var deeper) && deeper.Depth > item.Depth) _lists.Pop();
        var value = item.Number is { Bullet: false } number ? number.Value : 0;
        var mark = value == 0 && item.Number is { Bullet: true } ? "-" : $"{value}{(item.Number?.Text[^1] == ')' ? ')' : '.')}";
        var kind = mark[^1];
        var continues = false;
        if (_lists.TryPeek(out var open) && open.Depth == item.Depth)
        {
            _lists.Pop();
            // By what people see: word processors split one list into several as they like.
            continues = open.Kind == kind && (value == 0 || value == open.Value + 1);
            if (continues) mark = mark[..^1] + open.Mark[^1];
            else if (open.Mark[^1] == kind) mark = mark[..^1] + Other(kind); // two lists next to each other would run into one
        }
        var indent = _lists.Sum(l => l.Mark.Length + 1);
        if (continues || _lists.Count > 0) _text.Append('\n');
        else Gap();
        _text.Append(' ', indent).Append(mark).Append(' ')
            .Append(InkMarkdown.Write(item.Inks, InkPlace.Paragraph).Replace("\n", "\n" + new string(' ', indent + mark.Length + 1), StringComparison.Ordinal));
        _lists.Push(new OpenList(item.Depth, kind, mark, value));
    }

    private static char Other(char mark) => mark switch
    {
        '-' => '+',
        '+' => '-',
        '.' => ')',
        _ => '.',
    };

    private void WriteTable(WordTable table)
    {
        EndLists();
        Gap();
        WriteRow(table.Rows[0].Select(cell => InkMarkdown.Write([.. cell.Select(i => i with { Bold = false })], InkPlace.Cell)));
        WriteRow(table.Aligns.Select(a => a switch
        {
            "right" => "---:",
            "center" => ":---:",
            _ => "---",
        }));
        foreach (var row in table.Rows.Skip(1)) WriteRow(row.Select(cell => InkMarkdown.Write(cell, InkPlace.Cell)));
        _text.Length--;
    }

    private void WriteRow(IEnumerable<string> cells)
    {
        _text.Append('|');
        foreach (var cell in cells)
        {
            _text.Append(' ').Append(cell).Append(" |");
            if (_text.Length > MostCharacters) throw new UnreadableFileException("文件内容太多，请拆分成几个文件后分别导入。");
        }
        _text.Append('\n');
    }

    private void EndLists() => _lists.Clear();

    private void Gap() => _text.Append(_text.Length > 0 ? "\n\n" : "");

    /// <param name="Kind">The mark as Word has it: '.', ')' or '-'.</param>
    /// <param name="Mark">The mark as written.</param>
    private readonly record struct OpenList(int Depth, char Kind, string Mark, int Value);
}
