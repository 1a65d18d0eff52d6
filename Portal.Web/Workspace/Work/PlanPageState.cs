using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Storage;
using Portal.Domain.Work;

namespace Portal.Web.Workspace.Work;

public enum PanelKind
{
    /// <summary>为什么是这个数.</summary>
    Why,

    /// <summary>All fields and acts of one row.</summary>
    Row,

    /// <summary>The reports on one measure.</summary>
    Reports,
}

/// <param name="Id">0 for the plan as a whole.</param>
public sealed record Panel(PanelKind Kind, RowKind Row, int Id);

/// <summary>The one cell that is open for editing, with the value its editor was opened on.</summary>
/// <param name="Field">Null when progress is being reported.</param>
public sealed record CellEdit(PlanField? Field, RowKind Row, int Id, string Seen, string Title)
{
    public const string Report = "Report";
    public const string Why = "Why";
    public const string GoalRow = "Row.Goal";
    public const string TaskRow = "Row.Task";
    public const string MeasureRow = "Row.Measure";

    /// <summary>Key of what is typed in the browser's own store.</summary>
    public string Draft => $"{Field?.ToString() ?? Report}/{Id}";

    public static CellEdit ForReport(TaskLine task, MeasureLine measure) => new(null, RowKind.Measure, measure.Id, "", $"{Show.Number(task.Number)}{measure.Number}");

    public static CellEdit? For(PlanBoard board, PlanField field, int id)
    {
        var row = PlanFields.Of(field).Row;
        return BoardFields.Value(board, field, id) is { } seen ? new CellEdit(field, row, id, seen, BoardFields.RowName(board, row, id)) : null;
    }
}

/// <summary>A change that has just come in, for the chip beside the number.</summary>
/// <param name="Delta">Points up or down; 0 when something else changed.</param>
/// <param name="Turn">Alternates, so that the same row can flash twice.</param>
public sealed record LiveMark(int Delta, string By, bool Turn);

/// <summary>What all cells of a plan page share. One object a circuit; cells compare what they drew with what they would draw.</summary>
public sealed class PlanPageState(Actor actor, Onlooker me, Action<int> openReports)
{
    private readonly Dictionary<int, LiveMark> _marks = [];
    private Whereabouts _who = Whereabouts.Nobody;

    public Actor Actor { get; } = actor;
    public bool MayEdit { get; } = actor.May(Permission.EditPlan);
    public Action<int> OpenReports { get; } = openReports;
    public int Year { get; private set; }
    public DateOnly Today { get; private set; }
    public CellEdit? Edit { get; private set; }
    public Panel? Panel { get; private set; }

    /// <summary>A panel beside the table takes the room of the four columns that are least looked at.</summary>
    public bool Narrow => Panel is not null;
    public Func<Task> CloseEdit { get; private set; } = () => Task.CompletedTask;

    public void Show(PlanBoard board, Whereabouts who, CellEdit? edit, Panel? panel, Func<Task> closeEdit)
    {
        (Year, Today, _who) = (board.Year, board.AsOf, who);
        (Edit, Panel, CloseEdit) = (edit, panel, closeEdit);
    }

    public LiveMark? Mark(int measureId) => _marks.GetValueOrDefault(measureId);

    public Visitor? Other(RowKind row, int id) => _who.On(row, id, me);

    public IReadOnlyList<Visitor> OthersIn(GoalLine goal) => _who.In(goal, me);

    public CellEdit? EditOf(RowKind row, int id) => Edit is { } edit && edit.Row == row && edit.Id == id ? edit : null;

    /// <summary>Remembers which measures a change moved, and by how much.</summary>
    public void Note(PlanBoard before, PlanBoard after, IReadOnlyList<Change> changes)
    {
        foreach (var notice in changes)
        {
            if (notice.Kind == PlanChange.Plan) continue;
            var touched = notice.Kind == PlanChange.Measure
                ? [notice.Id]
                : after.FindTask(notice.Id)?.Task.Measures.Select(m => m.Id).Where(id => !ReferenceEquals(before.FindMeasure(id)?.Measure.Text, after.FindMeasure(id)?.Measure.Text)).ToArray() ?? [];
            foreach (var id in touched)
            {
                var was = before.FindMeasure(id)?.Measure;
                var now = after.FindMeasure(id)?.Measure;
                if (now is null || (was is not null && notice.Kind == PlanChange.Task && Same(was, now))) continue;
                var delta = was is null ? 0 : (int)Math.Round(now.Standing.Percent) - (int)Math.Round(was.Standing.Percent);
                _marks[id] = new LiveMark(delta, notice.By, !(_marks.GetValueOrDefault(id)?.Turn ?? false));
            }
        }
    }

    private static bool Same(MeasureLine a, MeasureLine b) =>
        a.Text == b.Text && a.Owner == b.Owner && a.Weight == b.Weight && a.Reckoning == b.Reckoning && a.Due == b.Due && a.CancelReason == b.CancelReason && a.Standing.Percent == b.Standing.Percent;
}
