using Portal.Domain.Common;
using Portal.Domain.Work.Tables;

namespace Portal.Tests.Work.Tables;

/// <summary>The seed table, and the words tests share.</summary>
internal static class Seed
{
    public static readonly string File = Path.Combine(Site.Repository.Folder, "seeds", "2019-task-breakdown.txt");

    public static readonly byte[] Bytes = System.IO.File.ReadAllBytes(File);

    public static readonly string Text = System.Text.Encoding.UTF8.GetString(Bytes);

    public static PlanDraft Draft => PlanTableReader.Read(Bytes, "2019-task-breakdown.txt", null);

    /// <summary>Everything but lines and issues, which no format keeps, on a few lines a failed test can show.</summary>
    public static string Show(PlanDraft draft) => string.Join('\n',
    [
        $"{draft.Title}|{draft.Year}|{draft.UpperHeading}|{draft.LowerHeading}",
        .. draft.Goals.SelectMany(g => (IEnumerable<string>)
        [
            $"{g.Number}、{g.Name}",
            .. g.Tasks.SelectMany(t => (IEnumerable<string>)
            [
                $"  {t with { Line = 0, Measures = [] }}",
                .. t.Measures.Select(m => $"    {m.Number}. {m.Text} | {m.Due} | {m.Progress?.Percent}¦{m.Progress?.Work}¦{m.Progress?.Problem}¦{m.Progress?.Next} | {m.DueByHand}¦{m.Owner}¦{m.Weight}¦{m.Reckoning}"),
            ]),
        ]),
    ]);

    public static IEnumerable<string> Errors(this PlanDraft draft) =>
        draft.Issues.Where(i => i.Severity == IssueSeverity.Error).Select(i => $"{i.Line}: {i.Message}");

    public static IEnumerable<TaskDraft> Tasks(this PlanDraft draft) => draft.Goals.SelectMany(g => g.Tasks);
}
