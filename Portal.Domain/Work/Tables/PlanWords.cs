using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Domain.Common;

namespace Portal.Domain.Work.Tables;

/// <summary>The words in which a table, and a person, says what is chosen from a list: due rules and reckonings.</summary>
public static partial class PlanWords
{
    public static string Text(Cadence every) => every switch
    {
        Cadence.Month => "每月",
        Cadence.Quarter => "每季度",
        Cadence.HalfYear => "每半年",
        _ => "每年",
    };

    public static string Text(Reckoning reckoning) => reckoning switch
    {
        Reckoning.Percent => "按百分比",
        Reckoning.Status => "只报状态",
        _ => "按期佐证",
    };

    /// <summary>2019-09-30, 每季度 or 全年持续（每季度）.</summary>
    public static string Text(DueRule due) => due.Kind switch
    {
        DueKind.Date => due.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        DueKind.Recurring => Text(due.Every ?? Cadence.Quarter),
        _ => $"全年持续（{Text(due.Every ?? Cadence.Quarter)}）",
    };

    /// <summary>A due rule without its phrase; null when the words are no exact rule.</summary>
    public static DueRule? ReadDue(string words)
    {
        var text = string.Concat(words.Where(c => !char.IsWhiteSpace(c))).Replace('(', '（').Replace(')', '）');
        if (DatePattern().Match(text) is { Success: true } date) return ReadDate(date) is { } day ? DueRule.By(day, null) : null;
        if (ReadCadence(text) is { } every) return DueRule.Each(every, null);
        if (text is "全年持续" or "全年持续推进") return DueRule.AllYear(null);
        return ContinuousPattern().Match(text) is { Success: true } all && ReadCadence(all.Groups[1].Value) is { } evidence ? DueRule.AllYear(null, evidence) : null;
    }

    public static Reckoning? ReadReckoning(string words) =>
        Enum.GetValues<Reckoning>().Cast<Reckoning?>().FirstOrDefault(r => Text(r!.Value) == words.Trim());

    /// <summary>A value of a field, which travels as code, as people read it.</summary>
    public static string Text(PlanField field, string value) => field switch
    {
        PlanField.MeasureDue when PlanFields.ReadDue(value) is { } due => Text(due),
        PlanField.MeasureReckoning when Enum.TryParse<Reckoning>(value, out var reckoning) => Text(reckoning),
        _ => value,
    };

    private static Cadence? ReadCadence(string text) => text switch
    {
        "每月" => Cadence.Month,
        "每季度" or "每季" => Cadence.Quarter,
        "每半年" => Cadence.HalfYear,
        "每年" or "每年度" => Cadence.Year,
        _ => null,
    };

    private static DateOnly? ReadDate(Match date)
    {
        int Part(int group) => Numerals.Read(date.Groups[group].ValueSpan) ?? 0;
        var (year, month, day) = (Part(1), Part(2), Part(3));
        return year is >= 2000 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    // Excel shows a date in its own way once a clerk has touched it.
    [GeneratedRegex("^([0-9０-９]{4})[-./／年]([0-9０-９]{1,2})[-./／月]([0-9０-９]{1,2})日?$")]
    private static partial Regex DatePattern();

    [GeneratedRegex("^全年持续(?:推进)?（(.+)）$")]
    private static partial Regex ContinuousPattern();
}
