using System.Collections.Concurrent;
using System.IO.Compression;
using System.IO.Hashing;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Portal.Web.Public;

/// <summary>A finished answer, compressed once and sent as it is to everyone.</summary>
public sealed class PageBytes
{
    private static readonly StringValues CacheRule = "public, max-age=0, must-revalidate";
    private static readonly StringValues NotKept = "no-store";
    private static readonly StringValues VaryByLook = "Accept-Encoding, Cookie";
    private static readonly StringValues VaryByCoding = "Accept-Encoding";

    /// <summary>What a handful of browsers write in Accept-Encoding, taken apart once; strangers cannot fill it beyond the bound.</summary>
    private static readonly ConcurrentDictionary<string, (bool Brotli, bool Gzip)> Accepted = new();
    private const int MostAccepted = 200;

    /// <summary>Bytes; larger answers are files, and go piece by piece.</summary>
    private const int WholeAtOnce = 256 * 1024;

    private readonly StringValues _lastModified;
    private readonly Coded _plain;
    private readonly Lazy<Coded> _gzip;
    private readonly Lazy<Coded> _brotli;

    /// <param name="changedAt">UTC; Last-Modified.</param>
    /// <param name="kept">Compressed at the best level, which pays for itself at the second visitor; an answer for one visitor is compressed quickly.</param>
    public PageBytes(byte[] content, string contentType, DateTime changedAt, int status = StatusCodes.Status200OK, bool kept = true)
    {
        (ContentType, ChangedAt, Status) = (contentType, changedAt, status);
        _lastModified = HeaderUtilities.FormatDate(changedAt);
        IsPage = contentType.StartsWith("text/html", StringComparison.Ordinal);
        var hash = Convert.ToHexStringLower(XxHash128.Hash(content)); // tells two of our own pages apart; nobody is kept out by it
        _plain = new Coded(content, null, hash);
        var level = kept ? CompressionLevel.SmallestSize : CompressionLevel.Fastest;
        _gzip = new Lazy<Coded>(() => new Coded(Compress(content, to => new GZipStream(to, level)), "gzip", hash));
        _brotli = new Lazy<Coded>(() => new Coded(Compress(content, to => new BrotliStream(to, level)), "br", hash));
        Size = content.Length * 3L / 2; // the codings together take about half of the text
    }

    public string ContentType { get; }

    public bool IsPage { get; }

    public DateTime ChangedAt { get; }
    public int Status { get; }

    /// <summary>Bytes of memory, roughly.</summary>
    public long Size { get; }

    /// <summary>Answers GET and HEAD, with 304 when the visitor has it already.</summary>
    /// <param name="whole">What a whole answer carries besides; a 304 goes without, for the visitor keeps it from the first time (RFC 9110, 15.4.5).</param>
    public Task SendAsync(HttpContext http, bool variesByLook, Action<HttpContext>? whole = null)
    {
        var (response, headers, coded) = (http.Response, http.Response.Headers, Pick(http.Request));
        headers.ETag = coded.Tag;
        headers.Vary = variesByLook ? VaryByLook : VaryByCoding;
        headers.CacheControl = Status == StatusCodes.Status200OK ? CacheRule : NotKept;
        if (Status == StatusCodes.Status200OK && Has(http.Request, coded.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        whole?.Invoke(http);
        response.StatusCode = Status;
        headers.LastModified = _lastModified;
        response.ContentType = ContentType;
        response.ContentLength = coded.Body.Length;
        if (coded.Name is not null) headers.ContentEncoding = coded.Name;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask
            : coded.Body.Length > WholeAtOnce ? response.Body.WriteAsync(coded.Body, 0, coded.Body.Length, http.RequestAborted)
            : WriteWholeAsync(response, coded.Body, http.RequestAborted);
    }

    /// <summary>
    /// Asks the server for one piece of memory as large as the page. Left to itself it copies a page of 44 KB into eleven pieces of 4 KB, each of which the
    /// operating system is told of, and sends it a fifth more slowly. The head goes first: until then memory is lent by the side, to be copied once more.
    /// </summary>
    private static async Task WriteWholeAsync(HttpResponse response, byte[] body, CancellationToken ct)
    {
        await response.StartAsync(ct);
        body.CopyTo(response.BodyWriter.GetSpan(body.Length));
        response.BodyWriter.Advance(body.Length);
        await response.BodyWriter.FlushAsync(ct);
    }

    private Coded Pick(HttpRequest request)
    {
        var header = request.Headers.AcceptEncoding;
        if (header.Count == 0) return _plain;
        var (brotli, gzip) = header.Count == 1 && Accepted.TryGetValue(header[0]!, out var known) ? known : Read(request, header);
        return brotli && _brotli.Value.Body.Length < _plain.Body.Length ? _brotli.Value
            : gzip && _gzip.Value.Body.Length < _plain.Body.Length ? _gzip.Value
            : _plain;
    }

    private static (bool Brotli, bool Gzip) Read(HttpRequest request, StringValues header)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        bool Takes(string coding) => accepted.Any(a => a.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0);
        var read = (Takes("br"), Takes("gzip"));
        if (header is [{ } text] && Accepted.Count < MostAccepted) Accepted.TryAdd(text, read);
        return read;
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
