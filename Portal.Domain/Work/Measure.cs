using Portal.Domain.Common;

namespace Portal.Domain.Work;

/// <summary>How a measure's percentage comes about.</summary>
public enum Reckoning
{
    /// <summary>按百分比填报: the last reported percentage.</summary>
    Percent,

    /// <summary>只报状态: 未开始, 推进中, 已完成.</summary>
    Status,

    /// <summary>按期佐证: periods with evidence in time, out of all periods of the year.</summary>
    Evidence,
}

/// <summary>What a report says where no percentage is asked for.</summary>
public enum ProgressStatus
{
    NotStarted,
    Running,
    Done,
}

/// <summary>完成措施: what is really done for a task, with its own owner, weight, due rule and reports.</summary>
public sealed class Measure : PlanRow
{
    private readonly List<ProgressEntry> _entries = [];

    private Measure()
    {
    }

    internal Measure(GoalTask task, int number, string text, DueRule due, int position)
    {
        (Task, Number, Text, Position) = (task, number, text, position);
        SetDue(due, byHand: false);
        Reckoning = UsualReckoning(due.Kind);
    }

    public GoalTask Task { get; private set; } = null!;
    public int TaskId { get; private set; }

    /// <summary>1, 2, … within its task; importing again finds the measure by it.</summary>
    public int Number { get; set; }
    public string Text { get; set; } = "";

    /// <summary>Division or person in charge of this measure alone; empty: those of the task.</summary>
    public string Owner { get; set; } = "";

    /// <summary>Share in the task; 1 unless somebody decides otherwise.</summary>
    public decimal Weight { get; set; } = 1;
    public Reckoning Reckoning { get; set; }
    public DueKind DueKind { get; private set; }
    public DateOnly? DueDate { get; private set; }
    public Cadence? DueEvery { get; private set; }
    public string? DuePhrase { get; private set; }

    /// <summary>Corrected by hand: importing again leaves the rule alone.</summary>
    public bool DueByHand { get; private set; }

    /// <summary>UTC; a cancelled measure leaves the denominator and stays in the table, struck through.</summary>
    public DateTime? CancelledAt { get; private set; }
    public string? CancelReason { get; private set; }
    public IReadOnlyList<ProgressEntry> Entries => _entries;

    public DueRule Due => new(DueKind, DueDate, DueEvery, DuePhrase);

    /// <summary>How a measure is reckoned until somebody decides otherwise.</summary>
    public static Reckoning UsualReckoning(DueKind due) => due == DueKind.Date ? Reckoning.Percent : Reckoning.Evidence;

    public void SetDue(DueRule due, bool byHand) =>
        (DueKind, DueDate, DueEvery, DuePhrase, DueByHand) = (due.Kind, due.Date, due.Every, due.Phrase ?? (byHand ? DuePhrase : null), byHand);

    public Outcome Cancel(string reason, DateTime now)
    {
        if (reason.Trim().Length == 0) return Outcome.Refused("请写明取消这条措施的原因。");
        (CancelledAt, CancelReason) = (now, reason.Trim());
        return Outcome.Done;
    }

    public void Resume() => (CancelledAt, CancelReason) = (null, null);

    /// <summary>
    /// Adds a dated report; nothing is ever overwritten. Reports that do not move the measure on must say what is wrong and what comes next.
    /// </summary>
    /// <param name="standing">Where the measure stood before the report.</param>
    public Outcome Report(ProgressReport report, Standing standing, Actor author, DateOnly today, DateTime now)
    {
        var reasons = report.Refusals(this, standing, today);
        if (reasons.Count > 0) return Outcome.Refused(reasons);
        _entries.Add(new ProgressEntry(this, report, author, today, now));
        return Outcome.Done;
    }
}
