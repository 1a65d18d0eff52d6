using System.Globalization;

namespace Portal.Web.Hosting;

/// <summary>
/// How a visitor wants the pages: colours, elder mode, language. It is kept in one small cookie that says nothing about the person,
/// is set only by the visitor's own choice, and is part of every page's cache key.
/// </summary>
/// <param name="Theme">light, dark or contrast; empty: the system's setting counts.</param>
/// <param name="Mode">elder, or empty.</param>
/// <param name="Language">en, or empty for Chinese.</param>
public sealed record Look(string Theme, string Mode, string Language)
{
    public const string Cookie = "look";

    public static readonly Look Default = new("", "", "");

    private static readonly string[] Themes = ["light", "dark", "contrast"];

    public bool IsEnglish => Language == "en";

    public bool IsElder => Mode == "elder";

    public CultureInfo Culture => CultureInfo.GetCultureInfo(IsEnglish ? "en" : "zh-CN");

    /// <summary>As the cookie and the cache key spell it, e.g. 'dark.elder.en'.</summary>
    public string Key => this == Default ? "" : string.Join('.', ((string[])[Theme, Mode, Language]).Where(word => word.Length > 0));

    public static Look Of(HttpRequest request) =>
        request.Cookies[Cookie] is { Length: > 0 and < 64 } words ? words.Split('.').Aggregate(Default, (look, word) => look.With(word)) : Default;

    /// <summary>One choice more; words that mean 'as usual' take a choice back, unknown ones change nothing.</summary>
    public Look With(string word) => word switch
    {
        "system" => this with { Theme = "" },
        "elder" => this with { Mode = "elder" },
        "standard" => this with { Mode = "" },
        "en" => this with { Language = "en" },
        "zh" => this with { Language = "" },
        _ when Themes.Contains(word) => this with { Theme = word },
        _ => this,
    };
}

public static class LookStart
{
    /// <summary>Answers every request, and opens every circuit, in the visitor's language.</summary>
    public static void UseLook(this WebApplication app) => app.Use((http, next) =>
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Look.Of(http.Request).Culture, Look.Of(http.Request).Culture);
        return next(http);
    });
}
