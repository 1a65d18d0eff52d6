using Portal.Domain.Common;

namespace Portal.Domain.Reports;

/// <summary>
/// 政府信息公开工作年度报告 of one year in the making. Its text is a document of the kind <see cref="Documents.DocumentKind.Report"/>, with editions, signing
/// and release like any other; here is what was typed into its tables.
/// </summary>
public sealed class AnnualReport
{
    private readonly List<AnnualReportFigure> _figures = [];
    private readonly List<AnnualReportNote> _notes = [];

    private AnnualReport()
    {
    }

    public AnnualReport(int year, int documentId, bool isSample) => (Year, DocumentId, IsSample) = (year, documentId, isSample);

    public int Id { get; private set; }

    /// <summary>The year that is reported on; unique.</summary>
    public int Year { get; private set; }
    public int DocumentId { get; private set; }

    /// <summary>示例.</summary>
    public bool IsSample { get; private set; }

    /// <summary>Everything ever typed, oldest first; the newest entry of a cell counts.</summary>
    public IReadOnlyList<AnnualReportFigure> Figures => _figures;

    /// <summary>Explanations of warnings, oldest first.</summary>
    public IReadOnlyList<AnnualReportNote> Notes => _notes;

    public ReportForm Form => ReportForms.Of(Year)!;

    public IReadOnlyDictionary<string, AnnualReportFigure> Typed => _figures.OrderBy(f => f.Id == 0 ? int.MaxValue : f.Id).GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.Last());

    public IReadOnlyDictionary<string, AnnualReportNote> Explained => _notes.OrderBy(n => n.Id == 0 ? int.MaxValue : n.Id).GroupBy(n => n.Issue).ToDictionary(g => g.Key, g => g.Last());

    /// <param name="value">Null: what the registers say counts again.</param>
    public Outcome Type(string key, decimal? value, string reason, bool isImported, string by, DateTime at)
    {
        if (!Form.Keys.Contains(key)) return Outcome.Missing;
        if (reason.Length == 0) return Outcome.Refused("手工填写的数字要写明理由和来源。");
        if (value is { } number && Fault(key, number) is { } fault) return Outcome.Refused(fault);
        _figures.Add(new AnnualReportFigure(key, value, reason, isImported, by, at));
        return Outcome.Done;
    }

    public void Explain(string issue, string text, string by, DateTime at) => _notes.Add(new AnnualReportNote(issue, text, by, at));

    /// <summary>Rule 8: non-negative integers; money in 万元 with decimals; an increase or decrease may be negative.</summary>
    internal static Reason? Fault(string key, decimal value) =>
        value < 0 && !Table2.IsChange(key) ? "数字不能是负数。"
        : !Table2.IsAmount(key) && value != decimal.Truncate(value) ? "件数应是整数。"
        : Math.Abs(value) >= 100_000_000 ? new Reason("数字太大，请核对（不超过 {0}）。", 99_999_999) : null;
}

/// <summary>A number that somebody typed into a cell. Added, never edited: the cell's history.</summary>
public sealed class AnnualReportFigure
{
    private AnnualReportFigure()
    {
    }

    internal AnnualReportFigure(string key, decimal? value, string reason, bool isImported, string by, DateTime at) =>
        (Key, Value, Reason, IsImported, By, At) = (key, value, reason, isImported, by, at);

    public int Id { get; private set; }
    public int ReportId { get; private set; }
    public string Key { get; private set; } = "";

    /// <summary>Null: the correction was taken back.</summary>
    public decimal? Value { get; private set; }
    public string Reason { get; private set; } = "";

    /// <summary>Taken over from a report made elsewhere.</summary>
    public bool IsImported { get; private set; }
    public string By { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
}

/// <summary>Why something that looks wrong is right. Belongs to the very numbers it was written for: when they change, it no longer counts.</summary>
public sealed class AnnualReportNote
{
    private AnnualReportNote()
    {
    }

    internal AnnualReportNote(string issue, string text, string by, DateTime at) => (Issue, Text, By, At) = (issue, text, by, at);

    public int Id { get; private set; }
    public int ReportId { get; private set; }

    /// <summary>Code of the issue, see <see cref="BalanceIssue.Code"/>.</summary>
    public string Issue { get; private set; } = "";
    public string Text { get; private set; } = "";
    public string By { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
}
