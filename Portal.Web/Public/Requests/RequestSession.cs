using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Portal.Web.Public.Requests;

/// <summary>
/// Who has shown name and code sees the case for half an hour: a sealed cookie that names it, for the pages under /requests alone. Neither code nor name is in
/// any address, so none is in a log or a history.
/// </summary>
internal sealed class RequestSession(IDataProtectionProvider protection, IHostEnvironment environment)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan FormLength = TimeSpan.FromHours(24);

    private readonly ITimeLimitedDataProtector _cases = protection.CreateProtector("Portal.Requests.Case").ToTimeLimitedDataProtector();
    private readonly ITimeLimitedDataProtector _forms = protection.CreateProtector("Portal.Requests.Form").ToTimeLimitedDataProtector();
    private readonly string _cookie = environment.IsDevelopment() ? "portal-request" : "__Secure-portal-request";

    public void Open(HttpContext http, int id) =>
        http.Response.Cookies.Append(_cookie, _cases.Protect(id.ToString(CultureInfo.InvariantCulture), Length), Options(http));

    public void Close(HttpContext http) => http.Response.Cookies.Delete(_cookie, Options(http));

    /// <returns>Null: nobody has shown name and code here, or the time is over.</returns>
    public int? CaseOf(HttpContext http) =>
        http.Request.Cookies[_cookie] is { Length: > 0 } value && Open(_cases, value) is { } id ? int.Parse(id, CultureInfo.InvariantCulture) : null;

    /// <summary>A key for a form that is opened now.</summary>
    public string NewForm() => _forms.Protect(RandomNumberGenerator.GetHexString(64, lowercase: true), FormLength);

    /// <returns>The key; null when the form was not ours, or was opened more than a day ago.</returns>
    public string? KeyOf(string form) => Open(_forms, form);

    private static string? Open(ITimeLimitedDataProtector protector, string value)
    {
        try
        {
            return protector.Unprotect(value);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private CookieOptions Options(HttpContext http) => new()
    {
        Path = RequestPaths.Guide,
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = !environment.IsDevelopment() || http.Request.IsHttps,
        IsEssential = true,
    };
}

/// <summary>Addresses of 依申请公开.</summary>
internal static class RequestPaths
{
    public const string Guide = "/requests";
    public const string New = "/requests/new";
    public const string Receipt = "/requests/receipt";
    public const string Status = "/requests/status";
    public const string Correct = "/requests/status/correction";
    public const string Withdraw = "/requests/status/withdrawal";
    public const string Leave = "/requests/status/leave";

    public static string File(int id) => string.Create(CultureInfo.InvariantCulture, $"/requests/status/files/{id}");
}
