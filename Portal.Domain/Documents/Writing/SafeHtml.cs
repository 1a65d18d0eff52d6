using AngleSharp;
using AngleSharp.Html.Parser;
using Ganss.Xss;

namespace Portal.Domain.Documents.Writing;

/// <summary>
/// The last gate: whatever the renderer wrote, only what is listed here gets through. The lists are never changed after the start, so one instance serves
/// every thread.
/// </summary>
internal static class SafeHtml
{
    private static readonly HtmlSanitizer Sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>
        {
            "h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code", "ul", "ol", "li", "dl", "dt", "dd", "div",
            "table", "thead", "tbody", "tr", "th", "td", "strong", "em", "del", "sup", "a", "img",
        },
        AllowedAttributes = new HashSet<string> { "href", "src", "alt", "title", "rel", "class", "id", "start", "colspan", "rowspan", "data-line" },
        AllowedSchemes = new HashSet<string> { "http", "https", "mailto", "tel" },
        UriAttributes = new HashSet<string> { "href", "src" },
        AllowedClasses = new HashSet<string> { "footnotes", "footnote-ref", "footnote-back-ref" },
    });

    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsScripting = true, DisableElementPositionTracking = true }, BrowsingContext.New(new Configuration()));

    public static string Clean(string html)
    {
        using var page = Parser.ParseDocument("<!doctype html><html><body>" + html);
        Sanitizer.SanitizeDom(page, page.Body);
        return page.Body!.ChildNodes.ToHtml(HtmlFormatter.Instance);
    }
}
