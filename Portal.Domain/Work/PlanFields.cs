using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Work;

public enum RowKind
{
    Plan,
    Goal,
    Task,
    Measure,
}

/// <summary>Every field of the table that can be edited in place.</summary>
public enum PlanField
{
    PlanTitle,
    PlanIssuer,
    UpperHeading,
    LowerHeading,
    GoalNumber,
    GoalName,
    TaskNumber,
    TaskName,
    Requirement,
    ResponsibleUnits,
    Lead,
    Supporting,
    Persons,
    Deadline,
    Steps,
    Supervision,
    TaskWeight,
    MeasureText,
    MeasureOwner,
    MeasureWeight,

    /// <summary>As <see cref="PlanFields.DueText(DueRule)"/> writes it.</summary>
    MeasureDue,

    /// <summary>Name of a <see cref="Reckoning"/>.</summary>
    MeasureReckoning,
}

/// <summary>How one field is read, checked and written. Values travel as text, so that a conflict can show both versions of anything.</summary>
/// <param name="Row">The kind of row that has it.</param>
/// <param name="Unique">Whether another row of the plan has this value already.</param>
public sealed record FieldRule(
    RowKind Row,
    Func<object, string> Get,
    Action<object, string> Set,
    Func<string, string> Normalize,
    Func<string, IEnumerable<Reason>> Refusals,
    Func<PortalDb, object, string, CancellationToken, Task<bool>>? Unique = null);

/// <summary>The rules of all fields: the one place where a limit of a field is written.</summary>
public static class PlanFields
{
    private static readonly Dictionary<PlanField, FieldRule> Rules = new()
    {
        [PlanField.PlanTitle] = Text<Plan>(RowKind.Plan, p => p.Title, (p, v) => p.Title = v, 200, required: true),
        [PlanField.PlanIssuer] = Text<Plan>(RowKind.Plan, p => p.Issuer, (p, v) => p.Issuer = v, 100),
        [PlanField.UpperHeading] = Text<Plan>(RowKind.Plan, p => p.UpperHeading, (p, v) => p.UpperHeading = v, 200),
        [PlanField.LowerHeading] = Text<Plan>(RowKind.Plan, p => p.LowerHeading, (p, v) => p.LowerHeading = v, 200),
        [PlanField.GoalNumber] = Text<Goal>(RowKind.Goal, g => g.Number, (g, v) => g.Number = v, 16, required: true) with
        {
            Unique = (db, row, value, ct) => db.Set<Goal>().AnyAsync(g => g.PlanId == ((Goal)row).PlanId && g.Id != ((Goal)row).Id && g.Number == value, ct),
        },
        [PlanField.GoalName] = Text<Goal>(RowKind.Goal, g => g.Name, (g, v) => g.Name = v, 300, required: true),
        [PlanField.TaskNumber] = Text<GoalTask>(RowKind.Task, t => t.Number, (t, v) => t.Number = v, 16, required: true) with
        {
            Normalize = value => value.Trim().Replace('（', '(').Replace('）', ')'),
            Unique = (db, row, value, ct) => db.Set<GoalTask>().AnyAsync(t => t.Goal.PlanId == ((GoalTask)row).Goal.PlanId && t.Id != ((GoalTask)row).Id && t.Number == value, ct),
        },
        [PlanField.TaskName] = Text<GoalTask>(RowKind.Task, t => t.Name, (t, v) => t.Name = v, 300, required: true),
        [PlanField.Requirement] = Text<GoalTask>(RowKind.Task, t => t.Requirement, (t, v) => t.Requirement = v, 4000),
        [PlanField.ResponsibleUnits] = Text<GoalTask>(RowKind.Task, t => t.ResponsibleUnits, (t, v) => t.ResponsibleUnits = v, 1000),
        [PlanField.Lead] = Text<GoalTask>(RowKind.Task, t => t.Lead, (t, v) => t.Lead = v, 1000),
        [PlanField.Supporting] = Text<GoalTask>(RowKind.Task, t => t.Supporting, (t, v) => t.Supporting = v, 1000),
        [PlanField.Persons] = Text<GoalTask>(RowKind.Task, t => t.Persons, (t, v) => t.Persons = v, 1000),
        [PlanField.Deadline] = Text<GoalTask>(RowKind.Task, t => t.Deadline, (t, v) => t.Deadline = v, 300),
        [PlanField.Steps] = Text<GoalTask>(RowKind.Task, t => t.Steps, (t, v) => t.Steps = v, 4000),
        [PlanField.Supervision] = Text<GoalTask>(RowKind.Task, t => t.Supervision, (t, v) => t.Supervision = v, 4000),
        [PlanField.TaskWeight] = Weight<GoalTask>(RowKind.Task, t => t.Weight, (t, v) => t.Weight = v),
        [PlanField.MeasureText] = Text<Measure>(RowKind.Measure, m => m.Text, (m, v) => m.Text = v, 4000, required: true),
        [PlanField.MeasureOwner] = Text<Measure>(RowKind.Measure, m => m.Owner, (m, v) => m.Owner = v, 200),
        [PlanField.MeasureWeight] = Weight<Measure>(RowKind.Measure, m => m.Weight, (m, v) => m.Weight = v),
        [PlanField.MeasureDue] = new(RowKind.Measure,
            row => DueText(((Measure)row).Due),
            (row, value) => ((Measure)row).SetDue(ReadDue(value)!, byHand: true),
            value => value.Trim(),
            value => ReadDue(value) is null ? ["请选期限的种类，并填好日期或周期。"] : []),
        [PlanField.MeasureReckoning] = new(RowKind.Measure,
            row => ((Measure)row).Reckoning.ToString(),
            (row, value) => ((Measure)row).Reckoning = Enum.Parse<Reckoning>(value),
            value => value.Trim(),
            value => Enum.TryParse<Reckoning>(value, out _) ? [] : ["请选计法：按百分比、只报状态或按期佐证。"]),
    };

