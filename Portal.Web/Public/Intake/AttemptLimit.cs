using System.Threading.RateLimiting;

namespace Portal.Web.Public.Intake;

/// <summary>So many attempts of one kind in a window, by whatever tells the senders apart.</summary>
internal sealed class AttemptLimit(int permits, TimeSpan window) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window }));

    public bool Allow(string key)
    {
        using var lease = _limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    public bool AllowAddress(HttpContext http) => Allow(AddressOf(http));

    public void Dispose() => _limiter.Dispose();

    /// <summary>The visitor's, as a proxy that the portal trusts tells it.</summary>
    public static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}
