using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Portal.Web.Public;

/// <summary>A finished answer, compressed once and sent as it is to everyone.</summary>
public sealed class PageBytes
{
    private static readonly StringValues CacheRule = "public, max-age=0, must-revalidate";

    private readonly Coded _plain;
    private readonly Lazy<Coded> _gzip;
    private readonly Lazy<Coded> _brotli;
    private readonly string _lastModified;

    /// <param name="changedAt">UTC; Last-Modified.</param>
    /// <param name="kept">Compressed at the best level, which pays for itself at the second visitor; an answer for one visitor is compressed quickly.</param>
    public PageBytes(byte[] content, string contentType, DateTime changedAt, int status = StatusCodes.Status200OK, bool kept = true)
    {
        (ContentType, ChangedAt, Status) = (contentType, changedAt, status);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..32];
        _plain = new Coded(content, null, hash);
        var level = kept ? CompressionLevel.SmallestSize : CompressionLevel.Fastest;
        _gzip = new Lazy<Coded>(() => new Coded(Compress(content, to => new GZipStream(to, level)), "gzip", hash));
        _brotli = new Lazy<Coded>(() => new Coded(Compress(content, to => new BrotliStream(to, level)), "br", hash));
        Size = content.Length * 3L / 2; // the codings together take about half of the text
        _lastModified = HeaderUtilities.FormatDate(changedAt);
    }

    public string ContentType { get; }

    public DateTime ChangedAt { get; }
    public int Status { get; }

    /// <summary>Bytes of memory, roughly.</summary>
    public long Size { get; }

    /// <summary>Answers GET and HEAD, with 304 when the visitor has it already.</summary>
    public async Task SendAsync(HttpContext http, bool variesByLook)
    {
        var coded = Pick(http.Request);
        var response = http.Response;
        response.Headers.ETag = coded.Tag;
        response.Headers.Vary = variesByLook ? "Accept-Encoding, Cookie" : "Accept-Encoding";
        response.Headers.CacheControl = Status == StatusCodes.Status200OK ? CacheRule : "no-store";
        response.Headers.LastModified = _lastModified;
        if (Status == StatusCodes.Status200OK && Has(http.Request, coded.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.ContentLength = coded.Body.Length;
        if (coded.Name is not null) response.Headers.ContentEncoding = coded.Name;
        if (!HttpMethods.IsHead(http.Request.Method)) await response.Body.WriteAsync(coded.Body, http.RequestAborted);
    }

    private Coded Pick(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding;
        return Takes(accepted, "br") && _brotli.Value.Body.Length < _plain.Body.Length ? _brotli.Value
            : Takes(accepted, "gzip") && _gzip.Value.Body.Length < _plain.Body.Length ? _gzip.Value
            : _plain;
    }

    /// <summary>Whether a visitor takes a coding: named, and not with 'q=0'. Read by hand, since every answer asks for it.</summary>
    private static bool Takes(StringValues accepted, string coding)
    {
        foreach (var header in accepted)
        {
            var rest = header.AsSpan();
            foreach (var range in rest.Split(','))
            {
                var part = rest[range].Trim();
                var end = part.IndexOf(';');
                if (!(end < 0 ? part : part[..end]).TrimEnd().Equals(coding, StringComparison.OrdinalIgnoreCase)) continue;
                return end < 0 || !(part[(end + 1)..].Trim() is ['q', '=', .. var quality] && quality.Trim("0.").IsEmpty);
            }
        }

        return false;
    }

    private static bool Has(HttpRequest request, string tag)
    {
        var known = request.Headers.IfNoneMatch;
        if (known.Count == 0) return false;
        if (known.Count == 1 && known[0] == tag) return true;
        var mine = EntityTagHeaderValue.Parse(tag);
        return request.GetTypedHeaders().IfNoneMatch.Any(k => k.Compare(mine, useStrongComparison: false) || k.Tag == "*");
    }

    private static byte[] Compress(byte[] content, Func<Stream, Stream> coder)
    {
        using var result = new MemoryStream();
        using (var stream = coder(result)) stream.Write(content);
        return result.ToArray();
    }

    /// <summary>The content in one coding. A strong tag names one sequence of bytes, so every coding has its own.</summary>
    private sealed class Coded(byte[] body, string? name, string hash)
    {
        public byte[] Body => body;

        public string? Name => name;

        public string Tag { get; } = name is null ? $"\"{hash}\"" : $"\"{hash}-{name}\"";
    }
}
