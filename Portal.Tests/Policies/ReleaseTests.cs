using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Normative;
using Portal.Domain.Policies;
using Portal.Domain.Reviews;
using Portal.Domain.Search;

namespace Portal.Tests.Policies;

public sealed class ReleaseTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Policy_and_interpretation_go_out_in_one_act_linked_both_ways()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, interpretation) = await desk.DraftAsync();
        await desk.ReleaseAsync(policy);
        var shelf = await desk.Get<Shelf>().ViewAsync(Ct);
        Assert.Equal([interpretation], shelf.InterpretationsOf(policy).Select(i => i.Id));
        Assert.Equal(policy, shelf.TargetsOf(shelf.Find(interpretation)!, LinkKind.Interprets).Single().Id);
        Assert.Equal(shelf.Find(policy)!.ReleasedAt, shelf.Find(interpretation)!.ReleasedAt);
        Assert.Contains("适用于测试", (await desk.Get<PublicDocuments>().FindAsync(DocumentKind.Policy, shelf.Find(policy)!.Slug, Ct))!.Html);
        Assert.Equal(ReviewState.Completed, (await desk.RoundAsync(policy)).State);
    }

    [Fact]
    public async Task Without_a_plan_nothing_is_handed_in()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        PolicyDesk.Ok(await desk.Get<EditPackage>().ExecuteAsync(desk.Editor, policy, PackageField.Channels, "局网站", "", Ct));
        var refused = await desk.Get<SubmitPackage>().ExecuteAsync(desk.Editor, policy, "", Ct);
        Assert.Contains("解读方案还缺：渠道。没有解读方案不能送审。", refused.Reasons.Select(r => r.ToString()));
    }

    [Fact]
    public async Task Without_a_register_number_nothing_normative_goes_out()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        await desk.FactAsync(policy, DocumentField.RegisterNumber, "", desk.Office);
        await desk.ApproveAsync(policy); // the number may come as late as the signatures
        Assert.Contains("没有编号不能发布", Assert.Single((await desk.Get<ReleasePackage>().ExecuteAsync(desk.Webmaster, policy, Ct)).Reasons).Text, StringComparison.Ordinal);
        PolicyDesk.Ok(await desk.Get<AssignRegisterNumber>().ExecuteAsync(desk.Office, policy, Ct));
        PolicyDesk.Ok(await desk.Get<ReleasePackage>().ExecuteAsync(desk.Webmaster, policy, Ct));
    }

    [Fact]
    public async Task Without_material_nothing_goes_out_unless_an_exemption_was_signed()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (bare, _) = await desk.DraftAsync(1, withInterpretation: false);
        await desk.ApproveAsync(bare);
        Assert.False((await desk.Get<ReleasePackage>().ExecuteAsync(desk.Webmaster, bare, Ct)).Ok);

        var (exempt, _) = await desk.DraftAsync(2, withInterpretation: false);
        PolicyDesk.Ok(await desk.Get<EditPackage>().ExecuteAsync(desk.Editor, exempt, PackageField.Exemption, "", "仅调整办理窗口", Ct));
        await desk.ReleaseAsync(exempt);
    }

    [Fact]
    public async Task Material_that_follows_is_owed_within_three_working_days()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync(withInterpretation: false);
        PolicyDesk.Ok(await desk.Get<EditPackage>().ExecuteAsync(desk.Editor, policy, PackageField.MaterialsFollow, "", "1", Ct));
        await desk.ReleaseAsync(policy);
        // Released on Monday 23 November 2026.
        Assert.Equal(new DateOnly(2026, 11, 26), Assert.Single(await desk.Get<PackageQueries>().OwedAsync(Ct)).Due);
        Assert.Equal((ClockState.Running, PolicyDesk.Drafters, new DateOnly(2026, 11, 26)), await ClockAsync());
        // Thursday becomes a holiday: the clock knows, and with it the list and the public page.
        var year = WorkingCalendar.Delivered.Single(y => y.Year == 2026);
        PolicyDesk.Ok(await desk.Get<LoadCalendarYear>().ExecuteAsync(await desk.PersonAsync("admin", Role.Admin, null), year with { Holidays = [.. year.Holidays, new DateOnly(2026, 11, 26)] }, Ct));
        var moved = new DateOnly(2026, 11, 27);
        Assert.Equal(moved, Assert.Single(await desk.Get<PackageQueries>().OwedAsync(Ct)).Due);
        Assert.Equal(moved, (await desk.Get<PublicPackages>().MissingAsync(policy, Ct))!.Due);
        Assert.Equal(moved, (await desk.Get<PublicPackages>().MissingAsync([policy], Ct))[policy].Due);
        PolicyDesk.Ok(await desk.Get<ChangeStatus>().WithdrawAsync(desk.Webmaster, policy, "核对数字", false, Ct));
        Assert.Equal(ClockState.Ended, (await ClockAsync()).State);
        PolicyDesk.Ok(await desk.Get<ChangeStatus>().RestoreAsync(desk.Webmaster, policy, "已核对", Ct));
        Assert.Equal(ClockState.Running, (await ClockAsync()).State);
        await desk.InterpretAsync(policy);
        await desk.ReleaseAsync(policy);
        Assert.Empty(await desk.Get<PackageQueries>().OwedAsync(Ct));
        Assert.Equal(ClockState.Ended, (await ClockAsync()).State);

        async Task<(ClockState State, string? Division, DateOnly? Due)> ClockAsync()
        {
            await using var db = await desk.Store.DbAsync();
            var clock = (await ClockDesk.OfAsync(db, PackageQueries.SubjectKind, policy, ClockRules.Interpretation, Ct))!;
            return (clock.State, clock.Division, clock.DueOn);
        }
    }

    [Fact]
    public async Task A_sensitive_policy_needs_its_assessment_and_plan_first()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        PolicyDesk.Ok(await desk.Get<EditPackage>().ExecuteAsync(desk.Editor, policy, PackageField.Sensitive, "", "1", Ct));
        Assert.Equal(2, (await desk.Get<SubmitPackage>().ExecuteAsync(desk.Editor, policy, "", Ct)).Reasons.Count);
    }

    [Fact]
    public async Task Signed_is_not_released_and_only_the_webmaster_releases()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        await desk.ApproveAsync(policy);
        Assert.Null((await desk.Get<Shelf>().ViewAsync(Ct)).Find(policy));
        foreach (var other in (Actor[])[desk.Editor, desk.Head, desk.Office, desk.Leader]) Assert.False((await desk.Get<ReleasePackage>().ExecuteAsync(other, policy, Ct)).Ok);
        PolicyDesk.Ok(await desk.Get<ReleasePackage>().ExecuteAsync(desk.Webmaster, policy, Ct));
    }

    [Fact]
    public async Task Writing_on_leaves_the_live_edition_up_and_the_change_note_is_asked_for()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        await desk.ReleaseAsync(policy);
        await desk.TextAsync(policy, "新的正文\n");
        var slug = (await desk.Get<Shelf>().ViewAsync(Ct)).Find(policy)!.Slug;
        Assert.Contains("适用于测试", (await desk.Get<PublicDocuments>().FindAsync(DocumentKind.Policy, slug, Ct))!.Html);
        Assert.False((await desk.Get<SubmitPackage>().ExecuteAsync(desk.Editor, policy, "", Ct)).Ok);
        await desk.FactAsync(policy, DocumentField.ChangeNote, "更新了范围");
        await desk.ReleaseAsync(policy);
        var now = (await desk.Get<PublicDocuments>().FindAsync(DocumentKind.Policy, slug, Ct))!;
        Assert.Contains("新的正文", now.Html);
        Assert.Equal([(1, ""), (2, "更新了范围")], now.Editions.Select(e => (e.Number, e.ChangeNote)));
    }

    [Fact]
    public async Task A_replaced_policy_stays_and_leads_to_its_successor_from_the_day_that_takes_effect()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (old, _) = await desk.DraftAsync(1);
        await desk.ReleaseAsync(old);
        var (next, _) = await desk.DraftAsync(2);
        PolicyDesk.Ok(await desk.Get<LinkDocuments>().ExecuteAsync(desk.Editor, next, LinkKind.Replaces, old, linked: true, Ct));
        await desk.ReleaseAsync(next);
        var item = (await desk.Get<Shelf>().ViewAsync(Ct)).Find(old)!;
        Assert.Equal(ValidityState.NotYet, item.ValidityOn(new DateOnly(2026, 12, 31)).State);
        var replaced = item.ValidityOn(new DateOnly(2027, 1, 1));
        Assert.Equal((ValidityState.Replaced, next), (replaced.State, replaced.Cause!.SourceId));
    }

    [Fact]
    public async Task A_withdrawn_page_stays_with_its_reason_and_comes_back()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        await desk.ReleaseAsync(policy);
        Assert.False((await desk.Get<ChangeStatus>().WithdrawAsync(desk.Webmaster, policy, " ", false, Ct)).Ok);
        PolicyDesk.Ok(await desk.Get<ChangeStatus>().WithdrawAsync(desk.Webmaster, policy, "数字有误，核对中", false, Ct));
        var day = new DateOnly(2026, 11, 23);
        Assert.Equal("数字有误，核对中", (await desk.Get<Shelf>().ViewAsync(Ct)).Find(policy)!.ValidityOn(day).Cause!.Reason);
        PolicyDesk.Ok(await desk.Get<ChangeStatus>().RestoreAsync(desk.Webmaster, policy, "已核对", Ct));
        Assert.Equal(ValidityState.NotYet, (await desk.Get<Shelf>().ViewAsync(Ct)).Find(policy)!.ValidityOn(day).State);
    }

    [Fact]
    public async Task What_is_withdrawn_stays_out_of_the_search_when_a_new_edition_is_released_and_is_found_again_once_restored()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        await desk.ReleaseAsync(policy);
        PolicyDesk.Ok(await desk.Get<ChangeStatus>().WithdrawAsync(desk.Webmaster, policy, "含有个人信息", hidesText: true, Ct));
        await desk.TextAsync(policy, "各有关单位：\n\n更正了附表里的孔雀石。\n");
        await desk.FactAsync(policy, DocumentField.ChangeNote, "更正附表");
        await desk.ReleaseAsync(policy);
        async Task<int> FoundAsync() => (await desk.Get<SearchQueries>().FindAsync(new SearchQuery("孔雀石", "document"), null, Ct)).Total;
        Assert.Equal(0, await FoundAsync());
        PolicyDesk.Ok(await desk.Get<ChangeStatus>().RestoreAsync(desk.Webmaster, policy, "已更正", Ct));
        Assert.Equal(1, await FoundAsync());
    }

    [Fact]
    public async Task A_withdrawn_interpretation_explains_nothing_and_a_withdrawn_policy_owes_none()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, interpretation) = await desk.DraftAsync();
        await desk.ReleaseAsync(policy);
        var status = desk.Get<ChangeStatus>();
        PolicyDesk.Ok(await status.WithdrawAsync(desk.Webmaster, interpretation, "说法有误", false, Ct));
        await desk.TextAsync(policy, "各有关单位：\n\n范围扩大了。\n");
        Assert.Contains(await ChecksAsync(), c => c.Level == CheckLevel.BeforeRelease && c.Message.Text.StartsWith("还没有解读材料", StringComparison.Ordinal));
        await desk.InterpretAsync(policy, "测试办法再解读");
        Assert.Contains(await ChecksAsync(), c => c.Message.ToString() == "解读材料1份，随文件同时发布");

        var (bare, _) = await desk.DraftAsync(2, withInterpretation: false);
        PolicyDesk.Ok(await desk.Get<EditPackage>().ExecuteAsync(desk.Editor, bare, PackageField.MaterialsFollow, "", "1", Ct));
        await desk.ReleaseAsync(bare);
        Assert.Single(await desk.Get<PackageQueries>().OwedAsync(Ct));
        PolicyDesk.Ok(await status.WithdrawAsync(desk.Webmaster, bare, "数字有误", false, Ct));
        Assert.Empty(await desk.Get<PackageQueries>().OwedAsync(Ct));

        async Task<IReadOnlyList<Check>> ChecksAsync() => (await desk.Get<PackageQueries>().FindAsync(policy, Ct))!.Checks;
    }

    [Fact]
    public async Task An_act_that_contradicts_the_documents_dates_or_changes_nothing_any_more_is_refused()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        await desk.ReleaseAsync(policy);
        async Task<string> SaidAsync(StatusActKind kind, DateOnly on, DateOnly? until = null) =>
            string.Concat((await desk.Get<ChangeStatus>().RecordAsync(desk.Webmaster, policy, new StatusWish(kind, on, "依据清理结果", null, until), Ct)).Reasons);
        var today = new DateOnly(2026, 11, 25);

        Assert.Equal("这份文件2026-11-20才成文，不能从2016-11-25起改它的效力，请核对日期。", await SaidAsync(StatusActKind.Repealed, new DateOnly(2016, 11, 25)));
        Assert.Equal("", await SaidAsync(StatusActKind.Extended, today, new DateOnly(2036, 12, 31)));
        Assert.Equal("延长有效期要写新的截止日，并晚于原来的。", await SaidAsync(StatusActKind.Extended, today, new DateOnly(2033, 12, 31)));
        Assert.Equal("", await SaidAsync(StatusActKind.Repealed, new DateOnly(2028, 1, 1)));
        Assert.Equal("这份文件2028-01-01起已经没有效力，不用再记。", await SaidAsync(StatusActKind.DeclaredInvalid, new DateOnly(2028, 6, 1)));
        Assert.Equal("这份文件2028-01-01起已经没有效力，不用再记。", await SaidAsync(StatusActKind.Extended, new DateOnly(2028, 6, 1), new DateOnly(2040, 1, 1)));
        Assert.Equal("", await SaidAsync(StatusActKind.DeclaredInvalid, new DateOnly(2027, 6, 1))); // an earlier end still changes something
    }

    [Fact]
    public async Task Fifty_packages_due_in_the_same_minute_all_go_out()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var chain = (await desk.Get<ReviewQueries>().ChainsAsync(Ct)).Single(c => c.IsDefaultFor("Notice"));
        PolicyDesk.Ok(await desk.Get<EditChain>().ExecuteAsync(desk.Webmaster, chain.Id, new ChainDraft("一步", "Notice", false, [new StepRule("审核", Role.Head, "", "", 1, "")]), Ct));
        var at = desk.Store.Clock.GetUtcNow().UtcDateTime.AddHours(1);
        var notices = new List<int>();
        for (var i = 0; i < 50; i++)
        {
            var notice = await desk.MadeAsync(new NewDocument(DocumentKind.Notice, desk.Column("notices"), $"通知{i}"));
            await desk.TextAsync(notice, $"第{i}件");
            await desk.SubmitAsync(notice);
            PolicyDesk.Ok(await desk.SignAsync(notice, desk.Head));
            PolicyDesk.Ok(await desk.Get<Schedule>().ReleaseAsync(desk.Webmaster, notice, at, Ct));
            notices.Add(notice);
        }

        Assert.Equal(at, await desk.Get<RunSchedule>().RunDueAsync(Ct));
        desk.Store.Clock.Advance(TimeSpan.FromHours(2)); // the portal was down when the time came
        Assert.Null(await desk.Get<RunSchedule>().RunDueAsync(Ct));
        var shelf = await desk.Get<Shelf>().ViewAsync(Ct);
        Assert.All(notices, n => Assert.NotNull(shelf.Find(n)));
        Assert.Null(await desk.Get<RunSchedule>().RunDueAsync(Ct));
    }

    [Fact]
    public async Task Only_what_would_pass_now_may_be_scheduled_and_an_edit_cancels_it()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, interpretation) = await desk.DraftAsync();
        var at = desk.Store.Clock.GetUtcNow().UtcDateTime.AddDays(1);
        Assert.False((await desk.Get<Schedule>().ReleaseAsync(desk.Webmaster, policy, at, Ct)).Ok);
        await desk.ApproveAsync(policy);
        Assert.False((await desk.Get<Schedule>().ReleaseAsync(desk.Webmaster, policy, at.AddDays(-2), Ct)).Ok);
        PolicyDesk.Ok(await desk.Get<Schedule>().ReleaseAsync(desk.Webmaster, policy, at, Ct));
        await desk.TextAsync(interpretation, "改了");
        desk.Store.Clock.Advance(TimeSpan.FromDays(2));
        await desk.Get<RunSchedule>().RunDueAsync(Ct);
        Assert.Null((await desk.Get<Shelf>().ViewAsync(Ct)).Find(policy));
        Assert.NotEqual("", Assert.Single(await desk.Get<PackageQueries>().ScheduledAsync(10, Ct)).Failure);
    }

    [Fact]
    public async Task A_release_set_by_somebody_who_has_lost_the_right_does_not_happen_and_says_why()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        await desk.ApproveAsync(policy);
        PolicyDesk.Ok(await desk.Get<Schedule>().ReleaseAsync(desk.Webmaster, policy, desk.Store.Clock.GetUtcNow().UtcDateTime.AddHours(1), Ct));
        PolicyDesk.Ok(await desk.Get<Portal.Domain.People.GrantRoles>().ExecuteAsync(Actor.System, desk.Webmaster.AccountId, "webmaster", "科技信息研究所", [Role.Editor], Ct));
        desk.Store.Clock.Advance(TimeSpan.FromHours(2));
        await desk.Get<RunSchedule>().RunDueAsync(Ct);
        Assert.Null((await desk.Get<Shelf>().ViewAsync(Ct)).Find(policy));
        Assert.Contains("没有这项权限", Assert.Single(await desk.Get<PackageQueries>().ScheduledAsync(10, Ct)).Failure);
    }

    [Fact]
    public async Task What_is_not_to_be_public_is_not_released()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        await desk.FactAsync(policy, DocumentField.Openness, nameof(Openness.None));
        Assert.False((await desk.Get<SubmitPackage>().ExecuteAsync(desk.Editor, policy, "", Ct)).Ok);
        await desk.FactAsync(policy, DocumentField.OpennessReason, "条例第十六条");
        await desk.ApproveAsync(policy);
        Assert.False((await desk.Get<ReleasePackage>().ExecuteAsync(desk.Webmaster, policy, Ct)).Ok);
    }
}
