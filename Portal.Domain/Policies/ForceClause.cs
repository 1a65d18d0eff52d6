using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Domain.Common;
using Portal.Domain.Documents;

namespace Portal.Domain.Policies;

/// <summary>
/// What a paper says of its own force (自2027年1月1日起施行，有效期五年): its last clause, as that stands at the end and other papers may be told of before.
/// Days that hang on another act (自印发之日起) are not in the text, and are null.
/// </summary>
/// <param name="Until">The last day in force as written (有效期至2027年12月31日).</param>
/// <param name="Years">How long it is in force, in years.</param>
public sealed partial record ForceClause(DateOnly? From, DateOnly? Until, int? Years)
{
    /// <summary>Null when the text has no such clause.</summary>
    public static ForceClause? Of(string text)
    {
        if (ClausePattern().Matches(text) is not [.., var clause]) return null;
        var rest = clause.Groups["rest"].Value;
        var last = UntilPattern().Match(rest);
        var years = YearsPattern().Match(rest);
        return new ForceClause(Day(clause), last.Success ? Day(last) : null, years.Success ? Numerals.Read(years.Groups["years"].Value) : null);
    }

    /// <summary>Where the facts say something else, or nothing.</summary>
    public IEnumerable<Reason> Differences(DocumentFacts facts)
    {
        if (From is { } from && from != facts.EffectiveOn)
            yield return facts.EffectiveOn is { } entered ? new Reason("正文写明自{0:yyyy-MM-dd}起施行，“要素”里的施行日期是{1:yyyy-MM-dd}，请核对。", from, entered)
                : new Reason("正文写明自{0:yyyy-MM-dd}起施行，“要素”里没有施行日期，公开页会写“自发布之日起”。", from);

        // Five years from 1 May end on 30 April; some bureaus write 1 May, which is let stand.
        var end = Until ?? (Years is { } years ? (From ?? facts.EffectiveOn)?.AddYears(years).AddDays(-1) : null);
        if (end is { } last && last != facts.ExpiresOn && (Until is not null || last.AddDays(1) != facts.ExpiresOn))
            yield return facts.ExpiresOn is { } set ? new Reason("按正文的有效期应到{0:yyyy-MM-dd}为止，“要素”里的有效期至是{1:yyyy-MM-dd}，请核对。", last, set)
                : new Reason("按正文的有效期应到{0:yyyy-MM-dd}为止，“要素”里没有有效期，到期后公开页仍会写“有效”。", last);
    }

    private static DateOnly? Day(Match match) =>
        DateOnly.TryParseExact($"{match.Groups["year"].Value}-{match.Groups["month"].Value}-{match.Groups["day"].Value}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private const string Date = @"(?<year>[0-9]{4})\s*年\s*(?<month>[0-9]{1,2})\s*月\s*(?<day>[0-9]{1,2})\s*日";

    /// <summary>The clause to the end of its sentence, and a next one on its 有效期; not what is said of another paper (《旧办法》同时废止) or of cases under way.</summary>
    [GeneratedRegex(@"自\s*(?:" + Date + @"|(?:印发|公布|发布)之日)起(?:正式)?(?:施行|实施|执行|试行|生效)(?<rest>[^《\n。]*(?:。[^《\n。]{0,8}有效期[^《\n。]*)?)")]
    private static partial Regex ClausePattern();

    [GeneratedRegex(@"(?:至|到)\s*" + Date)]
    private static partial Regex UntilPattern();

    [GeneratedRegex(@"有效期(?:限)?为?\s*(?<years>[0-9０-９]{1,2}|[一二三四五六七八九十两]{1,3})\s*年")]
    private static partial Regex YearsPattern();
}
