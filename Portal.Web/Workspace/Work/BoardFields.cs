using Portal.Domain.Work;

namespace Portal.Web.Workspace.Work;

/// <summary>Reads any editable field off a board, as the text that <see cref="EditField"/> compares.</summary>
public static class BoardFields
{
    public static string? Value(PlanBoard board, PlanField field, int id) => PlanFields.Of(field).Row switch
    {
        RowKind.Plan => field switch
        {
            PlanField.PlanTitle => board.Title,
            PlanField.PlanIssuer => board.Issuer,
            PlanField.UpperHeading => board.UpperHeading,
            _ => board.LowerHeading,
        },
        RowKind.Goal => board.Goals.FirstOrDefault(g => g.Id == id) is { } goal ? field == PlanField.GoalNumber ? goal.Number : goal.Name : null,
        RowKind.Task => board.FindTask(id)?.Task is { } task ? Value(task, field) : null,
        _ => board.FindMeasure(id)?.Measure is { } measure ? Value(measure, field) : null,
    };

    /// <summary>Which row an editor speaks of.</summary>
    public static string RowName(PlanBoard board, RowKind row, int id) => row switch
    {
        RowKind.Plan => board.Title,
        RowKind.Goal => board.Goals.FirstOrDefault(g => g.Id == id)?.Heading ?? "",
        RowKind.Task => board.FindTask(id)?.Task is { } task ? $"{Show.Number(task.Number)}{task.Name}" : "",
        _ => board.FindMeasure(id) is { } found ? $"{Show.Number(found.Task.Number)}{found.Measure.Number}" : "",
    };

    /// <summary>What the official form calls the field; a key of the language files.</summary>
    public static string Label(PlanField field) => field switch
    {
        PlanField.PlanTitle => "标题",
        PlanField.PlanIssuer => "制表单位",
        PlanField.UpperHeading => "左栏表头",
        PlanField.LowerHeading => "右栏表头",
        PlanField.GoalNumber or PlanField.TaskNumber => "序号",
        PlanField.GoalName => "目标",
        PlanField.TaskName => "任务",
        PlanField.Requirement => "要求",
        PlanField.ResponsibleUnits => "责任单位",
        PlanField.Lead => "牵头处室",
        PlanField.Supporting => "配合处室",
        PlanField.Persons => "责任人",
        PlanField.Deadline => "完成时限",
        PlanField.Steps => "实施步骤",
        PlanField.Supervision => "监督方式",
        PlanField.TaskWeight or PlanField.MeasureWeight => "权重",
        PlanField.MeasureText => "完成措施",
        PlanField.MeasureOwner => "本条负责",
        PlanField.MeasureDue => "期限",
        _ => "计法",
    };

    private static string Value(TaskLine task, PlanField field) => field switch
    {
        PlanField.TaskNumber => task.Number,
        PlanField.TaskName => task.Name,
        PlanField.Requirement => task.Requirement,
        PlanField.ResponsibleUnits => task.ResponsibleUnits,
        PlanField.Lead => task.Lead,
        PlanField.Supporting => task.Supporting,
        PlanField.Persons => task.Persons,
        PlanField.Deadline => task.Deadline,
        PlanField.Steps => task.Steps,
        PlanField.Supervision => task.Supervision,
        _ => PlanFields.WeightText(task.Weight),
    };

    private static string Value(MeasureLine measure, PlanField field) => field switch
    {
        PlanField.MeasureText => measure.Text,
        PlanField.MeasureOwner => measure.Owner,
        PlanField.MeasureWeight => PlanFields.WeightText(measure.Weight),
        PlanField.MeasureDue => PlanFields.DueText(measure.Due),
        _ => measure.Reckoning.ToString(),
    };
}
