using Portal.Domain.Common;

namespace Portal.Domain.Consultations;

/// <summary>The five kinds of 重大行政决策 (国务院令第713号第三条).</summary>
public enum MatterKind
{
    /// <summary>有关公共服务、市场监管、社会管理、环境保护等方面的重大公共政策和措施.</summary>
    PublicPolicy,

    /// <summary>经济和社会发展等方面的重要规划.</summary>
    Planning,

    /// <summary>开发利用、保护重要自然资源和文化资源的重大公共政策和措施.</summary>
    Resources,

    /// <summary>在本行政区域实施的重大公共建设项目.</summary>
    Project,

    /// <summary>对经济社会发展有重大影响、涉及重大公共利益或者社会公众切身利益的其他重大事项.</summary>
    Other,
}

/// <summary>The steps of a decision, in their order by law.</summary>
public enum StepKind
{
    /// <summary>起草.</summary>
    Draft,

    /// <summary>公开征求意见.</summary>
    Consultation,

    /// <summary>听证.</summary>
    Hearing,

    /// <summary>专家论证.</summary>
    ExpertReview,

    /// <summary>风险评估.</summary>
    RiskAssessment,

    /// <summary>合法性审查.</summary>
    LegalityReview,

    /// <summary>集体讨论决定.</summary>
    Deliberation,

    /// <summary>公布.</summary>
    Publication,

    /// <summary>执行和评估.</summary>
    Evaluation,
}

public enum StepState
{
    Open,
    Done,

    /// <summary>Not taken; the reason is printed.</summary>
    NotNeeded,
}

/// <summary>One step of a matter: what came of it, on which day, by which paper.</summary>
public sealed class DecisionStep
{
    private DecisionStep()
    {
    }

    internal DecisionStep(StepKind kind) => Kind = kind;

    public int Id { get; private set; }
    public int MatterId { get; private set; }
    public StepKind Kind { get; private set; }
    public StepState State { get; private set; }

    /// <summary>The day it was begun or handed in, where that matters: 合法性审查 has a least number of working days.</summary>
    public DateOnly? BeganOn { get; private set; }

    /// <summary>The day it was done.</summary>
    public DateOnly? On { get; private set; }

    /// <summary>What came of it, or why it is not needed; the public reads it.</summary>
    public string Note { get; private set; } = "";
    public string By { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime? At { get; private set; }

    internal void Set(StepEntry entry, string by, DateTime at) => (State, BeganOn, On, Note, By, At) = (entry.State, entry.BeganOn, entry.On, entry.Note.Trim(), by, at);
}

/// <summary>What somebody records of a step.</summary>
/// <param name="On">The day it was done.</param>
/// <param name="BeganOn">The day it was handed in; only 合法性审查 asks for it.</param>
public sealed record StepEntry(StepKind Kind, StepState State, DateOnly? On, string Note, DateOnly? BeganOn = null);

/// <summary>A paper of a step: minutes of a hearing, an expert's signed opinion, a risk report. The staff's alone.</summary>
public sealed class DecisionPaper
{
    private DecisionPaper()
    {
    }

    public DecisionPaper(StepKind step, StoredPaper file, string by, DateTime at) =>
        (Step, FileHash, Name, ContentType, Size, By, At) = (step, file.Hash, file.Name, file.ContentType, file.Size, by, at);

