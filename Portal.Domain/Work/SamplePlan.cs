using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;
using Portal.Domain.Work.Tables;

namespace Portal.Domain.Work;

/// <summary>The demonstration: the bureau's real table, and made-up progress that is marked 示例 wherever it shows.</summary>
public sealed class SamplePlan(WriteGate gate, ImportPlan import)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    /// <summary>Imports the table into an empty portal and, when asked, lays the sample progress over it.</summary>
    public async Task<Outcome> SeedAsync(byte[] table, string fileName, string? progressJson, CancellationToken ct)
    {
        var imported = await import.ExecuteAsync(Actor.System, PlanTableReader.Read(table, fileName, null), ct, plan => plan.Published = true);
        return !imported.Ok || progressJson is null ? imported : await ReportAsync(imported.Value!.Year, JsonSerializer.Deserialize<Sample>(progressJson, Json)!, ct);
    }

    private Task<Outcome> ReportAsync(int year, Sample sample, CancellationToken ct) =>
        gate.RunAsync(Actor.System, Permission.EditPlan, "SeedSample", async write =>
        {
            var plan = await write.Db.Set<Plan>().Include(p => p.Goals).ThenInclude(g => g.Tasks).ThenInclude(t => t.Measures).AsSplitQuery().SingleAsync(p => p.Year == year, ct);
            plan.IsSample = true;
            var tasks = plan.Goals.SelectMany(g => g.Tasks).ToDictionary(t => t.Number);
            foreach (var extra in sample.Tasks) (tasks[extra.Task].Steps, tasks[extra.Task].Supervision) = (extra.Steps, extra.Supervision);
            foreach (var change in sample.Measures)
            {
                var measure = Find(tasks, change.Task, change.Measure);
                if (change.Due is { } due) PlanFields.Of(PlanField.MeasureDue).Set(measure, due);
                if (change.Reckoning is { } reckoning) PlanFields.Of(PlanField.MeasureReckoning).Set(measure, reckoning);
            }

            var author = Actor.System with { Name = sample.Author };
            var facts = new Dictionary<Measure, List<EntryFacts>>();
            foreach (var line in sample.Reports)
            {
                var measure = Find(tasks, line.Task, line.Measure);
                if (!facts.TryGetValue(measure, out var before)) facts[measure] = before = [];
                var standing = Standings.Of(measure.Reckoning, measure.Due, year, false, before, line.On);
                var report = new ProgressReport(line.Percent, line.Status is { } s ? Enum.Parse<ProgressStatus>(s) : null, line.Period, line.Work, line.Problem, line.Next,
                    [.. line.Evidence.Select(title => Evidence(write.Db, title, line.Work))]);
                var outcome = measure.Report(report, standing, author, line.On, OfficeClock.StartOf(line.On).AddHours(9));
                if (!outcome.Ok) return outcome;
                before.Add(new EntryFacts(line.On, line.Percent, report.Status, line.Period, line.Evidence.Count > 0));
            }

            plan.Touch(write.Now);
            write.Subject = () => $"plan/{plan.Id}";
            write.Announce(PlanChange.Plan, plan.Id, plan.Id);
            return Outcome.Done;
        }, ct);

    private static Measure Find(Dictionary<string, GoalTask> tasks, string task, int measure) => tasks[task].Measures.Single(m => m.Number == measure);

    private static EvidenceItem Evidence(PortalDb db, string title, string work)
    {
        var file = new StoredFile(Encoding.UTF8.GetBytes($"示例佐证，为演示编写。\n{title}\n{work}\n"), "text/plain; charset=utf-8");
        db.Add(file);
        return new EvidenceItem(EvidenceKind.File, title, file.Hash, file.Size);
    }

    private sealed record Sample(string Author, List<TaskExtra> Tasks, List<MeasureChange> Measures, List<Line> Reports);

    private sealed record TaskExtra(string Task, string Steps, string Supervision);

    private sealed record MeasureChange(string Task, int Measure, string? Due, string? Reckoning);

    private sealed record Line(string Task, int Measure, DateOnly On, int? Percent, string? Status, DateOnly? Period, string Work, string Problem, string Next, List<string> Evidence);
}
