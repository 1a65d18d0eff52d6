using Portal.Web.Public.Intake;

namespace Portal.Web.Public.Readers;

/// <summary>Against programs that press 'was this clear?' by the thousand. The address stays in memory for ten minutes and is written nowhere.</summary>
internal sealed class ReaderLimits : IDisposable
{
    /// <summary>Of one address for one document: a family or a service hall, not a script.</summary>
    public const int ClicksPerTenMinutes = 5;

    private readonly AttemptLimit _clicks = new(ClicksPerTenMinutes, TimeSpan.FromMinutes(10));

    public bool AllowClick(HttpContext http) => _clicks.Allow($"{AttemptLimit.AddressOf(http)} {http.Request.Path}");

    public void Dispose() => _clicks.Dispose();
}
