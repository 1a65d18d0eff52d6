using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Portal.Web.Hosting;
using Portal.Web.Public;

namespace Portal.Web.Api;

/// <summary>Sends XML that names the site's own address in full.</summary>
internal static class SiteXml
{
    public static string Stamp(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Kept where the site's address is a setting; where it comes from the request's own header it is made anew, or strangers would fill the memory.</summary>
    public static async Task SendAsync(HttpContext http, PortalSettings settings, PageCache cache, string path, string type, Func<CancellationToken, Task<(XElement Root, DateTime ChangedAt)>> make)
    {
        var isKept = settings.PublicUrl.Length > 0;
        async Task<PageBytes> MakeAsync(CancellationToken ct)
        {
            var (root, changedAt) = await make(ct);
            return new PageBytes(Bytes(root), type, changedAt, kept: isKept);
        }

        var page = isKept
            ? await cache.GetAsync(path, "", async () => new TaggedPage(await MakeAsync(CancellationToken.None), [PageTags.Documents, PageTags.Columns, PageTags.Plans]))
            : await MakeAsync(http.RequestAborted);
        await page!.SendAsync(http, variesByLook: false);
    }

    private static byte[] Bytes(XElement root)
    {
        using var result = new MemoryStream();
        // What clerks paste may hold characters that XML forbids; they are left out rather than breaking the feed.
        using (var writer = XmlWriter.Create(result, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false, CloseOutput = false }))
            Clean(root).Save(writer);
        return result.ToArray();
    }

    private static XElement Clean(XElement root)
    {
        foreach (var text in root.DescendantNodes().OfType<XText>())
            if (!text.Value.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)))
                text.Value = string.Concat(text.Value.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
        return root;
    }
}
