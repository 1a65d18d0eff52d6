using System.Text;
using Microsoft.Extensions.Time.Testing;
using Portal.Domain.Common;
using Portal.Domain.Storage;
using Portal.Domain.Work;
using Portal.Domain.Work.Tables;
using Portal.Tests.Site;

namespace Portal.Tests.Public;

/// <summary>A portal on 14 October 2019 with the 2019 table published and some of its measures reported on.</summary>
public sealed class LedgerFixture : IAsyncDisposable
{
    public const int Year = 2019;

    private LedgerFixture(PortalSite site, FakeTimeProvider clock, int planId) => (Site, Clock, PlanId) = (site, clock, planId);

    public PortalSite Site { get; }
    public FakeTimeProvider Clock { get; }
    public int PlanId { get; }
    public HttpClient Visitor => field ??= Site.NewClient();

    public static async Task<LedgerFixture> StartAsync(bool published = true, bool reported = true, bool sample = true)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2019, 1, 7, 1, 0, 0, TimeSpan.Zero));
        var site = await PortalSite.StartAsync(new SiteOptions { Clock = clock });
        var fixture = new LedgerFixture(site, clock, await ImportAsync(site, sample));
        if (reported) await fixture.ReportTheYearAsync();
        clock.SetUtcNow(new DateTimeOffset(2019, 10, 14, 1, 0, 0, TimeSpan.Zero));
        if (published) await site.Get<PublishLedger>().PlanAsync(Actor.System, fixture.PlanId, true, CancellationToken.None);
        return fixture;
    }

    public async Task<PlanBoard> BoardAsync() => (await Site.Get<PlanBoards>().FindAsync(PlanId, CancellationToken.None))!;

    /// <param name="number">Of the task: 六.</param>
    public async Task<TaskLine> TaskAsync(string number) => (await BoardAsync()).Tasks.Single(t => t.Number == $"({number})");

    public async Task ShowAsync(string number, Facets facet, bool published) => Check(
        await Site.Get<PublishLedger>().FacetAsync(Actor.System, (await TaskAsync(number)).Id, facet, published, CancellationToken.None));

    public async Task WriteAsync(string number, PlanField field, string value)
    {
        var task = await TaskAsync(number);
        var seen = field == PlanField.Steps ? task.Steps : task.Supervision;
        Check(await Site.Get<EditField>().ExecuteAsync(Actor.System, field, task.Id, seen, value, CancellationToken.None));
    }

    public async Task ReportAsync(string number, int measure, ProgressReport report, params NewFile[] files)
    {
        var line = (await TaskAsync(number)).Measures.Single(m => m.Number == measure);
        Check(await Site.Get<ReportProgress>().ExecuteAsync(Actor.System, line.Id, report, files, CancellationToken.None));
    }

    /// <summary>A report with a percentage, for a measure with a day.</summary>
    public static ProgressReport Percent(int percent, string work, string problem = "", string next = "") => new(percent, null, null, work, problem, next, []);

    /// <summary>Evidence for the quarter that begins in this month.</summary>
    public static ProgressReport Quarter(int month, string work, string problem = "", string next = "", params EvidenceItem[] evidence) =>
        new(null, null, new DateOnly(Year, month, 1), work, problem, next, evidence.Length > 0 ? evidence : [new EvidenceItem(EvidenceKind.Link, "工作记录", "https://www.example.gov.cn/jilu")]);

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private static async Task<int> ImportAsync(PortalSite site, bool sample)
    {
        var file = Path.Combine(Repository.Folder, "seeds", "2019-task-breakdown.txt");
        var draft = PlanTableReader.Read(await File.ReadAllBytesAsync(file), file, Year);
        Assert.Equal(13, draft.Goals.Sum(g => g.Tasks.Count));
        Plan? plan = null;
        Check(await site.Get<WriteGate>().RunAsync(Actor.System, Permission.EditPlan, "Seed", write =>
        {
            plan = new Plan(Year, draft.Title, "市科技局") { UpperHeading = draft.UpperHeading, LowerHeading = draft.LowerHeading, IsSample = sample };
            foreach (var (goalDraft, g) in draft.Goals.Select((goal, i) => (goal, i)))
            {
                var goal = plan.AddGoal(goalDraft.Number, goalDraft.Name, g * 10);
                foreach (var (taskDraft, t) in goalDraft.Tasks.Select((task, i) => (task, i)))
                {
                    var task = goal.AddTask(taskDraft.Number, taskDraft.Name, t * 10);
                    (task.Requirement, task.ResponsibleUnits, task.Lead, task.Supporting) = (taskDraft.Requirement, taskDraft.ResponsibleUnits, taskDraft.Lead, taskDraft.Supporting);
                    (task.Persons, task.Deadline) = (taskDraft.Persons, taskDraft.Deadline);
                    foreach (var measure in taskDraft.Measures) task.AddMeasure(measure.Number, measure.Text, measure.Due, measure.Number * 10);
                }
            }

            write.Db.Add(plan);
            plan.Touch(write.Now);
            write.Announce(PlanChange.Plan, () => plan.Id, () => plan.Id);
            return Task.FromResult(Outcome.Done);
        }, CancellationToken.None));
        return plan!.Id;
    }

    private async Task ReportTheYearAsync()
    {
        await WriteAsync("六", PlanField.Steps, "每季度末归集一次，次月10日前公开；年末汇总。");
        await WriteAsync("六", PlanField.Supervision, "办公室每月自查公开时限；群众可拨打政务公开电话反映。");
        foreach (var (month, day) in ((int, int)[])[(1, 28), (4, 11), (7, 9), (10, 10)])
        {
            Clock.SetUtcNow(new DateTimeOffset(Year, month, day, 2, 30, 0, TimeSpan.Zero));
            foreach (var task in (await BoardAsync()).Tasks.ToArray())
                foreach (var measure in task.Measures)
                    await ReportAsync(task, measure, month);
        }

        Clock.SetUtcNow(new DateTimeOffset(Year, 10, 12, 7, 5, 0, TimeSpan.Zero));
        await ReportAsync("六", 1, Quarter(10, "科技金融信息新公开2条，累计6条。", "", "", new EvidenceItem(EvidenceKind.Link, "科技金融信息公开栏", "https://www.example.gov.cn/jinrong")),
            new NewFile("第四季度公开清单.pdf", Encoding.ASCII.GetBytes("%PDF-1.4 sample\n%%EOF")));
    }

    private async Task ReportAsync(TaskLine task, MeasureLine measure, int month)
    {
        var place = task.Number.Trim('(', ')') + measure.Number;
        if (place is "六2" && month > 4) return; // the one that falls behind
        if (place is "十一2") return; // the one that has not begun
        if (measure.Reckoning == Reckoning.Percent)
        {
            var percent = month switch { 1 => 10, 4 => 45, 7 => 70, _ => 100 };
            if (place is "九1" && month == 10) percent = 85;
            await ReportAsync(task.Number.Trim('(', ')'), measure.Number, Percent(percent, $"按计划推进，{month}月完成阶段性工作。"));
            return;
        }

        if (measure.Due.Every != Cadence.Quarter)
        {
            if (month == 10 && measure.Due.Every == Cadence.Year)
                await ReportAsync(task.Number.Trim('(', ')'), measure.Number, new ProgressReport(null, null, new DateOnly(Year, 1, 1), "年度材料已完成初稿。", "", "", [new EvidenceItem(EvidenceKind.Link, "初稿说明", "https://www.example.gov.cn/chugao")]));
            return;
        }

        var period = month switch { 4 => 1, 7 => 4, 10 => 7, _ => 1 };
        await ReportAsync(task.Number.Trim('(', ')'), measure.Number, Quarter(period, $"第{"一二三四"[(period - 1) / 3]}季度工作已归集并公开，相关材料经办公室核对。"));
    }

    private static void Check(Outcome outcome) => Assert.True(outcome.Ok, string.Join('；', outcome.Reasons));
}
