using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Portal.Web.Public;

/// <summary>A finished answer, compressed once at the best level and sent as it is to everyone.</summary>
public sealed class PageBytes
{
    private readonly byte[] _plain;
    private readonly byte[] _gzip;
    private readonly byte[] _brotli;
    private readonly string _hash;

    public PageBytes(byte[] content, string contentType, DateTime changedAt, int status = StatusCodes.Status200OK)
    {
        (_plain, ContentType, ChangedAt, Status) = (content, contentType, changedAt, status);
        _hash = Convert.ToHexStringLower(SHA256.HashData(content))[..32];
        _gzip = Compress(content, to => new GZipStream(to, CompressionLevel.SmallestSize));
        _brotli = Compress(content, to => new BrotliStream(to, CompressionLevel.SmallestSize));
    }

    public string ContentType { get; }

    /// <summary>UTC; Last-Modified.</summary>
    public DateTime ChangedAt { get; }
    public int Status { get; }

    /// <summary>Answers GET and HEAD, with 304 when the visitor has it already.</summary>
    public async Task SendAsync(HttpContext http, bool variesByLook)
    {
        var (body, coding) = Pick(http.Request);
        var response = http.Response;
        // A strong tag names one sequence of bytes, so every coding has its own.
        var tag = new EntityTagHeaderValue($"\"{_hash}{(coding is null ? "" : "-" + coding)}\"");
        response.Headers.ETag = tag.ToString();
        response.Headers.Vary = variesByLook ? "Accept-Encoding, Cookie" : "Accept-Encoding";
        response.Headers.CacheControl = Status == StatusCodes.Status200OK ? "public, max-age=0, must-revalidate" : "no-store";
        response.Headers.LastModified = HeaderUtilities.FormatDate(ChangedAt);
        if (Status == StatusCodes.Status200OK && Has(http.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.ContentLength = body.Length;
        if (coding is not null) response.Headers.ContentEncoding = coding;
        if (!HttpMethods.IsHead(http.Request.Method)) await response.Body.WriteAsync(body, http.RequestAborted);
    }

    private (byte[] Body, string? Coding) Pick(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        bool Takes(string coding) => accepted.Any(a => a.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0);
        return Takes("br") && _brotli.Length < _plain.Length ? (_brotli, "br")
            : Takes("gzip") && _gzip.Length < _plain.Length ? (_gzip, "gzip")
            : (_plain, null);
    }

    private static bool Has(HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Tag == "*");

    private static byte[] Compress(byte[] content, Func<Stream, Stream> coder)
    {
        using var result = new MemoryStream();
        using (var stream = coder(result)) stream.Write(content);
        return result.ToArray();
    }
}
