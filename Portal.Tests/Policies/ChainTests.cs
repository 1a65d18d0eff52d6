using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Policies;
using Portal.Domain.Reviews;

namespace Portal.Tests.Policies;

public sealed class ChainTests
{
    private static readonly StepRule Sign = new("签发", Role.Leader, "", "", 1, "");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_kind_has_one_default_chain()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var made = await desk.Get<EditChain>().ExecuteAsync(desk.Webmaster, null, new ChainDraft("通知快签", "Notice", false, [Sign]), Ct);
        PolicyDesk.Ok(made);
        var chains = await desk.Get<ReviewQueries>().ChainsAsync(Ct);
        Assert.Equal(made.Value, chains.Single(c => c.IsDefaultFor("Notice")).Id);
        Assert.Single(chains, c => c.IsDefaultFor("Page"));
    }

    [Theory]
    [InlineData("一般信息", true)]
    [InlineData(null, true)]
    [InlineData("自定", false)]
    public async Task A_portal_older_than_the_chain_of_reports_takes_it_for_their_column(string? before, bool takesIt)
    {
        await using var desk = await PolicyDesk.OpenAsync();
        // As an older version left it: no chain serves reports, their column goes by the chain of ordinary information, or by one of the bureau's own.
        await desk.Store.TamperAsync("UPDATE review_chains SET Name = '自定', DefaultFor = '' WHERE DefaultFor = 'Report'");
        var column = desk.Columns.Single(c => c.Kind == ColumnKind.Reports);
        var chain = (await desk.Get<ReviewQueries>().ChainsAsync(Ct)).SingleOrDefault(c => c.Name == before);
        PolicyDesk.Ok(await desk.Get<EditColumn>().ExecuteAsync(desk.Webmaster, column.Id, new ColumnDraft(column.Slug, column.Name, column.Kind, column.ParentId, column.Description, column.Keywords, chain?.Id), Ct));
        await desk.Get<ReferenceData>().EnsureAsync(PolicyDesk.Seeds(), Ct);
        var report = (await desk.Get<ReviewQueries>().ChainsAsync(Ct)).Single(c => c.IsDefaultFor("Report"));
        async Task<int?> ChainIdAsync() => (await desk.Get<DocumentQueries>().ColumnsAsync(Ct)).Single(c => c.Id == column.Id).ChainId;
        Assert.Equal(takesIt ? report.Id : chain!.Id, await ChainIdAsync());

        // What is chosen later stays.
        PolicyDesk.Ok(await desk.Get<EditColumn>().ExecuteAsync(desk.Webmaster, column.Id, new ColumnDraft(column.Slug, column.Name, column.Kind, column.ParentId, column.Description, column.Keywords, null), Ct));
        await desk.Get<ReferenceData>().EnsureAsync(PolicyDesk.Seeds(), Ct);
        Assert.Null(await ChainIdAsync());
    }

    [Fact]
    public async Task A_step_is_fixed_to_a_division_that_has_accounts_or_that_stands_in_the_chain_already()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var edit = desk.Get<EditChain>();
        var typo = await edit.ExecuteAsync(desk.Webmaster, null, new ChainDraft("快签", "", false, [Sign, Sign with { Division = "办公厅" }]), Ct);
        Assert.StartsWith("第2步的处室“办公厅”没有账号", Assert.Single(typo.Reasons).ToString());
        PolicyDesk.Ok(await edit.ExecuteAsync(desk.Webmaster, null, new ChainDraft("快签", "", false, [Sign with { Division = "办公室" }]), Ct));

        // A new portal has its chains before its people.
        PolicyDesk.Ok(await desk.Get<DisableAccount>().ExecuteAsync(Actor.System, desk.Lawyer.AccountId, true, Ct));
        var chain = (await desk.Get<ReviewQueries>().ChainsAsync(Ct)).Single(c => c.IsDefaultFor("Policy"));
        var half = await edit.ExecuteAsync(desk.Webmaster, chain.Id, new ChainDraft("改名", chain.DefaultFor, false, [.. chain.Steps.Select(s => s.Rule), Sign with { Division = "政法处" }]), Ct);
        Assert.EndsWith("请改成有账号的处室：办公室、科技信息研究所、高新技术处。", Assert.Single(half.Reasons).ToString());
        PolicyDesk.Ok(await edit.ExecuteAsync(desk.Webmaster, chain.Id, new ChainDraft("改名", chain.DefaultFor, false, [.. chain.Steps.Select(s => s.Rule)]), Ct));
    }

    [Fact]
    public async Task No_chain_lets_a_paper_through_unsigned_because_none_of_its_steps_is_for_it()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var normative = Sign with { OnlyFor = "normative" };
        var edit = desk.Get<EditChain>();
        var refused = await edit.ExecuteAsync(desk.Webmaster, null, new ChainDraft("只审规范性文件", "Notice", false, [normative, normative]), Ct);
        Assert.StartsWith("至少要有一步对所有文件都适用", Assert.Single(refused.Reasons).ToString());
        PolicyDesk.Ok(await edit.ExecuteAsync(desk.Webmaster, null, new ChainDraft("两步", "Page", false, [Sign, normative]), Ct));

        // Of a portal where one was stored before this was asked.
        await using (var db = await desk.Store.DbAsync()) await db.Database.ExecuteSqlRawAsync("UPDATE chain_steps SET Rule_OnlyFor = 'normative'", Ct);
        var notice = await desk.MadeAsync(new NewDocument(DocumentKind.Notice, desk.Column("notices"), "通知"));
        await desk.TextAsync(notice, "正文");
        Assert.Contains("没有一步适用于这份文件", (await desk.Get<SubmitPackage>().ExecuteAsync(desk.Editor, notice, "", Ct)).Reasons.Single().ToString());
        Assert.Empty(await desk.Get<ReviewQueries>().RoundsAsync("package", notice, Ct));
    }

    [Fact]
    public async Task A_chain_in_use_is_not_removed()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var made = await desk.Get<EditChain>().ExecuteAsync(desk.Webmaster, null, new ChainDraft("快签", "", false, [Sign]), Ct);
        var news = desk.Columns.Single(c => c.Slug == "news");
        var draft = new ColumnDraft(news.Slug, news.Name, news.Kind, null, news.Description, news.Keywords, made.Value);
        PolicyDesk.Ok(await desk.Get<EditColumn>().ExecuteAsync(desk.Webmaster, news.Id, draft, Ct));
        var remove = desk.Get<RemoveChain>();
        Assert.Equal("栏目“工作动态”还在用这个流程，请先给栏目换一个。", (await remove.ExecuteAsync(desk.Webmaster, made.Value, Ct)).Reasons[0].ToString());
        PolicyDesk.Ok(await desk.Get<EditColumn>().ExecuteAsync(desk.Webmaster, news.Id, draft with { ChainId = null }, Ct));
        Assert.False((await remove.ExecuteAsync(desk.Office, made.Value, Ct)).Ok);
        PolicyDesk.Ok(await remove.ExecuteAsync(desk.Webmaster, made.Value, Ct));
        var standard = (await desk.Get<ReviewQueries>().ChainsAsync(Ct)).Single(c => c.IsDefaultFor("Policy"));
        Assert.False((await remove.ExecuteAsync(desk.Webmaster, standard.Id, Ct)).Ok);
    }

    [Fact]
    public async Task Two_columns_beside_each_other_have_two_names()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var edit = desk.Get<EditColumn>();
        var draft = new ColumnDraft("news-2", " 工作动态 ", ColumnKind.News, null, "", "", null);
        Assert.Equal("已经有名叫“工作动态”的栏目，请换一个名称。", Assert.Single((await edit.ExecuteAsync(desk.Webmaster, null, draft, Ct)).Reasons).ToString());
        PolicyDesk.Ok(await edit.ExecuteAsync(desk.Webmaster, null, draft with { ParentId = desk.Column("notices") }, Ct));
    }

    [Fact]
    public async Task A_column_that_holds_only_thrown_away_drafts_can_go_and_they_can_still_come_back()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var edit = desk.Get<EditColumn>();
        var column = await edit.ExecuteAsync(desk.Webmaster, null, new ColumnDraft("hui-qi", "惠企政策", ColumnKind.Policies, null, "", "", null), Ct);
        var draft = await desk.MadeAsync(new NewDocument(DocumentKind.Policy, column.Value, "甲"));
        Assert.False((await edit.RemoveAsync(desk.Webmaster, column.Value, Ct)).Ok);
        PolicyDesk.Ok(await desk.Get<DiscardDraft>().ExecuteAsync(desk.Editor, draft, Ct));
        PolicyDesk.Ok(await edit.RemoveAsync(desk.Webmaster, column.Value, Ct));
        PolicyDesk.Ok(await desk.Get<DiscardDraft>().RestoreAsync(desk.Editor, draft, Ct));
        var moved = (await desk.Get<DocumentQueries>().FindAsync(draft, Ct))!.ColumnId;
        Assert.True(desk.Columns.Single(c => c.Id == moved).Takes(DocumentKind.Policy));
    }

    [Fact]
    public async Task The_withdrawal_of_an_interpretation_can_be_scheduled()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, interpretation) = await desk.DraftAsync();
        await desk.ReleaseAsync(policy);
        var at = desk.Store.Clock.GetUtcNow().UtcDateTime.AddDays(1);
        PolicyDesk.Ok(await desk.Get<Schedule>().WithdrawalAsync(desk.Webmaster, interpretation, at, "内容过时", Ct));
        desk.Store.Clock.Advance(TimeSpan.FromDays(2));
        await desk.Get<RunSchedule>().RunDueAsync(Ct);
        var item = (await desk.Get<Shelf>().ViewAsync(Ct)).Find(interpretation)!;
        Assert.Equal(ValidityState.Withdrawn, item.ValidityOn(new DateOnly(2026, 11, 25)).State);
        Assert.Equal("", Assert.Single(await desk.Get<PackageQueries>().ScheduledAsync(10, Ct)).Failure);
    }

    [Fact]
    public async Task A_card_counts_what_is_signed_together_and_what_its_checks_say()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        var card = (await desk.Get<PackageQueries>().CardsAsync([policy, 999], Ct)).Values.Single();
        Assert.Equal((policy, 2, false), (card.DocumentId, card.Documents, card.IsRevision));
        Assert.Equal((await desk.Get<PackageQueries>().FindAsync(policy, Ct))!.Checks.Count, card.Passed + card.Remarks);
    }
}
