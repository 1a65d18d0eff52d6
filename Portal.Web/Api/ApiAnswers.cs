using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;
using Portal.Web.Public;

namespace Portal.Web.Api;

/// <summary>How the open data is sent: readable JSON or CSV, to any site that asks.</summary>
internal static class ApiAnswers
{
    public const string Licence = "可以自由使用，请注明来源。";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Task SendJsonAsync<T>(HttpContext http, T data, DateTime changedAt) =>
        SendAsync(http, new PageBytes(JsonSerializer.SerializeToUtf8Bytes(data, Json), "application/json; charset=utf-8", changedAt, kept: false));

    public static Task SendCsvAsync(HttpContext http, string name, IEnumerable<IReadOnlyList<string?>> rows, DateTime changedAt)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return SendAsync(http, new PageBytes(Csv.Write(rows), "text/csv; charset=utf-8", changedAt, kept: false));
    }

    private static Task SendAsync(HttpContext http, PageBytes bytes)
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return bytes.SendAsync(http, variesByLook: false);
    }
}
