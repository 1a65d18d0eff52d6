using Portal.Domain.Common;

namespace Portal.Domain.Work;

public enum EvidenceKind
{
    File,
    Link,

    /// <summary>A document of the portal, by its address on this site.</summary>
    Document,
}

/// <summary>Proof of a report (佐证).</summary>
/// <param name="Title">What the reader sees.</param>
/// <param name="Address">Hash of the stored file, absolute address of the link, or path on this site.</param>
public sealed record EvidenceItem(EvidenceKind Kind, string Title, string Address, long? Size = null);

/// <summary>One dated report on a measure. Never edited: a correction is a newer report.</summary>
public sealed class ProgressEntry
{
    private readonly List<Evidence> _evidence = [];

    private ProgressEntry()
    {
    }

    internal ProgressEntry(Measure measure, ProgressReport report, Actor author, DateOnly on, DateTime at)
    {
        Measure = measure;
        (On, At, AuthorId, Author) = (on, at, author.AccountId, author.Name);
        (Percent, Status, Period) = (report.Percent, report.Status, report.Period);
        (Work, Problem, Next) = (report.Work.Trim(), report.Problem.Trim(), report.Next.Trim());
        _evidence.AddRange(report.Evidence.Select(e => new Evidence(e)));
    }

    public int Id { get; private set; }
    public Measure Measure { get; private set; } = null!;
    public int MeasureId { get; private set; }

    /// <summary>The day it counts for, Asia/Shanghai.</summary>
    public DateOnly On { get; private set; }

    /// <summary>UTC, when it was handed in.</summary>
    public DateTime At { get; private set; }
    public int AuthorId { get; private set; }
    public string Author { get; private set; } = "";

    /// <summary>0 to 100; null where the measure is not reckoned by percent.</summary>
    public int? Percent { get; private set; }
    public ProgressStatus? Status { get; private set; }

    /// <summary>First day of the period that this evidence is for; null outside measures reckoned by evidence.</summary>
    public DateOnly? Period { get; private set; }

    /// <summary>工作进展.</summary>
    public string Work { get; private set; } = "";

    /// <summary>存在问题.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>后续举措.</summary>
    public string Next { get; private set; } = "";
    public IReadOnlyList<Evidence> Evidence => _evidence;
}

/// <summary>Row of an <see cref="EvidenceItem"/>.</summary>
public sealed class Evidence
{
    private Evidence()
    {
    }

    internal Evidence(EvidenceItem item) => (Kind, Title, Address, Size) = (item.Kind, item.Title, item.Address, item.Size);

    public int Id { get; private set; }
    public int ProgressEntryId { get; private set; }
    public EvidenceKind Kind { get; private set; }
    public string Title { get; private set; } = "";
    public string Address { get; private set; } = "";
    public long? Size { get; private set; }

    public EvidenceItem Item => new(Kind, Title, Address, Size);
}

/// <summary>What somebody wants to report, before the rules have seen it.</summary>
/// <param name="Percent">For measures reckoned by percent: 0 to 100.</param>
/// <param name="Status">For measures reckoned by status.</param>
/// <param name="Period">For measures reckoned by evidence: first day of the period it is for.</param>
public sealed record ProgressReport(
    int? Percent,
    ProgressStatus? Status,
    DateOnly? Period,
    string Work,
    string Problem,
    string Next,
    IReadOnlyList<EvidenceItem> Evidence)
{
    /// <summary>Longest text of one field, in characters.</summary>
    public const int MaxText = 4000;

    /// <summary>Every sentence that stands against the report; empty when it may be taken.</summary>
    public IReadOnlyList<Reason> Refusals(Measure measure, Standing standing, DateOnly today)
    {
        var reasons = new List<Reason>();
        if (measure.CancelledAt is not null) reasons.Add("这条措施已取消，不能再填报。请先恢复。");
        switch (measure.Reckoning)
        {
            case Reckoning.Percent when Percent is null:
                reasons.Add("请填进度百分比。");
                break;
            case Reckoning.Percent when Percent is < 0 or > 100:
                reasons.Add("进度须在 0 到 100 之间。");
                break;
            case Reckoning.Status when Status is null:
                reasons.Add("请选状态：未开始、推进中或已完成。");
                break;
            case Reckoning.Evidence when Evidence.Count == 0:
                reasons.Add("这条措施按期佐证，请附上文件、链接或本站文件作为佐证。");
                break;
            case Reckoning.Evidence when PeriodOf(measure, today) is null:
                reasons.Add("请选佐证所属的时段，时段须在计划年度内且已经开始。");
                break;
        }

        foreach (var text in (string[])[Work, Problem, Next])
            if (text.Length > MaxText)
                reasons.Add(new Reason("每栏最多 {0} 字，现在有 {1} 字。", MaxText, text.Length));
        foreach (var item in Evidence) reasons.AddRange(Refusals(item));

        if (reasons.Count == 0 && Stalls(measure, standing, today))
        {
            if (Problem.Trim().Length == 0) reasons.Add("进度没有前进，请写明存在问题。");
            if (Next.Trim().Length == 0) reasons.Add("进度没有前进，请写明后续举措。");
        }

        return reasons;
    }

    /// <summary>True when the report leaves the measure where it was or puts it back; handing evidence in late counts as a stall too.</summary>
    public bool Stalls(Measure measure, Standing standing, DateOnly today) => measure.Reckoning switch
    {
        Reckoning.Percent => Percent <= standing.Percent && Percent < 100,
        Reckoning.Status => Status != ProgressStatus.Done && Status <= (standing.Status ?? ProgressStatus.NotStarted),
        _ => PeriodOf(measure, today) is { } period && Standings.IsLate(period, today),
    };

    private Period? PeriodOf(Measure measure, DateOnly today) =>
        Period is { } start
            ? Periods.Of(measure.DueEvery ?? Cadence.Quarter, measure.Task.Goal.Plan.Year).FirstOrDefault(p => p.Start == start && p.Start <= today)
            : null;

    private static IEnumerable<Reason> Refusals(EvidenceItem item)
    {
        if (item.Title.Trim().Length == 0) yield return "请给每份佐证写上名称。";
        if (item.Kind == EvidenceKind.Link && !(Uri.TryCreate(item.Address, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            yield return new Reason("“{0}”不是完整的网址，应以 http:// 或 https:// 开头。", item.Address);
        if (item.Kind == EvidenceKind.Document && !(item.Address.StartsWith('/') && !item.Address.StartsWith("//", StringComparison.Ordinal)))
            yield return new Reason("“{0}”不是本站文件的地址，应以 / 开头，例如 /policies/…。", item.Address);
    }
}
