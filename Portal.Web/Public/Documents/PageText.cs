using System.Net;
using System.Text.RegularExpressions;
using Portal.Domain.Documents.Writing;

namespace Portal.Web.Public.Documents;

/// <summary>
/// The released HTML of a document, fitted into a page. It comes from the sanitiser and from nowhere else: lower case, attributes in double quotes, every
/// '&lt;' of the text escaped, so that plain patterns find its tags.
/// </summary>
public sealed partial class PageText(string html)
{
    /// <summary>Sections from which on a text is long enough for a table of contents.</summary>
    private const int Long = 4;

    /// <summary>The page's own title is its only heading of level 1; wide tables scroll by themselves.</summary>
    public string Html { get; } = html.Replace("<h1", "<h2", StringComparison.Ordinal).Replace("</h1>", "</h2>", StringComparison.Ordinal)
        .Replace("<table", "<div class=\"scroll\"><table", StringComparison.Ordinal).Replace("</table>", "</table></div>", StringComparison.Ordinal);

    /// <summary>Sections of a long text; empty for a short one.</summary>
    public IReadOnlyList<Heading> Contents { get; } = ContentsOf(html);

    /// <summary>Its pictures: address and hash of the stored file.</summary>
    public IReadOnlyList<(string Address, string Hash)> Pictures => [.. Picture().Matches(html).Select(m => (WebUtility.HtmlDecode(m.Groups[1].Value), m.Groups[2].Value))];

    private static IReadOnlyList<Heading> ContentsOf(string html)
    {
        Heading[] sections = [.. Section().Matches(html).Select(m => new Heading(2, WebUtility.HtmlDecode(Tag().Replace(m.Groups[2].Value, "")).Trim(), m.Groups[1].Value))];
        return sections.Length < Long ? [] : sections;
    }

    [GeneratedRegex("<h2[^>]* id=\"([^\"]+)\"[^>]*>(.*?)</h2>", RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<img[^>]* src=\"(/files/([0-9a-f]{64})/[^\"]+)\"")]
    private static partial Regex Picture();
}
