using System.Globalization;
using System.Text;
using Portal.Domain.Common;

namespace Portal.Domain.Reports;

/// <summary>The figures that the draft of a report is written with.</summary>
/// <param name="Policies">Policy documents first published in the year; <paramref name="Normative"/> of them normative.</param>
/// <param name="Channels">New applications by how they came, in words, the most frequent first.</param>
/// <param name="Workdays">Average from receipt to decision; null where nothing was decided.</param>
/// <param name="InTime">Decided cases whose reply clock ended in time, and all decided cases that have one.</param>
/// <param name="Fees">信息处理费: notices of the year; fees that came in during it, and their sum in 元.</param>
public sealed record ReportIndicators(int Policies, int Normative, int Interpretations, int Notices, int Pages, IReadOnlyList<(string Channel, int Count)> Channels, decimal? Workdays, (int Met, int Of) InTime,
    (int Asked, int Paid, int Yuan) Fees, int Trainings, int Trained, int Publicity, int LeaderReports);

/// <summary>The text of the annual report: its six fixed sections, and a first draft with the year's figures.</summary>
public static class ReportNarrative
{
    /// <summary>Stands where a person has to fill in something; while it stands the report cannot be handed in.</summary>
    public const string Blank = "〔待填〕";

    /// <summary>Fixed by 国办公开办函〔2021〕30号: titles and order.</summary>
    public static readonly IReadOnlyList<string> Sections =
        ["总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项"];

    public static string Title(string issuer, int year) => string.Create(CultureInfo.InvariantCulture, $"{issuer}{year}年政府信息公开工作年度报告");

    /// <summary>一、总体情况.</summary>
    public static string Heading(int section) => $"{Numerals.ToChinese(section)}、{Sections[section - 1]}";

    /// <summary>Sections that are missing or stand in the wrong place.</summary>
    public static IReadOnlyList<string> MissingSections(string markdown)
    {
        var found = markdown.Split('\n').Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Select(l => l[3..].Trim()).ToList();
        return [.. Enumerable.Range(1, Sections.Count).Select(Heading).Where((heading, i) => i >= found.Count || found[i] != heading)];
    }

    public static string Draft(ReportTables tables, ReportIndicators indicators)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append("\n\n");
        void Section(int section) => Line($"## {Heading(section)}");
        var year = tables.Year;
        decimal Row(int row) => tables[row, Table3.All];

        Line($"本报告依据《中华人民共和国政府信息公开条例》和《{tables.OfForm.Source}》规定的格式编制，统计期限为{year}年1月1日至{year}年12月31日。");
        Section(1);
        Line($"（一）主动公开。全年发布政策文件{indicators.Policies}件（其中行政规范性文件{indicators.Normative}件）、解读材料{indicators.Interpretations}篇、通知公告{indicators.Notices}条，更新专栏页面{indicators.Pages}个。");
        var channels = indicators.Channels.Count == 0 ? "" : $"按收到的方式分：{string.Join('、', indicators.Channels.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Channel}{c.Count}件")))}。";
        Line($"（二）依申请公开。全年新收政府信息公开申请{Row(Table3.Received):0}件，上年结转{Row(Table3.CarriedIn):0}件，办结{Row(Table3.Total):0}件，结转下年度{Row(Table3.CarriedOut):0}件。{channels}{Speed(indicators)}");
        Line($"（三）政府信息管理。{Normative(tables)}{Blank}");
        Line($"（四）政府信息公开平台建设。{Blank}");
        Line($"（五）监督保障。全年举办政务公开培训{indicators.Trainings}次，{indicators.Trained}人次参加；开展宣传活动{indicators.Publicity}次；向局主要负责人专题汇报{indicators.LeaderReports}次。");
        Section(2);
        Section(3);
        Line($"办结的申请中，予以公开{Row(3):0}件，部分公开{Row(4):0}件，不予公开{Sum(tables, 5, 12):0}件，无法提供{Sum(tables, 13, 15):0}件，不予处理{Sum(tables, 16, 20):0}件，其他处理{Sum(tables, 21, 23):0}件。");
        Section(4);
        var (reviews, lawsuits) = (tables[Table4.Key("review", Table4.Sum)], tables[Table4.Key("direct", Table4.Sum)] + tables[Table4.Key("after", Table4.Sum)]);
        Line($"全年行政复议{reviews:0}件，行政诉讼{lawsuits:0}件。");
        Section(5);
        Line($"存在的主要问题：{Blank}");
        Line($"改进情况：{Blank}");
        Section(6);
        Line($"{Fees(year, indicators)}");
        return text.ToString().TrimEnd() + "\n";
    }

    /// <summary>The form asks for it since the scales exist: they are in force from 2021-01-01.</summary>
    private static string Fees(int year, ReportIndicators indicators)
    {
        if (year < 2021) return $"收取信息处理费的情况：{Blank}";
        var (asked, paid, yuan) = indicators.Fees;
        var told = asked == 0 ? "本年没有发出收费通知" : string.Create(CultureInfo.InvariantCulture, $"本年发出收费通知{asked}件");
        return string.Create(CultureInfo.InvariantCulture, $"依据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）收取信息处理费的情况：{told}，收取信息处理费{paid}件，共{yuan}元。");
    }

    private static string Speed(ReportIndicators indicators)
    {
        if (indicators.Workdays is not { } days) return "";
        var average = string.Create(CultureInfo.InvariantCulture, $"答复平均用时{days:0.#}个工作日");
        return indicators.InTime is { Of: > 0 } share ? string.Create(CultureInfo.InvariantCulture, $"{average}，按期答复率{share.Met * 100m / share.Of:0.#}%。") : average + "。";
    }

    private static string Normative(ReportTables tables) => tables.Form == ReportForms.Current.Key
        ? string.Create(CultureInfo.InvariantCulture, $"全年制发行政规范性文件{tables[Table2.NormativeMade]:0}件，废止和失效{tables[Table2.NormativeRepealed]:0}件，现行有效{tables[Table2.NormativeValid]:0}件。")
        : "";

    private static decimal Sum(ReportTables tables, int from, int to) => tables.OfForm.ResultRows.Where(row => row >= from && row <= to).Sum(row => tables[row, Table3.All]);
}
