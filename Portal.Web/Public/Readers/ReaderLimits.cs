using System.Threading.RateLimiting;

namespace Portal.Web.Public.Readers;

/// <summary>Against programs that count or ask by the thousand. The address stays in memory for ten minutes and is written nowhere.</summary>
internal sealed class ReaderLimits : IDisposable
{
    /// <summary>Of one address for one document: a family or a service hall, not a script.</summary>
    public const int ClicksPerTenMinutes = 5;
    public const int QuestionsPerTenMinutes = 20;

    private readonly PartitionedRateLimiter<string> _clicks = Of(ClicksPerTenMinutes);
    private readonly PartitionedRateLimiter<string> _questions = Of(QuestionsPerTenMinutes);

    public bool AllowClick(HttpContext http) => Allow(_clicks, $"{Address(http)} {http.Request.Path}");

    public bool AllowQuestion(HttpContext http) => Allow(_questions, Address(http));

    public void Dispose()
    {
        _clicks.Dispose();
        _questions.Dispose();
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
