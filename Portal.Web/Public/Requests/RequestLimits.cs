using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;

namespace Portal.Web.Public.Requests;

/// <summary>
/// Against programs that flood the form or guess codes, instead of picture puzzles, which keep people out. A service centre sends all its visitors from one
/// address: the bounds leave it room.
/// </summary>
internal sealed class RequestLimits : IDisposable
{
    public const int FormsPerTenMinutes = 60;
    public const int LookupsPerTenMinutes = 30;
    public const int LookupsOfOneCode = 8;

    private readonly PartitionedRateLimiter<string> _forms = Of(FormsPerTenMinutes);
    private readonly PartitionedRateLimiter<string> _lookups = Of(LookupsPerTenMinutes);
    private readonly PartitionedRateLimiter<string> _codes = Of(LookupsOfOneCode);

    public bool AllowForm(HttpContext http) => Allow(_forms, Address(http));

    public bool AllowLookup(HttpContext http) => Allow(_lookups, Address(http));

    /// <summary>Also from many addresses nobody tries names with one code.</summary>
    public bool AllowCode(string code) => Allow(_codes, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()))));

    public void Dispose()
    {
        _forms.Dispose();
        _lookups.Dispose();
        _codes.Dispose();
    }

    private static bool Allow(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    private static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private static PartitionedRateLimiter<string> Of(int permits) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(10) }));
}
