using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Portal.Web.Public.Intake;

/// <summary>Who has just sent something sees its receipt for half an hour: a sealed cookie with its code, so that the code stands in no address, no log and no history.</summary>
internal sealed class ReceiptCookie(IDataProtectionProvider protection, IHostEnvironment environment)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    private readonly ITimeLimitedDataProtector _codes = protection.CreateProtector("Portal.Intake.Receipt").ToTimeLimitedDataProtector();
    private readonly string _name = environment.IsDevelopment() ? "portal-receipt" : "__Secure-portal-receipt";

    /// <param name="path">Addresses to which the browser shows it.</param>
    public void Put(HttpContext http, string path, string code) => http.Response.Cookies.Append(_name, _codes.Protect($"{path}|{code}", Length), new CookieOptions
    {
        Path = path,
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = !environment.IsDevelopment() || http.Request.IsHttps,
        IsEssential = true,
    });

    /// <returns>The code; null: nothing was sent here, or the half hour is over.</returns>
    public string? Read(HttpContext http, string path)
    {
        if (http.Request.Cookies[_name] is not { Length: > 0 } value) return null;
        try
        {
            return _codes.Unprotect(value).Split('|') is [var where, var code] && where == path ? code : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
