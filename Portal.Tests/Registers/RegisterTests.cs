using System.Text;
using Portal.Domain.Common;
using Portal.Domain.Registers;
using Portal.Domain.Work;
using Portal.Tests.Policies;

namespace Portal.Tests.Registers;

/// <summary>The register of training, publicity and reports to the main leader.</summary>
public sealed class RegisterTests
{
    private static readonly RegisterFacts Training = new(RegisterKind.Training, new DateOnly(2026, 10, 21), "依申请公开培训", "三楼会议室", "办公室组织", 30, "讲条例");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_act_is_written_with_its_evidence_found_and_counted()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var saved = await Save(desk).ExecuteAsync(desk.Office, null, 0, Training, [new NewEvidence("签到表.txt", Encoding.UTF8.GetBytes("张三"))], Ct);
        PolicyDesk.Ok(saved);
        PolicyDesk.Ok(await Save(desk).ExecuteAsync(desk.Office, null, 0, Training with { Kind = RegisterKind.LeaderReport, On = new DateOnly(2025, 2, 1), Title = "年度汇报" }, [], Ct));
        var queries = desk.Get<RegisterQueries>();
        var row = Assert.Single((await queries.ListAsync(new RegisterFilter("依申请", RegisterKind.Training, 2026), 1, 20, Ct)).Rows);
        Assert.Equal("签到表.txt", Assert.Single(row.Evidence).Name);
        Assert.NotNull(await queries.FileAsync(row.Evidence[0].Hash, Ct));
        Assert.Equal((new RegisterYear(1, 30, 0, 0), new RegisterYear(0, 0, 0, 1)), (await queries.YearAsync(2026, Ct), await queries.YearAsync(2025, Ct)));
        Assert.Equal([2026, 2025], await queries.YearsAsync(Ct));
    }

    [Fact]
    public async Task Two_people_do_not_overwrite_each_other()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var id = (await Save(desk).ExecuteAsync(desk.Office, null, 0, Training, [], Ct)).Value;
        var seen = (await desk.Get<RegisterQueries>().ListAsync(new RegisterFilter(), 1, 20, Ct)).Rows[0].Version;
        PolicyDesk.Ok(await Save(desk).ExecuteAsync(desk.Office, id, seen, Training with { Headcount = 31 }, [], Ct));
        Assert.False((await Save(desk).ExecuteAsync(desk.Office, id, seen, Training with { Headcount = 32 }, [], Ct)).Ok);
    }

    [Fact]
    public async Task A_future_day_an_empty_name_and_a_stranger_are_refused()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        Assert.False((await Save(desk).ExecuteAsync(desk.Office, null, 0, Training with { On = new DateOnly(2027, 1, 1) }, [], Ct)).Ok);
        Assert.False((await Save(desk).ExecuteAsync(desk.Office, null, 0, Training with { Title = " " }, [], Ct)).Ok);
        Assert.False((await Save(desk).ExecuteAsync(desk.Editor, null, 0, Training, [], Ct)).Ok);
        Assert.False((await Save(desk).ExecuteAsync(desk.Office, null, 0, Training, [new NewEvidence("a.html", Encoding.UTF8.GetBytes("<html>"))], Ct)).Ok);
    }

    [Fact]
    public async Task What_is_taken_out_needs_a_reason_and_is_not_counted()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var id = (await Save(desk).ExecuteAsync(desk.Office, null, 0, Training, [], Ct)).Value;
        Assert.False((await Save(desk).RemoveAsync(desk.Office, id, "", Ct)).Ok);
        PolicyDesk.Ok(await Save(desk).RemoveAsync(desk.Office, id, "重复登记", Ct));
        Assert.Equal(0, (await desk.Get<RegisterQueries>().YearAsync(2026, Ct)).Trainings);
    }

    [Fact]
    public async Task Samples_come_once_and_go_with_the_others()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        await desk.Get<SampleRegister>().SeedAsync(PolicyDesk.Seeds(), Ct);
        await desk.Get<SampleRegister>().SeedAsync(PolicyDesk.Seeds(), Ct);
        Assert.Equal(10, (await desk.Get<RegisterQueries>().ListAsync(new RegisterFilter(), 1, 100, Ct)).Total);
        var remove = desk.Get<RemoveSamples>();
        PolicyDesk.Ok(await remove.ExecuteAsync(Actor.System, await remove.CountAsync(Ct), Ct));
        Assert.Equal(0, (await desk.Get<RegisterQueries>().ListAsync(new RegisterFilter(), 1, 100, Ct)).Total);
    }

    private static SaveEntry Save(PolicyDesk desk) => desk.Get<SaveEntry>();
}