    public int Id { get; private set; }
    public int MatterId { get; private set; }
    public StepKind Step { get; private set; }
    public string FileHash { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string ContentType { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }
    public string By { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
}

/// <summary>A file that was taken in: where it lies and what it is.</summary>
/// <param name="Size">Bytes.</param>
public sealed record StoredPaper(string Hash, string Name, string ContentType, long Size);

/// <summary>
/// 决策事项: something the bureau means to decide this year, with the steps that the law asks for; the hub that ties drafts, consultations and the policy in
/// the end together. Those of the published catalogue are 重大行政决策事项; the others are drafts on which opinions are asked all the same.
/// </summary>
public sealed class DecisionMatter
{
    private readonly List<DecisionStep> _steps = [];
    private readonly List<DecisionPaper> _papers = [];

    private DecisionMatter()
    {
    }

    public DecisionMatter(int year, string name, MatterKind kind, string division)
    {
        (Year, Name, Kind, Division) = (year, name, kind, division);
        _steps.AddRange(Enum.GetValues<StepKind>().Select(k => new DecisionStep(k)));
    }

    public int Id { get; private set; }
    public int Year { get; private set; }
    public string Name { get; set; } = "";
    public MatterKind Kind { get; set; }

    /// <summary>决策承办单位: the division that prepares it.</summary>
    public string Division { get; set; } = "";

    /// <summary>法律政策依据.</summary>
    public string Basis { get; set; } = "";

    /// <summary>When it is meant to be decided, as the catalogue prints it, e.g. 第三季度.</summary>
    public string PlannedFor { get; set; } = "";

    /// <summary>Part of the year's published catalogue.</summary>
    public bool InCatalogue { get; set; }

    /// <summary>The day the party committee agreed to have it in the catalogue (国务院令第713号第三条).</summary>
    public DateOnly? AgreedOn { get; set; }

    /// <summary>行政规范性文件: the window may be as short as <see cref="ConsultationSettings.NormativeDays"/>.</summary>
    public bool IsNormative { get; set; }

    /// <summary>The policy it became (公布).</summary>
    public int? PolicyId { get; set; }

    /// <summary>UTC; given up, with <see cref="StopReason"/>.</summary>
    public DateTime? StoppedAt { get; set; }
    public string StopReason { get; set; } = "";
    public bool IsSample { get; init; }

    /// <summary>Number of saves: an editor says which one it began from.</summary>
    public int Version { get; set; }
    public IReadOnlyList<DecisionStep> Steps => _steps;

    public DecisionStep Step(StepKind kind) => _steps.Single(s => s.Kind == kind);

    public IReadOnlyList<DecisionPaper> Papers => _papers;

    public void Attach(DecisionPaper paper)
    {
        if (_papers.Exists(p => p.FileHash == paper.FileHash && p.Step == paper.Step)) return;
        _papers.Add(paper);
        Version++;
    }

    public void Detach(DecisionPaper paper)
    {
        if (_papers.Remove(paper)) Version++;
    }

    /// <summary>Records a step; refuses, in sentences, what the law does not allow.</summary>
    public Outcome Record(StepEntry entry, string by, DateTime at)
    {
        if (Refusals(entry, OfficeClock.DateOf(at)).ToList() is { Count: > 0 } reasons) return Outcome.Refused(reasons);
        Step(entry.Kind).Set(entry, by, at);
        Version++;
        return Outcome.Done;
    }

    private IEnumerable<Reason> Refusals(StepEntry entry, DateOnly today)
    {
        var (kind, state, on) = (entry.Kind, entry.State, entry.On);
        if (StoppedAt is not null) yield return "这个事项已经终止，不能再记步骤。";
        if (state == StepState.Done && on is null) yield return "请填这一步完成的日期。";
        if (on > today) yield return "完成日期不能晚于今天。";
        if (entry.BeganOn > on) yield return "提交日期不能晚于完成日期。";
        if (state == StepState.NotNeeded && entry.Note.Trim().Length == 0) yield return "不走这一步的，要写明理由，公众会看到。";
        if (entry.Note.Trim().Length > MostNote) yield return new Reason("说明最多 {0} 字，现在有 {1} 字。", MostNote, entry.Note.Trim().Length);
        // 国务院令第713号: what was not reviewed, or was found illegal, is not put before the meeting; these are never skipped.
        if (state == StepState.NotNeeded && kind is StepKind.Draft or StepKind.LegalityReview or StepKind.Deliberation or StepKind.Publication) yield return "这一步不能省。";
        if (state == StepState.Done && kind == StepKind.Deliberation && !Before(StepKind.LegalityReview, on)) yield return "未经合法性审查的，不得提交集体讨论。";
        if (kind == StepKind.LegalityReview && Step(StepKind.Deliberation) is { State: StepState.Done } met && (state != StepState.Done || on > met.On)) yield return "已经集体讨论，合法性审查的记录要保留，日期不能晚于讨论。";
        if (state == StepState.Done && kind == StepKind.Publication && !Before(StepKind.Deliberation, on)) yield return "还没有集体讨论决定，不能记公布。";
        if (state == StepState.Done && kind == StepKind.Evaluation && !Before(StepKind.Publication, on)) yield return "公布以后才有执行和评估。";
        if (kind == StepKind.Deliberation && state != StepState.Done && Step(StepKind.Publication).State == StepState.Done) yield return "已经公布，集体讨论的记录要保留。";
    }

    private bool Before(StepKind kind, DateOnly? day) => Step(kind) is { State: StepState.Done } step && step.On <= day;

    private const int MostNote = 1000;
}
