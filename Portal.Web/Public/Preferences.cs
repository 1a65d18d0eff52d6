using Portal.Web.Hosting;

namespace Portal.Web.Public;

/// <summary>Remembers a visitor's look without script: a link sets the cookie and leads back to the page it stood on.</summary>
internal static class Preferences
{
    public const string Path = "/preferences";

    public static string Link(string word, PageContext page) => $"{Path}?{Name(word)}={word}&return={page.Return}";

    public static IResult Set(HttpContext http, string? theme, string? mode, string? lang, string? @return)
    {
        var look = ((string?[])[theme, mode, lang]).Aggregate(Look.Of(http.Request), (wanted, word) => word is null ? wanted : wanted.With(word));
        var options = new CookieOptions { Path = "/", HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(365) };
        if (look == Look.Default) http.Response.Cookies.Delete(Look.Cookie, options);
        else http.Response.Cookies.Append(Look.Cookie, look.Key, options);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Redirect(IsLocal(@return) ? @return! : "/");
    }

    /// <summary>A path on this site and nothing that a browser reads as another one ('//host', '/\host').</summary>
    internal static bool IsLocal(string? address) =>
        address is ['/', ..] && (address.Length == 1 || address[1] is not ('/' or '\\')) && !address.Any(char.IsControl) && address.All(char.IsAscii);

    private static string Name(string word) => word switch { "elder" or "standard" => "mode", "en" or "zh" => "lang", _ => "theme" };
}
