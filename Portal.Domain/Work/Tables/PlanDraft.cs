using Portal.Domain.Common;

namespace Portal.Domain.Work.Tables;

/// <summary>A task breakdown table as understood from a file, before anything is stored.</summary>
/// <param name="Title">Title of the table without 附件 marks, e.g. 市科技局落实市政府2019年政务公开工作任务分解表.</param>
/// <param name="Year">The plan year: given by the caller, or read from the title; null when neither tells.</param>
/// <param name="UpperHeading">First header band, e.g. 市政府2019年政务公开任务分工情况; empty where the layout has none.</param>
/// <param name="LowerHeading">Second header band, e.g. 我局任务落实分解情况.</param>
/// <param name="Goals">Goals in the order of the table.</param>
/// <param name="Issues">Everything that was odd, with its line.</param>
public sealed record PlanDraft(
    string Title,
    int? Year,
    string UpperHeading,
    string LowerHeading,
    IReadOnlyList<GoalDraft> Goals,
    IReadOnlyList<TableIssue> Issues)
{
    public bool HasErrors => Issues.Any(i => i.Severity == IssueSeverity.Error);
}

/// <param name="Number">As the table counts goals: 一, 二, …</param>
/// <param name="Name">Without its number.</param>
public sealed record GoalDraft(string Number, string Name, int Line, IReadOnlyList<TaskDraft> Tasks);

/// <param name="Number">Half-width brackets: (一).</param>
/// <param name="Lead">牵头处室 as written; <see cref="Names.Divisions"/> cuts it.</param>
/// <param name="Supporting">配合处室 as written; empty for ——.</param>
/// <param name="Persons">责任人 as written.</param>
/// <param name="Deadline">完成时限 as written.</param>
/// <param name="Steps">实施步骤; empty where the table says nothing of it.</param>
/// <param name="Supervision">监督方式; empty where the table says nothing of it.</param>
/// <param name="Weight">Null where the table says nothing of it.</param>
public sealed record TaskDraft(
    string Number,
    string Name,
    string Requirement,
    string ResponsibleUnits,
    string Lead,
    string Supporting,
    string Persons,
    string Deadline,
    int Line,
    IReadOnlyList<MeasureDraft> Measures,
    string Steps = "",
    string Supervision = "",
    decimal? Weight = null);

/// <param name="Number">1, 2, … within its task.</param>
/// <param name="Text">Without its number.</param>
/// <param name="Progress">What an export with progress columns carried; null otherwise. Shown in the preview, never imported as a report.</param>
/// <param name="DueByHand">The rule stands in the table as decided by hand (期限核定), not read from its text.</param>
/// <param name="Owner">Division or person in charge of this measure alone; empty where the table says nothing of it.</param>
/// <param name="Weight">Null where the table says nothing of it.</param>
/// <param name="Reckoning">Null where the table says nothing of it.</param>
public sealed record MeasureDraft(
    int Number,
    string Text,
    DueRule Due,
    int Line,
    ProgressCell? Progress = null,
    bool DueByHand = false,
    string Owner = "",
    decimal? Weight = null,
    Reckoning? Reckoning = null);

/// <summary>The progress columns of one measure as an export shows them: words for readers, never read back as a report.</summary>
/// <param name="Percent">进度, e.g. 40%.</param>
/// <param name="Work">工作进展.</param>
/// <param name="Problem">存在问题.</param>
/// <param name="Next">后续举措.</param>
public sealed record ProgressCell(string Percent, string Work, string Problem, string Next)
{
    public bool IsEmpty => Percent.Length + Work.Length + Problem.Length + Next.Length == 0;

    public override string ToString() => string.Join("；", new[] { Percent, Work, Problem, Next }.Where(s => s.Length > 0));
}

/// <param name="Line">Line of the text file or row of the table, counted from 1; 0 when it concerns the whole file.</param>
public sealed record TableIssue(int Line, IssueSeverity Severity, string Message);
