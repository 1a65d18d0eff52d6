using System.Security.Cryptography;
using System.Text;
using Portal.Web.Public.Intake;

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

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly AttemptLimit _forms = new(FormsPerTenMinutes, Window);
    private readonly AttemptLimit _lookups = new(LookupsPerTenMinutes, Window);
    private readonly AttemptLimit _codes = new(LookupsOfOneCode, Window);

    public bool AllowForm(HttpContext http) => _forms.AllowAddress(http);

    public bool AllowLookup(HttpContext http) => _lookups.AllowAddress(http);

    /// <summary>Also from many addresses nobody tries names with one code.</summary>
    public bool AllowCode(string code) => _codes.Allow(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()))));

    public void Dispose()
    {
        _forms.Dispose();
        _lookups.Dispose();
        _codes.Dispose();
    }
}
