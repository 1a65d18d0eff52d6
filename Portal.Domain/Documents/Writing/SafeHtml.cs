using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;

namespace Portal.Domain.Documents.Writing;

/// <summary>
/// The last gate: whatever the renderer wrote, only what is listed here gets through. Cleaning only reads the lists and the parser keeps no state between
/// texts, so one instance serves every thread.
/// </summary>
internal static class SafeHtml
{
    private static readonly HtmlSanitizer Sanitizer = NewSanitizer();

    // Scripting on, as in a browser: what stands in <noscript> is then text. Without positions and styles, which nothing here asks for, parsing costs less.
    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsScripting = true, DisableElementPositionTracking = true }, BrowsingContext.New(new Configuration()));

    public static string Clean(string html)
    {
        using var page = Parser.ParseDocument("<!doctype html><html><body>" + html);
        Sanitizer.SanitizeDom(page, page.Body);
        var clean = new StringBuilder(html.Length + html.Length / 8);
        Write(clean, page.Body!);
        return clean.ToString();
    }

    /// <summary>What AngleSharp's ToHtml writes, with the same formatter; but ToHtml looks for the next sibling from the first, so 100,000 paragraphs take it minutes.</summary>
    private static void Write(StringBuilder html, INode parent)
    {
        var children = parent.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i] is IElement element)
            {
                var single = element.Flags.HasFlag(NodeFlags.SelfClosing);
                html.Append(HtmlFormatter.Instance.OpenTag(element, single));
                Write(html, element);
                html.Append(HtmlFormatter.Instance.CloseTag(element, single));
            }
            else if (children[i] is IText text) html.Append(HtmlFormatter.Instance.Text(text));
        }
    }

    private static HtmlSanitizer NewSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>
            {
                "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code", "ul", "ol", "li", "dl", "dt", "dd", "div",
                "table", "thead", "tbody", "tr", "th", "td", "strong", "em", "del", "sup", "a", "img",
            },
            // No id: the event below lets ours through.
            AllowedAttributes = new HashSet<string> { "href", "src", "alt", "title", "rel", "class", "start", "colspan", "rowspan", "scope", "aria-label", "data-line" },
            AllowedSchemes = new HashSet<string> { "http", "https", "mailto", "tel" },
            UriAttributes = new HashSet<string> { "href", "src" },
            AllowedClasses = new HashSet<string>([.. OfficialLayout.Classes, Tables.Centred, Tables.Right, NoteIds.GroupClass, NoteIds.BackClass]),
        });
        sanitizer.RemovingAttribute += (_, e) => e.Cancel = e.Attribute.Name == "id" && IsOurs(e.Attribute.Value);
        sanitizer.FilterUrl += (_, e) => e.SanitizedUrl = MayStay(e.Tag, e.OriginalUrl) ? e.SanitizedUrl : null;
        return sanitizer;
    }

    private static bool IsOurs(string id) =>
        id.StartsWith(Headings.Prefix, StringComparison.Ordinal) || id.StartsWith(NoteIds.Note, StringComparison.Ordinal) || id.StartsWith(NoteIds.Reference, StringComparison.Ordinal);

    private static bool MayStay(IElement tag, string address) =>
        tag.LocalName == "img" ? Addresses.IsPicture(address) : Addresses.KindOf(address) != AddressKind.Refused;
}
