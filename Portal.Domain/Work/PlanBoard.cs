using System.Collections.Immutable;

namespace Portal.Domain.Work;

/// <summary>
/// A plan as every open page sees it: one immutable tree in memory, shared by all readers. A change replaces the rows it touched and
/// the way up to the root; everything else is the same object as before, so a page can tell by reference what to draw again.
/// </summary>
/// <param name="AsOf">The day for which states were reckoned.</param>
public sealed record PlanBoard(
    int Id,
    int Year,
    string Title,
    string Issuer,
    string UpperHeading,
    string LowerHeading,
    int Revision,
    bool Published,
    bool IsSample,
    DateTime ChangedAt,
    DateOnly AsOf,
    ImmutableArray<GoalLine> Goals,
    Share Share)
{
    public IEnumerable<TaskLine> Tasks => Goals.SelectMany(g => g.Tasks);

    public IEnumerable<MeasureLine> Measures => Tasks.SelectMany(t => t.Measures);

    public (GoalLine Goal, TaskLine Task)? FindTask(int taskId)
    {
        foreach (var goal in Goals)
            foreach (var task in goal.Tasks)
                if (task.Id == taskId)
                    return (goal, task);
        return null;
    }

    public (TaskLine Task, MeasureLine Measure)? FindMeasure(int measureId)
    {
        foreach (var goal in Goals)
            foreach (var task in goal.Tasks)
                foreach (var measure in task.Measures)
                    if (measure.Id == measureId)
                        return (task, measure);
        return null;
    }
}

public sealed record GoalLine(int Id, int Position, string Number, string Name, ImmutableArray<TaskLine> Tasks, Share Share)
{
    public string Heading => $"{Number}、{Name}";
}

/// <param name="LeadDivisions">Cut from <paramref name="Lead"/>.</param>
public sealed record TaskLine(
    int Id,
    int GoalId,
    int Position,
    string Number,
    string Name,
    string Requirement,
    string ResponsibleUnits,
    string Lead,
    string Supporting,
    string Persons,
    string Deadline,
    string Steps,
    string Supervision,
    decimal Weight,
    Facets Published,
    IReadOnlyList<string> LeadDivisions,
    IReadOnlyList<string> SupportingDivisions,
    IReadOnlyList<string> PersonNames,
    ImmutableArray<MeasureLine> Measures,
    Share Share);

public sealed record MeasureLine(
    int Id,
    int TaskId,
    int Position,
    int Number,
    string Text,
    string Owner,
    decimal Weight,
    Reckoning Reckoning,
    DueRule Due,
    bool DueByHand,
    string? CancelReason,
    Standing Standing,
    EntryView? Last,
    int EntryCount);

/// <summary>A report as it is shown.</summary>
public sealed record EntryView(
    int Id,
    int MeasureId,
    DateOnly On,
    DateTime At,
    int AuthorId,
    string Author,
    int? Percent,
    ProgressStatus? Status,
    DateOnly? Period,
    string Work,
    string Problem,
    string Next,
    IReadOnlyList<EvidenceItem> Evidence)
{
    public EntryFacts Facts => new(On, Percent, Status, Period, Evidence.Count > 0);
}
