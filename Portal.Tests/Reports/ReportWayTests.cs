using Portal.Domain.Clocks;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Reports;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Tests.Policies;
using static Portal.Tests.Reports.ReportDesk;

namespace Portal.Tests.Reports;

/// <summary>The way of an annual report from the registers to the public, and of its corrections.</summary>
public sealed class ReportWayTests
{
    private static readonly CaseFact[] Cases =
    [
        Case(1, "2024-12-31", Decision.Provided, "2025-01-20"), Case(2, "2025-03-03", Decision.AlreadyPublic, "2025-03-10"),
        Case(3, "2025-06-01", Decision.Internal, "2025-06-20", ApplicantKind.Business), Case(4, "2025-12-31", Decision.Provided, "2026-01-15", ApplicantKind.LegalService),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_register_to_the_public_and_the_clock_ends()
    {
        await using var desk = await OpenAsync();
        await desk.Get<ReportClock>().EnsureYearAsync(2025, Ct);
        PolicyDesk.Ok(await desk.Get<ReportClock>().EnsureYearAsync(2025, Ct));
        var document = await StartAsync(desk);
        var view = (await desk.Get<ReportBook>().FindAsync(2025, Ct))!;
        Assert.Equal((3, 1, 3, 1), (view.Now[1, 7], view.Now[2, 7], view.Now[24, 7], view.Now[25, 7]));
        Assert.Equal(["2024-0001", "2025-0002"], view.Count.CasesOf("3/3/7").Select(c => c.Name));
        Assert.Empty(view.Issues);

        // Not without frozen tables, nor with places to fill in.
        var refused = await desk.Get<SubmitPackage>().ExecuteAsync(desk.Office, document, "请审", Ct);
        Assert.Contains(refused.Reasons, r => r.ToString().Contains("还没有定稿", StringComparison.Ordinal));
        Assert.Contains(refused.Reasons, r => r.ToString().Contains(ReportNarrative.Blank, StringComparison.Ordinal));
        await desk.FillInAsync(document);
        PolicyDesk.Ok(await desk.Get<FreezeTables>().ExecuteAsync(desk.Office, 2025, Ct));
        await desk.ReleaseReportAsync(document);

        Assert.Equal(3, (await desk.FrozenAsync(document, EditionState.Live))![1, 7]);
        var item = (await desk.Get<Shelf>().ViewAsync(Ct)).Find(document)!;
        Assert.Equal("/reports/2025", item.Address);
        await using var db = await desk.Store.DbAsync();
        var clock = (await ClockDesk.OfAsync(db, ReportClock.Subject, 2025, ClockRules.AnnualReport, Ct))!;
        Assert.Equal((new DateOnly(2026, 1, 31), ClockState.Ended), (clock.DueOn, clock.State));
    }

    [Fact]
    public async Task Tables_that_do_not_balance_are_not_frozen_and_the_sentence_names_the_column()
    {
        await using var desk = await OpenAsync();
        await StartAsync(desk);
        PolicyDesk.Ok(await desk.Get<EditReport>().TypeAsync(desk.Office, 2025, "3/1/1", 9, "纸质登记簿多八件", Ct));
        var refused = await desk.Get<FreezeTables>().ExecuteAsync(desk.Office, 2025, Ct);
        Assert.False(refused.Ok);
        Assert.Contains(refused.Reasons, r => r.ToString() == "表三“自然人”列：新收 9 加上年结转 1 等于 10，办理结果总计 2 加结转下年度 0 等于 2，两边应相等。");
    }

    [Fact]
    public async Task A_warning_is_explained_once_for_its_numbers()
    {
        await using var desk = await OpenAsync();
        await StartAsync(desk);
        PolicyDesk.Ok(await desk.Get<EditReport>().TypeAsync(desk.Office, 2025, Table2.NormativeValid, 5, "含移交前的文件", Ct));
        var warning = Assert.Single((await desk.Get<ReportBook>().FindAsync(2025, Ct))!.Open);
        Assert.False((await desk.Get<FreezeTables>().ExecuteAsync(desk.Office, 2025, Ct)).Ok);
        PolicyDesk.Ok(await desk.Get<EditReport>().ExplainAsync(desk.Office, 2025, warning.Code, "五件由原机构移交，正在补录。", Ct));
        PolicyDesk.Ok(await desk.Get<FreezeTables>().ExecuteAsync(desk.Office, 2025, Ct));
        PolicyDesk.Ok(await desk.Get<EditReport>().TypeAsync(desk.Office, 2025, Table2.NormativeValid, 6, "再核", Ct));
        Assert.Single((await desk.Get<ReportBook>().FindAsync(2025, Ct))!.Open);
    }

    [Fact]
    public async Task Numbers_that_change_after_signing_void_the_signatures()
    {
        await using var desk = await OpenAsync();
        var document = await StartAsync(desk);
        await desk.FillInAsync(document);
        PolicyDesk.Ok(await desk.Get<FreezeTables>().ExecuteAsync(desk.Office, 2025, Ct));
        PolicyDesk.Ok(await desk.Get<SubmitPackage>().ExecuteAsync(desk.Office, document, "请审", Ct));
        PolicyDesk.Ok(await desk.SignAsync(document, desk.Head));
        await desk.CasesAsync([Case(9, "2025-07-01", Decision.Repeated, "2025-07-10")]);
        PolicyDesk.Ok(await desk.Get<FreezeTables>().ExecuteAsync(desk.Office, 2025, Ct));
        Assert.Equal(ReviewState.Voided, (await desk.RoundAsync(document)).State);
    }

    [Fact]
    public async Task A_correction_is_a_version_with_a_reason_and_the_old_one_is_kept()
    {
        await using var desk = await OpenAsync();
        var document = await StartAsync(desk);
        await desk.FillInAsync(document);
        PolicyDesk.Ok(await desk.Get<FreezeTables>().ExecuteAsync(desk.Office, 2025, Ct));
        await desk.ReleaseReportAsync(document);

        PolicyDesk.Ok(await desk.Get<EditReport>().TypeAsync(desk.Office, 2025, "2/penalties/decisions", 2, "漏报两件行政处罚", Ct));
        PolicyDesk.Ok(await desk.Get<FreezeTables>().ExecuteAsync(desk.Office, 2025, Ct));
        Assert.Equal(0, (await desk.FrozenAsync(document, EditionState.Live))!["2/penalties/decisions"]);
        Assert.False((await desk.Get<SubmitPackage>().ExecuteAsync(desk.Office, document, "更正", Ct)).Ok);
        await desk.FactAsync(document, DocumentField.Minor, "1", desk.Office);
        Assert.False((await desk.Get<SubmitPackage>().ExecuteAsync(desk.Office, document, "更正", Ct)).Ok);
        await desk.FactAsync(document, DocumentField.Minor, "", desk.Office);
        await desk.FactAsync(document, DocumentField.ChangeNote, "补报行政处罚2件。", desk.Office);
        await desk.ReleaseReportAsync(document);
        Assert.Equal((2, 0), ((await desk.FrozenAsync(document, EditionState.Live))!["2/penalties/decisions"], (await desk.FrozenAsync(document, EditionState.Past))!["2/penalties/decisions"]));
    }

    [Fact]
    public async Task Last_year_taken_over_from_elsewhere_is_the_predecessor_of_this_one()
    {
        await using var desk = await OpenAsync();
        PolicyDesk.Ok(await desk.Get<StartReport>().ExecuteAsync(desk.Office, 2024, Ct));
        var elsewhere = new ReportTables(2024, "2021", new Dictionary<string, decimal> { ["3/1/1"] = 4, ["3/1/7"] = 4, ["3/3/1"] = 2, ["3/3/7"] = 2, ["3/24/1"] = 2, ["3/24/7"] = 2, ["3/25/1"] = 2, ["3/25/7"] = 2 });
        var read = ReportReader.Read(ReportWorkbook.Write(elsewhere), "2024.xlsx", ReportForms.Current).Value!;
        PolicyDesk.Ok(await desk.Get<EditReport>().ImportAsync(desk.Office, 2024, read, "原网站年报", Ct));
        await StartAsync(desk);
        var issues = (await desk.Get<ReportBook>().FindAsync(2025, Ct))!.Issues;
        Assert.Contains(issues, i => i is { Rule: 4, IsHard: true } && i.Message.ToString() == "表三“自然人”列：上年结转是 1，2024 年的年报里结转下年度是 2，两边应相等。");
    }

    [Fact]
    public async Task Only_who_keeps_the_registers_may_make_it()
    {
        await using var desk = await OpenAsync();
        Assert.False((await desk.Get<StartReport>().ExecuteAsync(desk.Editor, 2025, Ct)).Ok);
        await StartAsync(desk);
        Assert.False((await desk.Get<EditReport>().TypeAsync(desk.Webmaster, 2025, "3/1/1", 9, "想当然", Ct)).Ok);
        Assert.False((await desk.Get<CreateDocument>().ExecuteAsync(desk.Office, new NewDocument(DocumentKind.Report, desk.Column("annual-reports"), "2025年报"), Ct)).Ok);
        Assert.False((await desk.Get<StartReport>().ExecuteAsync(desk.Office, 2025, Ct)).Ok);
        Assert.False((await desk.Get<StartReport>().ExecuteAsync(desk.Office, 2018, Ct)).Ok);
    }

    private static async Task<PolicyDesk> OpenAsync()
    {
        var desk = await PolicyDesk.OpenAsync();
        await desk.Get<ClockData>().EnsureAsync(PolicyDesk.Seeds(), Ct);
        await desk.CasesAsync(Cases);
        return desk;
    }

    private static async Task<int> StartAsync(PolicyDesk desk)
    {
        var outcome = await desk.Get<StartReport>().ExecuteAsync(desk.Office, 2025, Ct);
        PolicyDesk.Ok(outcome);
        return outcome.Value;
    }
}
