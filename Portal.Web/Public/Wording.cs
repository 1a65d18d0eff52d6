using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Domain.Common;
using Portal.Domain.Work;

namespace Portal.Web.Public;

/// <summary>How the public column says dates, due rules, states and reckonings.</summary>
public sealed class Wording(IStringLocalizer<PublicTexts> L, PageContext page)
{
    private bool English => page.Look.IsEnglish;

    /// <summary>2019年9月30日.</summary>
    public string Day(DateOnly day) => English ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : $"{day.Year}年{day.Month}月{day.Day}日";

    /// <summary>9月30日; with the year where it is not the plan's.</summary>
    public string Day(DateOnly day, int year) =>
        day.Year != year ? Day(day) : English ? day.ToString("d MMMM", CultureInfo.InvariantCulture) : $"{day.Month}月{day.Day}日";

    /// <summary>To the minute, on the office's wall clock.</summary>
    public string Moment(DateTime utc)
    {
        var local = OfficeClock.Local(utc);
        return English ? local.ToString("d MMMM yyyy, H:mm", CultureInfo.InvariantCulture) : $"{local.Year}年{local.Month}月{local.Day}日 {local:H:mm}";
    }

    public string Weekday(DateOnly day) => English ? day.DayOfWeek.ToString() : "星期" + "日一二三四五六"[(int)day.DayOfWeek];

    /// <summary>(一) as the tables print it: （一）.</summary>
    public static string Number(string number) => number.Replace('(', '（').Replace(')', '）');

    /// <summary>At most one place behind the point.</summary>
    public static string Tenths(decimal percent) => Math.Round(percent, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);

    public static int Whole(decimal percent) => (int)Math.Round(percent, MidpointRounding.AwayFromZero);

    public string Size(long bytes) => bytes >= 1024 * 1024 ? $"{Tenths(bytes / 1048576m)} MB" : $"{Math.Max(1, bytes / 1024)} KB";

    public string Due(DueRule due, int year) => due switch
    {
        { Kind: DueKind.Date, Date: { } day } => Day(day, year),
        { Kind: DueKind.Recurring } => due.Every switch
        {
            Cadence.Month => L["每月一次"],
            Cadence.HalfYear => L["每半年一次"],
            Cadence.Year => L["每年一次"],
            _ => L["每季度一次"],
        },
        _ => L["全年持续推进"],
    };

    public string State(MeasureLine measure) => measure.Standing.State switch
    {
        MeasureState.Done => L["已完成"],
        MeasureState.Late => L["进度落后"],
        MeasureState.Near => L["临近期限"],
        MeasureState.NotStarted => L["未开始"],
        MeasureState.Cancelled => L["已取消"],
        _ => L["推进中"],
    };

    /// <summary>What is late or near, in days.</summary>
    public string? Days(MeasureLine measure) => measure.Standing switch
    {
        { IsLate: true, DueOn: { } due } late when late.DaysLate(page.Today) > 366 => L["{0}到期未完成", Day(due)].Value,
        { IsLate: true } late => L["落后{0}天", late.DaysLate(page.Today)].Value,
        { State: MeasureState.Near, DueOn: { } due } when due == page.Today => L["今天到期"].Value,
        { State: MeasureState.Near, DueOn: { } due } => L["还有{0}天", due.DayNumber - page.Today.DayNumber].Value,
        _ => null,
    };

    /// <summary>Why a measure's percentage is what it is, in one line.</summary>
    public string Why(MeasureLine measure, int year)
    {
        var standing = measure.Standing;
        if (standing.State == MeasureState.Cancelled) return L["已取消，不计入进度"];
        return measure.Reckoning switch
        {
            Reckoning.Evidence when standing.Periods.Count > 0 => Periods(standing),
            Reckoning.Evidence => standing.LastEvidenceOn is { } day ? L["{0}有佐证", Day(day, year)] : L["还没有佐证"],
            Reckoning.Status when standing.Status is null => L["还没有填报"],
            Reckoning.Status when standing.Status == ProgressStatus.Running => L["填报为推进中，按50%计"],
            Reckoning.Status when standing.Status == ProgressStatus.Done => L["填报为已完成"],
            Reckoning.Status => L["填报为未开始"],
            _ => measure.Last is { } last ? L["{0}填报{1}%", Day(last.On, year), last.Percent ?? 0] : L["还没有填报"],
        };
    }

    public string PeriodName(Period period) => period.Name switch
    {
        _ when !English => period.Name,
        "第一季度" => "Q1",
        "第二季度" => "Q2",
        "第三季度" => "Q3",
        "第四季度" => "Q4",
        "上半年" => "first half",
        "下半年" => "second half",
        "全年" => "the year",
        _ => period.Start.ToString("MMMM", CultureInfo.InvariantCulture),
    };

    /// <summary>The mean as a sum anybody can redo; null when there is nothing to add up.</summary>
    public string? Formula(TaskLine task)
    {
        MeasureLine[] counted = [.. task.Measures.Where(m => m.Standing.State != MeasureState.Cancelled)];
        if (counted.Length == 0) return null;
        if (counted is [var only]) return L["{0}，即措施{1}的进度", Tenths(only.Standing.Percent), only.Number];
        var weighted = counted.Any(m => m.Weight != counted[0].Weight);
        var weight = weighted ? counted.Sum(m => m.Weight) : counted.Length;
        var sum = string.Join(" + ", counted.Select(m => Tenths(m.Standing.Percent) + (weighted ? $"×{PlanFields.WeightText(m.Weight)}" : "")));
        var shown = counted.Sum(m => Math.Round(m.Standing.Percent, 1, MidpointRounding.AwayFromZero) * (weighted ? m.Weight : 1)) / weight;
        var exact = shown == task.Share.Whole ? "=" : "≈";
        return $"{task.Share.Whole} {exact} ({sum}) ÷ {PlanFields.WeightText(weight)}";
    }

    private string Periods(Standing standing)
    {
        var late = standing.Periods.Where(p => p.EvidenceOn is not null && !p.InTime).Select(p => PeriodName(p.Period)).ToArray();
        var missed = standing.Periods.Where(p => p.EvidenceOn is null && p.Period.End < page.Today).Select(p => PeriodName(p.Period)).ToArray();
        var comma = English ? ", " : "，";
        var names = English ? ", " : "、";
        return L["{0}期中{1}期按时佐证", standing.Periods.Count, standing.PeriodsInTime]
            + (late.Length > 0 ? comma + L["{0}逾期补交", string.Join(names, late)] : "")
            + (missed.Length > 0 ? comma + L["{0}未见佐证", string.Join(names, missed)] : "");
    }
}