    public static FieldRule Of(PlanField field) => Rules[field];

    /// <summary>A due rule as text: 'Date:2019-09-30', 'Recurring:Quarter', 'Continuous:Month'.</summary>
    public static string DueText(DueRule due) => due.Kind == DueKind.Date
        ? $"{due.Kind}:{due.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
        : $"{due.Kind}:{due.Every ?? Cadence.Quarter}";

    public static DueRule? ReadDue(string text)
    {
        var parts = text.Split(':', 2);
        if (parts.Length != 2 || !Enum.TryParse<DueKind>(parts[0], out var kind)) return null;
        if (kind == DueKind.Date)
            return DateOnly.TryParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? DueRule.By(date, null) : null;
        return Enum.TryParse<Cadence>(parts[1], out var every) ? new DueRule(kind, null, every, null) : null;
    }

    public static string WeightText(decimal weight) => weight.ToString("0.##", CultureInfo.InvariantCulture);

    private static FieldRule Text<T>(RowKind row, Func<T, string> get, Action<T, string> set, int max, bool required = false) => new(
        row,
        o => get((T)o),
        (o, value) => set((T)o, value),
        value => value.Trim().Replace("\r\n", "\n"),
        value => value.Length > max ? [new Reason("这一栏最多 {0} 字，现在有 {1} 字。", max, value.Length)]
            : required && value.Length == 0 ? ["这一栏不能空着。"]
            : []);

    private static FieldRule Weight<T>(RowKind row, Func<T, decimal> get, Action<T, decimal> set) => new(
        row,
        o => WeightText(get((T)o)),
        (o, value) => set((T)o, decimal.Parse(value, CultureInfo.InvariantCulture)),
        value => decimal.TryParse(value.Trim(), CultureInfo.InvariantCulture, out var weight) ? WeightText(weight) : value.Trim(),
        value => decimal.TryParse(value, CultureInfo.InvariantCulture, out var weight) && weight is >= 0.1m and <= 100 ? [] : ["权重须是 0.1 到 100 之间的数，例如 1 或 2.5。"]);
}
