using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Portal.Domain.Documents.Writing;

/// <summary>The text as the search keeps it: one block a line, the cells of a table's row side by side.</summary>
internal static class PlainText
{
    public static string Of(MarkdownDocument document)
    {
        var text = new StringBuilder();
        Append(text, document);
        return text.ToString().TrimEnd('\n');
    }

    private static void Append(StringBuilder text, ContainerBlock container)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case LinkReferenceDefinitionGroup:
                    break;
                case TableRow row:
                    Cells(text, row);
                    break;
                case ContainerBlock inner:
                    Append(text, inner);
                    break;
                case LeafBlock leaf:
                    Line(text, leaf);
                    break;
            }
        }
    }

    private static void Line(StringBuilder text, LeafBlock leaf)
    {
        var start = text.Length;
        if (leaf.Inline is { } inline) InlineText.Append(text, inline, keepLines: leaf is ParagraphBlock && HasHardLines(leaf));
        else if (leaf is CodeBlock) text.Append(leaf.Lines.ToString());
        if (text.Length > start && text[^1] != '\n') text.Append('\n');
    }

    private static void Cells(StringBuilder text, TableRow row)
    {
        foreach (var cell in row.OfType<TableCell>())
        {
            var start = text.Length;
            Append(text, cell);
            for (var i = start; i < text.Length; i++)
            {
                if (text[i] == '\n') text[i] = ' ';
            }

            while (text.Length > start && text[^1] == ' ') text.Length--;
            text.Append('\t');
        }

        while (text.Length > 0 && text[^1] == '\t') text.Length--;
        if (text.Length > 0 && text[^1] != '\n') text.Append('\n');
    }

    private static bool HasHardLines(LeafBlock leaf)
    {
        for (var inline = leaf.Inline!.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            if (inline is Markdig.Syntax.Inlines.LineBreakInline { IsHard: true }) return true;
        }

        return false;
    }
}
