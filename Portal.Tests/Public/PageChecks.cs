using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Portal.Tests.Public;

/// <summary>What must hold of every public page, whatever stands on it.</summary>
internal static partial class PageChecks
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task IsLiteralChineseWithoutCookieAndInlineCodeAsync(HttpClient visitor, string path)
    {
        using var answer = await visitor.GetAsync(path, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains("政务公开", html);
        Assert.DoesNotMatch("&#x[3-9A-F][0-9A-F]{3};|&#[0-9]{5};", html);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("style-src 'self';", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotMatch(@"\sstyle=|<style|<script(?! src=| type=""application/ld\+json"")|\son\w+=|blazor|MudBlazor", html);
        Assert.DoesNotMatch("href=\"#?\"", html);
        Assert.DoesNotMatch(@"(?:src|href)=""(?:https?:)?//(?!beian\.|zfwzzc\.|www\.example\.)", Regex.Replace(html, @"<link rel=""canonical""[^>]*>|<a [^>]*rel=""external[^>]*>", "")); // nothing from other hosts
    }

    public static async Task IsWellFormedAsync(HttpClient visitor, string path)
    {
        var page = WellFormed(await visitor.GetStringAsync(path, Ct));
        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToArray();
        Assert.Equal(ids.Distinct(), ids);
        foreach (var reference in page.Descendants().Attributes("href").Select(a => a.Value).Where(h => h.StartsWith('#'))) Assert.Contains(Uri.UnescapeDataString(reference[1..]), ids);
        foreach (var label in page.Descendants().Attributes("aria-labelledby").Concat(page.Descendants("label").Attributes("for")).Concat(page.Descendants().Attributes("form"))) Assert.Contains(label.Value, ids);
        foreach (var field in page.Descendants("input").Where(i => i.Attribute("type")?.Value is not "hidden"))
            Assert.True(field.Ancestors("label").Any() || page.Descendants("label").Any(l => l.Attribute("for")?.Value == field.Attribute("id")?.Value), $"{field} has no label");

        var headings = page.Descendants().Where(e => HeadingName().IsMatch(e.Name.LocalName)).Select(e => e.Name.LocalName[1] - '0').ToArray();
        Assert.Equal(1, headings.Count(h => h == 1));
        Assert.Equal(1, headings[0]);
        for (var i = 1; i < headings.Length; i++) Assert.True(headings[i] <= headings[i - 1] + 1, $"h{headings[i]} after h{headings[i - 1]}");
        foreach (var landmark in (string[])["header", "main", "footer"]) Assert.Single(page.Descendants(landmark), e => !e.Ancestors("main").Any());
    }

    /// <param name="seen">Addresses that were tried already, so that many pages ask for each only once.</param>
    public static async Task LeadsSomewhereAsync(HttpClient visitor, HttpClient follower, string path, ISet<string>? seen = null)
    {
        var html = await visitor.GetStringAsync(path, Ct);
        foreach (var address in LocalLink().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct())
        {
            if (seen?.Add(address) == false) continue;
            using var answer = await visitor.GetAsync(address, Ct);
            Assert.True((int)answer.StatusCode < 400, $"{address} on {path} answers {answer.StatusCode}");
            if (address.Split('#') is [{ Length: > 0 } page, var place])
                Assert.Contains($"id=\"{place}\"", await follower.GetStringAsync(page, Ct));
        }
    }

    public static async Task IsNotSentAgainAsync(HttpClient visitor, string path)
    {
        using var first = await visitor.GetAsync(path, Ct);
        Assert.Equal("public, max-age=0, must-revalidate", string.Join(", ", first.Headers.GetValues("Cache-Control").SelectMany(v => v.Split(", ")).OrderBy(v => v[0] == 'p' ? 0 : v.StartsWith("max", StringComparison.Ordinal) ? 1 : 2)));
        Assert.Contains("Cookie", string.Join(",", first.Headers.Vary));
        Assert.NotNull(first.Content.Headers.LastModified);

        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var known = await visitor.SendAsync(again, Ct);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);

        using var head = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), Ct);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(first.Headers.ETag, head.Headers.ETag);
        Assert.Equal(first.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Ct));
    }

    public static void IsEnglish(string html)
    {
        var chinese = WellFormed(html).Descendants("body").Single().DescendantNodes().OfType<XText>()
            .Where(t => Regex.IsMatch(t.Value, @"\p{IsCJKUnifiedIdeographs}{3}") && !t.Ancestors().Any(a => a.Attribute("lang")?.Value == "zh-CN"))
            .Select(t => t.Value.Trim());
        Assert.Empty(chinese);
    }

    /// <summary>A browser's first view: the page and every file it names.</summary>
    public static async Task IsLightAsync(HttpClient visitor, string path)
    {
        var (html, size) = await BrotliAsync(visitor, path);
        var files = Asset().Matches(html).Select(m => m.Groups[1].Value).Distinct().ToArray();
        Assert.True(files.Length + 1 <= 6, string.Join(' ', files));
        Assert.All(files, f => Assert.Matches(@"\.[a-z0-9]{10}\.\w+$", f)); // fingerprinted
        var page = size;
        foreach (var file in files) size += (await BrotliAsync(visitor, file)).Size;
        TestContext.Current.TestOutputHelper?.WriteLine($"{path}: {files.Length + 1} requests, {size} bytes, the page {page}");
        Assert.True(size <= 40_000, $"{path}: {size} bytes");
    }

    public static IEnumerable<string> Assets(string html) => Asset().Matches(html).Select(m => m.Groups[1].Value);

    public static string Body(string html) => html[html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)];

    /// <summary>Words of a page as people read them: no tags, no line breaks of the source.</summary>
    public static string Words(string html) => Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(Body(html), "<[^>]+>", " ")), @"\s+", " ");

    public static async Task<(string Html, long Size)> BrotliAsync(HttpClient visitor, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var answer = await visitor.SendAsync(request, Ct);
        Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());
        var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
        Assert.Equal(answer.Content.Headers.ContentLength, bytes.Length);
        await using var text = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        return (await new StreamReader(text).ReadToEndAsync(Ct), bytes.Length);
    }

    /// <summary>As XML, which is stricter than any browser: what HTML leaves open is closed here.</summary>
    public static XDocument WellFormed(string html)
    {
        html = html[(html.IndexOf('>') + 1)..];
        html = VoidElement().Replace(html, m => m.Value.EndsWith("/>", StringComparison.Ordinal) ? m.Value : m.Value[..^1] + "/>");
        html = Regex.Replace(html, @"(<(?:script|a|input|details|form|div|option)\b[^>]*?)\s(defer|download|checked|open|novalidate|autofocus|multiple|required|selected|value)(?=[\s/>])", "$1 $2=\"\"");
        return XDocument.Parse(html.Replace("&nbsp;", " "));
    }

    [GeneratedRegex("<(meta|link|br|img|input|hr)\\b[^>]*>")]
    private static partial Regex VoidElement();

    [GeneratedRegex("^h[1-6]$")]
    private static partial Regex HeadingName();

    [GeneratedRegex("href=\"(/[^\"]*)\"")]
    private static partial Regex LocalLink();

    [GeneratedRegex("(?:<link rel=\"(?:stylesheet|icon)\" href|<script src)=\"(/[^\"]+)\"")]
    private static partial Regex Asset();
}
