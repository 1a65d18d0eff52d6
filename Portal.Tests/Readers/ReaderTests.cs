using Portal.Domain.Documents;
using Portal.Domain.Readers;
using Portal.Tests.Policies;

namespace Portal.Tests.Readers;

/// <summary>Readers' questions and 'was this clear?': what is taken, who answers, what is kept.</summary>
public sealed class ReaderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_is_answered_by_the_division_and_published_by_the_office()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, slug) = await PublicAsync(desk);
        var asked = await desk.Get<AskQuestion>().ExecuteAsync(slug, "张三的公司能申报吗，电话 13800000000？", "key", Ct);
        PolicyDesk.Ok(asked);
        Assert.Equal(asked.Value, (await desk.Get<AskQuestion>().ExecuteAsync(slug, "张三的公司能申报吗，电话 13800000000？", "key", Ct)).Value); // sent twice
        var queries = desk.Get<ReaderQueries>();
        var row = Assert.Single((await queries.ListAsync(new QuestionFilter(), 1, 20, Ct)).Rows);
        Assert.Equal((policy, PolicyDesk.Drafters), (row.PolicyId, row.Division));

        var handle = desk.Get<HandleQuestion>();
        Assert.False((await handle.PublishAsync(desk.Office, row.Id, "公司能申报吗？", Ct)).Ok); // no answer yet
        Assert.False((await handle.AnswerAsync(desk.Lawyer, row.Id, "能。", Ct)).Ok); // of another division
        PolicyDesk.Ok(await handle.AnswerAsync(desk.Editor, row.Id, "能。", Ct));
        Assert.False((await handle.PublishAsync(desk.Editor, row.Id, "公司能申报吗？", Ct)).Ok); // the office's act
        Assert.Equal((QuestionState.Answered, ""), ((await queries.StatusAsync(asked.Value!, Ct))!.State, (await queries.StatusAsync(asked.Value!, Ct))!.Answer));
        PolicyDesk.Ok(await handle.PublishAsync(desk.Office, row.Id, "公司能申报吗？", Ct));
        var answer = Assert.Single((await queries.PublicAsync(policy, "申报", 1, 20, Ct)).Rows);
        Assert.Equal(("公司能申报吗？", "能。"), (answer.Question, answer.Answer));
        Assert.Equal("能。", (await queries.StatusAsync(asked.Value!.ToLowerInvariant(), Ct))!.Answer);
        Assert.False((await handle.AnswerAsync(desk.Editor, row.Id, "不能。", Ct)).Ok);
        Assert.DoesNotContain(await desk.Store.AuditAsync(), e => e.Changes.Contains("13800000000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_published_says_why_to_who_has_the_code()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, slug) = await PublicAsync(desk);
        var code = (await desk.Get<AskQuestion>().ExecuteAsync(slug, "某某人是不是贪污了？", "key", Ct)).Value!;
        var id = (await desk.Get<ReaderQueries>().ListAsync(new QuestionFilter(), 1, 20, Ct)).Rows[0].Id;
        Assert.False((await desk.Get<HandleQuestion>().HideAsync(desk.Office, id, " ", Ct)).Ok);
        PolicyDesk.Ok(await desk.Get<HandleQuestion>().HideAsync(desk.Office, id, "举报请走举报渠道。", Ct));
        Assert.Equal("举报请走举报渠道。", (await desk.Get<ReaderQueries>().StatusAsync(code, Ct))!.HideReason);
        Assert.Equal(0, (await desk.Get<ReaderQueries>().PublicAsync(policy, null, 1, 20, Ct)).Total);
        Assert.Null(await desk.Get<ReaderQueries>().StatusAsync("XXXX", Ct));
    }

    [Fact]
    public async Task Too_short_too_long_and_about_nothing_public_is_refused()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (_, slug) = await PublicAsync(desk);
        var ask = desk.Get<AskQuestion>();
        Assert.False((await ask.ExecuteAsync(slug, "啊？", "a", Ct)).Ok);
        Assert.False((await ask.ExecuteAsync(slug, new string('问', 501), "b", Ct)).Ok);
        Assert.False((await ask.ExecuteAsync("nothing", "这份文件在哪里？", "c", Ct)).Ok);
    }

    [Fact]
    public async Task Clear_or_not_is_counted_by_document_and_edition_and_leaves_no_trace_of_who()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, slug) = await PublicAsync(desk);
        var count = desk.Get<CountClarity>();
        foreach (var clear in (bool[])[true, true, false]) PolicyDesk.Ok(await count.ExecuteAsync(DocumentKind.Policy, slug, 1, clear, Ct));
        Assert.False((await count.ExecuteAsync(DocumentKind.Policy, slug, 2, true, Ct)).Ok); // never was public
        Assert.False((await count.ExecuteAsync(DocumentKind.Policy, "nothing", 1, true, Ct)).Ok);
        var row = Assert.Single(await desk.Get<ReaderQueries>().ClarityAsync(policy, Ct));
        Assert.Equal((1, 2, 1), (row.Edition, row.Yes, row.No));
        Assert.Equal(2.0 / 3, (await desk.Get<ReaderQueries>().FiguresAsync([policy], Ct))[policy].Clarity);
    }

    [Fact]
    public async Task A_question_taken_up_by_an_interpretation_counts_as_covered()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, slug) = await PublicAsync(desk);
        await desk.Get<AskQuestion>().ExecuteAsync(slug, "第三条怎么理解？", "key", Ct);
        var id = (await desk.Get<ReaderQueries>().ListAsync(new QuestionFilter(), 1, 20, Ct)).Rows[0].Id;
        var reading = (await desk.Get<Shelf>().ViewAsync(Ct)).InterpretationsOf(policy)[0];
        PolicyDesk.Ok(await desk.Get<HandleQuestion>().CoverAsync(desk.Editor, id, reading.Id, Ct));
        var figures = (await desk.Get<ReaderQueries>().FiguresAsync([policy], Ct))[policy];
        Assert.Equal((1, 1, 1), (figures.Asked, figures.Open, figures.Covered));
    }

    /// <summary>A public policy with one interpretation.</summary>
    internal static async Task<(int Policy, string Slug)> PublicAsync(PolicyDesk desk)
    {
        var (policy, _) = await desk.DraftAsync();
        await desk.ReleaseAsync(policy);
        return (policy, (await desk.Get<Shelf>().ViewAsync(Ct)).Find(policy)!.Slug);
    }
}
