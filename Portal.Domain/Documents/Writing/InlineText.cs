using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Domain.Documents.Writing;

/// <summary>What a reader sees of a line of text: no marks, pictures by their description.</summary>
internal static class InlineText
{
    /// <summary>Marks inside one another. The renderer goes no deeper and says so in the same way; here it must be said before the stack ends.</summary>
    private const int MostNested = 128;

    public static string Of(LeafBlock block) => block.Inline is { } inline ? Of(inline) : "";

    public static string Of(ContainerInline inline)
    {
        if (inline.FirstChild is LiteralInline { NextSibling: null } only) return only.Content.ToString();
        var text = new StringBuilder();
        Append(text, inline, keepLines: true);
        return text.ToString();
    }

    /// <param name="keepLines">
    /// True: a line of the source stays a line. False: lines run on, and between two Chinese characters without a space, since a word may go over the end of a line.
    /// </param>
    /// <exception cref="ArgumentException">Too deeply nested.</exception>
    public static void Append(StringBuilder text, ContainerInline container, bool keepLines, int depth = 0)
    {
        if (depth > MostNested) throw new ArgumentException("Too deeply nested.", nameof(depth));
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case LineBreakInline when keepLines:
                    text.Append('\n');
                    break;
                case LineBreakInline:
                    if (!(EndsChinese(text) && StartsChinese(inline.NextSibling))) text.Append(' ');
                    break;
                case CodeInline code:
                    text.Append(code.ContentSpan);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case FootnoteLink:
                    break;
                case ContainerInline inner:
                    Append(text, inner, keepLines, depth + 1);
                    break;
            }
        }
    }

    /// <summary>Han, kana and their punctuation; the full-width forms.</summary>
    public static bool IsChinese(char c) => c is >= '\u2E80' and <= '\uFFEF' or '“' or '”' or '‘' or '’' or '…' or '—';

    private static bool EndsChinese(StringBuilder text) => text.Length > 0 && IsChinese(text[^1]);

    private static bool StartsChinese(Inline? inline)
    {
        while (inline is ContainerInline container) inline = container.FirstChild;
        return inline is LiteralInline { Content.Length: > 0 } literal && IsChinese(literal.Content.AsSpan()[0]);
    }
}
