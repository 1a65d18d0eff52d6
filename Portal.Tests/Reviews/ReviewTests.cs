using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Reviews;
using Portal.Tests.Policies;

namespace Portal.Tests.Reviews;

public sealed class ReviewTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_normative_document_takes_every_step_and_each_one_is_kept()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        await desk.ApproveAsync(policy);
        var round = await desk.RoundAsync(policy);
        Assert.Equal(["处室负责人审核", "办公室核稿", "合法性审核", "局领导签发"], round.Steps.Select(s => s.Rule.Name));
        Assert.Equal(["head", "office", "lawyer", "leader"], round.Steps.Select(s => s.DecidedBy));
    }

    [Fact]
    public async Task The_legality_review_is_for_normative_documents_only()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        await desk.FactAsync(policy, DocumentField.Normative, "");
        await desk.FactAsync(policy, DocumentField.Column, desk.Column("other-policies").ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.DoesNotContain(await Steps(desk, policy), s => s == "合法性审核");
    }

    [Fact]
    public async Task The_author_signs_nothing_of_their_own()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var notice = await desk.MadeAsync(new NewDocument(DocumentKind.Notice, desk.Column("notices"), "通知", PolicyDesk.Drafters), desk.Head);
        await desk.TextAsync(notice, "正文", desk.Head);
        PolicyDesk.Ok(await desk.Get<Portal.Domain.Policies.SubmitPackage>().ExecuteAsync(desk.Head, notice, "", Ct));
        Assert.Contains("起草人", (await desk.SignAsync(notice, desk.Head)).Reasons[0].Text);
        // The division has no other head: another division's may sign, or the paper would lie for ever.
        PolicyDesk.Ok(await desk.SignAsync(notice, desk.Lawyer));
    }

    [Fact]
    public async Task Who_drafted_a_paper_does_not_sign_it_either_when_a_colleague_hands_it_in()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var notice = await desk.MadeAsync(new NewDocument(DocumentKind.Notice, desk.Column("notices"), "通知"), desk.Head);
        await desk.TextAsync(notice, "正文", desk.Head);
        await desk.TextAsync(notice, "正文，改了一个字", desk.Office);
        var round = await desk.SubmitAsync(notice);
        var reviews = desk.Get<ReviewQueries>();
        Assert.Empty(await reviews.InboxAsync(desk.Head, Ct));
        Assert.Null(await reviews.RightAsync(round.Id, desk.Head, Ct));
        Assert.Equal("起草人不能审签自己起草或者送出的文件。", (await desk.SignAsync(notice, desk.Head)).Reasons.Single().ToString());
        PolicyDesk.Ok(await desk.Get<Portal.Domain.Reviews.Delegate>().ExecuteAsync(desk.Head, desk.Editor.AccountId, new DateOnly(2026, 11, 1), new DateOnly(2026, 12, 31), "出差", Ct));
        Assert.Null(await reviews.RightAsync(round.Id, desk.Editor, Ct));
        // Another head may, as if the drafter had handed it in; who corrected a word of it is no author.
        PolicyDesk.Ok(await desk.SignAsync(notice, desk.Lawyer));
        PolicyDesk.Ok(await desk.SignAsync(notice, desk.Office));
    }

    [Fact]
    public async Task Who_wrote_the_new_edition_of_a_public_paper_is_its_drafter_and_not_who_wrote_the_first()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var notice = await desk.MadeAsync(new NewDocument(DocumentKind.Notice, desk.Column("notices"), "通知"));
        await desk.TextAsync(notice, "正文");
        await desk.SubmitAsync(notice);
        PolicyDesk.Ok(await desk.SignAsync(notice, desk.Head));
        PolicyDesk.Ok(await desk.SignAsync(notice, desk.Office));
        PolicyDesk.Ok(await desk.Get<Portal.Domain.Policies.ReleasePackage>().ExecuteAsync(desk.Webmaster, notice, Ct));
        await desk.TextAsync(notice, "新的正文", desk.Head);
        await desk.FactAsync(notice, DocumentField.ChangeNote, "更新");
        await desk.SubmitAsync(notice);
        Assert.False((await desk.SignAsync(notice, desk.Head)).Ok);
        PolicyDesk.Ok(await desk.SignAsync(notice, desk.Lawyer));
    }

    [Fact]
    public async Task A_step_that_only_the_author_could_take_is_refused_when_handed_in()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var notice = await desk.MadeAsync(new NewDocument(DocumentKind.Notice, desk.Column("notices"), "通知", "办公室"), desk.Office);
        await desk.TextAsync(notice, "正文", desk.Office);
        var submit = desk.Get<Portal.Domain.Policies.SubmitPackage>();
        var refused = await submit.ExecuteAsync(desk.Office, notice, "", Ct);
        Assert.Contains("“办公室核稿”这一步没有别人能签", refused.Reasons.Single().ToString());
        Assert.Empty(await desk.Get<ReviewQueries>().RoundsAsync("package", notice, Ct));
        await desk.PersonAsync("second", Role.Office, "办公室");
        PolicyDesk.Ok(await submit.ExecuteAsync(desk.Office, notice, "", Ct));
    }

    [Fact]
    public async Task A_step_is_its_own_divisions_and_roles_and_nobody_elses()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        await desk.SubmitAsync(policy);
        Assert.False((await desk.SignAsync(policy, desk.Lawyer)).Ok);
        Assert.False((await desk.SignAsync(policy, desk.Leader)).Ok);
        Assert.Empty(await desk.Get<ReviewQueries>().InboxAsync(desk.Lawyer, Ct));
        Assert.Single(await desk.Get<ReviewQueries>().InboxAsync(desk.Head, Ct));
    }

    [Fact]
    public async Task Sending_back_needs_a_reason_and_signing_needs_every_point_ticked()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        var round = await desk.SubmitAsync(policy);
        Assert.False((await desk.SignAsync(policy, desk.Head, StepDecision.Returned)).Ok);
        Assert.False((await desk.Get<DecideReview>().ExecuteAsync(desk.Head, round.Id, round.Hash, StepDecision.Approved, "", [], Ct)).Ok);
        PolicyDesk.Ok(await desk.SignAsync(policy, desk.Head, StepDecision.Returned, "补充依据"));
        Assert.Equal((ReviewState.Returned, "补充依据"), ((await desk.RoundAsync(policy)).State, (await desk.RoundAsync(policy)).EndReason));
    }

    [Fact]
    public async Task An_edit_after_handing_in_voids_every_signature()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, interpretation) = await desk.DraftAsync();
        await desk.ApproveAsync(policy);
        await desk.TextAsync(interpretation, "解读改了一个字。");
        Assert.Equal(ReviewState.Voided, (await desk.RoundAsync(policy)).State);
        var refused = await desk.Get<Portal.Domain.Policies.ReleasePackage>().ExecuteAsync(desk.Webmaster, policy, Ct);
        Assert.Contains("审签以后内容改过，原来的签字已作废，请重新送审。", refused.Reasons.Select(r => r.Text));
    }

    [Fact]
    public async Task Nobody_signs_what_they_have_not_seen()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        var round = await desk.SubmitAsync(policy);
        var refused = await desk.Get<DecideReview>().ExecuteAsync(desk.Head, round.Id, new string('0', 64), StepDecision.Approved, "", round.Current!.Rule.Points, Ct);
        Assert.False(refused.Ok);
    }

    [Fact]
    public async Task A_delegate_signs_in_the_others_name_within_the_dates_only()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        await desk.SubmitAsync(policy);
        var today = DateOnly.FromDateTime(desk.Store.Clock.GetUtcNow().DateTime);
        PolicyDesk.Ok(await desk.Get<Portal.Domain.Reviews.Delegate>().ExecuteAsync(desk.Head, desk.Lawyer.AccountId, today.AddDays(1), today.AddDays(3), "出差", Ct));
        Assert.False((await desk.SignAsync(policy, desk.Lawyer)).Ok);
        desk.Store.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("head", Assert.Single(await desk.Get<ReviewQueries>().InboxAsync(desk.Lawyer, Ct)).OnBehalfOf);
        PolicyDesk.Ok(await desk.SignAsync(policy, desk.Lawyer));
        Assert.Equal(("lawyer", "head"), ((await desk.RoundAsync(policy)).Steps[0].DecidedBy, (await desk.RoundAsync(policy)).Steps[0].OnBehalfOf));
    }

    [Fact]
    public async Task A_chain_can_be_edited_without_touching_rounds_under_way()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        await desk.SubmitAsync(policy);
        var chain = (await desk.Get<ReviewQueries>().ChainsAsync(Ct)).Single(c => c.IsDefaultFor("Policy"));
        Assert.False((await desk.Get<EditChain>().ExecuteAsync(desk.Editor, chain.Id, new ChainDraft("短", "Policy", false, [new StepRule("签发", Role.Leader, "", "", 1, "")]), Ct)).Ok);
        PolicyDesk.Ok(await desk.Get<EditChain>().ExecuteAsync(desk.Webmaster, chain.Id, new ChainDraft("短", "Policy", false, [new StepRule("签发", Role.Leader, "", "", 1, "")]), Ct));
        Assert.Equal(4, (await desk.RoundAsync(policy)).Steps.Count);
        await desk.TextAsync(policy, "改");
        Assert.Equal(["签发"], await Steps(desk, policy));
    }

    [Fact]
    public async Task Where_people_must_differ_nobody_signs_twice()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var chain = (await desk.Get<ReviewQueries>().ChainsAsync(Ct)).Single(c => c.IsDefaultFor("Policy"));
        var steps = new[] { new StepRule("一审", Role.Head, "", "", 1, ""), new StepRule("二审", Role.Head, "", "", 1, "") };
        PolicyDesk.Ok(await desk.Get<EditChain>().ExecuteAsync(desk.Webmaster, chain.Id, new ChainDraft("两审", "Policy", true, steps), Ct));
        var (policy, _) = await desk.DraftAsync();
        await desk.SubmitAsync(policy);
        PolicyDesk.Ok(await desk.SignAsync(policy, desk.Head));
        Assert.False((await desk.SignAsync(policy, desk.Head)).Ok);
        PolicyDesk.Ok(await desk.SignAsync(policy, desk.Lawyer));
    }

    [Fact]
    public async Task A_step_that_waits_for_ever_is_known_and_a_delegation_helps_where_people_must_differ()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var chain = (await desk.Get<ReviewQueries>().ChainsAsync(Ct)).Single(c => c.IsDefaultFor("Policy"));
        var steps = new[] { new StepRule("核稿", Role.Office, "", "", 1, ""), new StepRule("复核", Role.Office, "", "", 1, "") };
        PolicyDesk.Ok(await desk.Get<EditChain>().ExecuteAsync(desk.Webmaster, chain.Id, new ChainDraft("两审", "Policy", true, steps), Ct));
        var (policy, _) = await desk.DraftAsync();
        var round = await desk.SubmitAsync(policy);
        Task<Standstill?> StandstillAsync() => desk.Get<ReviewQueries>().StandstillAsync(round.Id, Ct);
        Assert.Null(await StandstillAsync());
        PolicyDesk.Ok(await desk.SignAsync(policy, desk.Office));
        Assert.Equal((Role.Office, false, "office"), await StandstillAsync() is { } s ? (s.Role, s.AuthorHolds, Assert.Single(s.SignedBefore)) : default);

        // To the author it does not count; to anybody else it does.
        var today = desk.Get<OfficeClock>().Today;
        PolicyDesk.Ok(await desk.Get<Portal.Domain.Reviews.Delegate>().ExecuteAsync(desk.Office, desk.Editor.AccountId, today, today, "出差", Ct));
        Assert.NotNull(await StandstillAsync());
        PolicyDesk.Ok(await desk.Get<Portal.Domain.Reviews.Delegate>().ExecuteAsync(desk.Office, desk.Head.AccountId, today, today, "出差", Ct));
        Assert.Null(await StandstillAsync());
        PolicyDesk.Ok(await desk.SignAsync(policy, desk.Head));
        Assert.Null(await StandstillAsync());
    }

    private static async Task<IEnumerable<string>> Steps(PolicyDesk desk, int policy) => (await desk.SubmitAsync(policy)).Steps.Select(s => s.Rule.Name);
}
