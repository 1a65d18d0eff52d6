namespace Portal.Domain.Work.Tables;

/// <summary>The files a plan is handed out in.</summary>
public enum TableFormat
{
    Tsv,
    Docx,
    Xlsx,
}

/// <summary>A plan as it goes onto paper: what <see cref="PlanTableReader"/> reads is what <see cref="PlanTableWriter"/> writes.</summary>
/// <param name="WithProgress">Adds 进度, 工作进展, 存在问题 and 后续举措, one row per measure.</param>
public sealed record PlanSheet(
    string Title,
    string UpperHeading,
    string LowerHeading,
    IReadOnlyList<GoalDraft> Goals,
    bool WithProgress = false)
{
    public static PlanSheet Of(PlanDraft draft, bool withProgress = false) =>
        new(draft.Title, draft.UpperHeading, draft.LowerHeading, draft.Goals, withProgress);
}
