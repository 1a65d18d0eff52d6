using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Portal.Domain.Common;

namespace Portal.Web.Public.Intake;

/// <summary>What is known of a form that was sent.</summary>
/// <param name="Sealed">Goes back into the form when it is shown again.</param>
/// <param name="Key">Null: the form was not ours, or too old; a new one has been sealed.</param>
/// <param name="Source">See <see cref="FloodMarks"/>.</param>
/// <param name="Notes">Why it cannot be taken as it is; what was typed goes back to its sender.</param>
internal sealed record IntakeCheck(string Sealed, string? Key, long Source, IReadOnlyList<Reason> Notes, int Status);

/// <summary>
/// The gate before the forms that need no account: told apart are a person, a person in a hurry and a program, without a picture puzzle. Nothing that was
/// typed is lost: whatever is wrong, the form comes back with it.
/// </summary>
internal sealed class IntakeGuard : IDisposable
{
    /// <summary>Hidden from people; what fills it is a program, or a browser that fills in too much.</summary>
    public const string Trap = "website";

    /// <summary>Hidden box with the sealed key.</summary>
    public const string Form = "form";

    private static readonly TimeSpan Length = TimeSpan.FromHours(24);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly IntakeSettings _settings;
    private readonly OfficeClock _clock;
    private readonly IAntiforgery _antiforgery;
    private readonly IDataProtector _forms;
    private readonly AttemptLimit _addresses;
    private readonly AttemptLimit _lookups;
    private readonly AttemptLimit _subjects;
    private readonly Lock _gate = new();
    private (DateOnly Day, byte[] Secret) _secret;

    public IntakeGuard(IntakeSettings settings, OfficeClock clock, IAntiforgery antiforgery, IDataProtectionProvider protection)
    {
        (_settings, _clock, _antiforgery) = (settings, clock, antiforgery);
        _forms = protection.CreateProtector("Portal.Intake.Form");
        _addresses = new(settings.PerAddress, Window);
        _lookups = new(settings.LookupsPerAddress, Window);
        _subjects = new(settings.PerMinute, TimeSpan.FromMinutes(1));
    }

    /// <summary>A key for a form that is opened now, with the moment of opening.</summary>
    public string Seal() => _forms.Protect(string.Create(CultureInfo.InvariantCulture, $"{RandomNumberGenerator.GetHexString(32, lowercase: true)}|{_clock.UtcNow.Ticks}"));

    public AntiforgeryTokenSet Token(HttpContext http) => _antiforgery.GetAndStoreTokens(http);

    /// <param name="subject">What it is sent to, e.g. a consultation's address.</param>
    public async Task<IntakeCheck> CheckAsync(HttpContext http, IFormCollection form, string subject)
    {
        var sealedForm = form[Form].ToString();
        var opened = Open(sealedForm);
        var source = FloodMarks.OfSource(AttemptLimit.AddressOf(http), SecretOfToday());
        if (opened is null || _clock.UtcNow - opened.Value.At > Length) return new(Seal(), null, source, ["页面打开已经超过一天，内容都还在，请核对后再提交一次。"], StatusCodes.Status200OK);
        IntakeCheck No(Reason why, int status) => new(sealedForm, opened.Value.Key, source, [why], status);
        if (!await _antiforgery.IsRequestValidAsync(http)) return No("浏览器没有带上本页的凭证，可能是页面放得太久或者禁用了Cookie。内容都还在，请再提交一次；仍不行请换浏览器或者拨打政务公开电话。", StatusCodes.Status400BadRequest);
        if (!_addresses.AllowAddress(http)) return No("这个网络地址十分钟内提交的次数太多。内容都还在，请过十分钟再提交。", StatusCodes.Status429TooManyRequests);
        if (!_subjects.Allow(subject)) return No("现在提交的人很多，这次没有收下。内容都还在，请过一分钟再提交。", StatusCodes.Status429TooManyRequests);
        if (form[Trap].ToString().Length > 0) return No("有一栏不该填写却有内容，可能是浏览器自动填的。请再提交一次。", StatusCodes.Status200OK);
        if (_clock.UtcNow - opened.Value.At < TimeSpan.FromSeconds(_settings.FastestSeconds)) return No("提交得太快，像是程序填的。内容都还在，请核对后再提交一次。", StatusCodes.Status200OK);
        return new(sealedForm, opened.Value.Key, source, [], StatusCodes.Status200OK);
    }

    public bool AllowLookup(HttpContext http) => _lookups.AllowAddress(http);

    public Task<bool> IsOursAsync(HttpContext http) => _antiforgery.IsRequestValidAsync(http);

    /// <summary>The form of a post; null when it is too large or broken.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpContext http, long mostBytes)
    {
        if (!http.Request.HasFormContentType || http.Request.ContentLength > mostBytes) return null;
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception broken) when (broken is BadHttpRequestException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>What was typed into a box, cut where nobody's box is that long.</summary>
    public static string Typed(IFormCollection form, string name, int most)
    {
        var text = form[name].ToString();
        return text.Length > most ? text[..most] : text;
    }

    public void Dispose()
    {
        _addresses.Dispose();
        _lookups.Dispose();
        _subjects.Dispose();
    }

    private (string Key, DateTime At)? Open(string sealedForm)
    {
        try
        {
            var parts = _forms.Unprotect(sealedForm).Split('|');
            return (parts[0], new DateTime(long.Parse(parts[1], CultureInfo.InvariantCulture), DateTimeKind.Utc));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>In memory alone, and gone with the day: from then on nobody can tell whose address a mark was.</summary>
    private byte[] SecretOfToday()
    {
        var today = _clock.Today;
        lock (_gate)
        {
            if (_secret.Day != today) _secret = (today, RandomNumberGenerator.GetBytes(32));
            return _secret.Secret;
        }
    }
}
