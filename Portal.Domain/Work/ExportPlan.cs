using Portal.Domain.Work.Tables;

namespace Portal.Domain.Work;

/// <summary>The plan as the official form: the same layout in, the same layout out; what was decided beyond its words stands in columns behind it.</summary>
public sealed class ExportPlan(PlanBoards boards)
{
    /// <param name="progress">Adds the columns 进度, 工作进展, 存在问题, 后续举措.</param>
    /// <returns>The file's bytes; null when there is no plan of that year.</returns>
    public async Task<byte[]?> ExecuteAsync(int year, TableFormat format, bool progress, CancellationToken ct) =>
        await boards.FindYearAsync(year, ct) is { } board ? PlanTableWriter.Write(SheetOf(board, progress), format) : null;

    internal static PlanSheet SheetOf(PlanBoard board, bool progress) => new(
        board.Title, board.UpperHeading, board.LowerHeading,
        [.. board.Goals.Select(g => new GoalDraft(g.Number, g.Name, 0, [.. g.Tasks.Select(t => new TaskDraft(
            t.Number, t.Name, t.Requirement, t.ResponsibleUnits, t.Lead, t.Supporting, t.Persons, t.Deadline, 0,
            [.. t.Measures.Select(m => Draft(m, progress))], t.Steps, t.Supervision, Said(t.Weight)))]))],
        progress);

    private static MeasureDraft Draft(MeasureLine m, bool progress) => new(
        m.Number, m.Text, m.Due, 0, progress ? Cell(m) : null, m.DueByHand, m.Owner, Said(m.Weight), m.Reckoning == Measure.UsualReckoning(m.Due.Kind) ? null : m.Reckoning);

    private static decimal? Said(decimal weight) => weight == 1 ? null : weight;

    private static ProgressCell Cell(MeasureLine measure) => new(
        measure.Standing.State == MeasureState.Cancelled ? "已取消" : $"{Math.Round(measure.Standing.Percent, MidpointRounding.AwayFromZero)}%",
        measure.Last?.Work ?? "", measure.Last?.Problem ?? "", measure.Last?.Next ?? "");
}
