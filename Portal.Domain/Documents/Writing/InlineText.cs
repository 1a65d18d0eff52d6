using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Domain.Documents.Writing;

/// <summary>What a reader sees of a line of text: no marks, pictures by their description.</summary>
internal static class InlineText
{
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
    public static void Append(StringBuilder text, ContainerInline container, bool keepLines)
    {
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
                    Append(text, inner, keepLines);
                    break;
            }
        }
    }

    /// <summary>Han, kana and their punctuation; the full-width forms.</summary>
    public static bool IsChinese(char c) => c is >= '\u2E80' and <= '\uFFEF' or '“' or '”' or '‘' or '’' or '…' or '—';

    private static bool EndsChinese(StringBuilder text) => text.Length > 0 && IsChinese(text[^1]);

    private static bool StartsChinese(Inline? inline) => inline switch
    {
        LiteralInline literal => literal.Content.Length > 0 && IsChinese(literal.Content.AsSpan()[0]),
        ContainerInline container => StartsChinese(container.FirstChild),
        _ => false,
    };
}
