using CsCheck;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Tests.Policies;

namespace Portal.Tests.Documents;

public sealed class DraftTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("示科规[2019]3号", "示科规〔2019〕3号")]
    [InlineData("示科规（2019）第03号", "示科规〔2019〕3号")]
    [InlineData(" 示科规 【2019】 3 号", "示科规〔2019〕3号")]
    public void A_document_number_is_brought_into_its_form(string typed, string expected)
    {
        Assert.Equal(expected, DocumentFields.NormalNumber(typed));
        Assert.True(DocumentFields.IsNumber(DocumentFields.NormalNumber(typed)));
    }

    [Theory]
    [InlineData("关于印发办法的通知")]
    [InlineData("示科规〔19〕3号")]
    [InlineData("示科规〔2019〕号")]
    public void What_is_no_document_number_is_refused(string typed) => Assert.NotEmpty(DocumentFields.Of(DocumentField.Number).Refusals(DocumentFields.NormalNumber(typed)));

    /// <summary>Two digits typed for the year are the first century to a date field.</summary>
    [Theory]
    [InlineData("2026-11-26", true)]
    [InlineData("", true)]
    [InlineData("0026-11-26", false)]
    [InlineData("2026-13-26", false)]
    public void A_year_is_written_with_four_digits(string typed, bool taken)
    {
        Assert.Equal(taken, !DocumentFields.Of(DocumentField.SignedOn).Refusals(typed).Any());
        Assert.Equal(taken, !PackageFields.Of(PackageField.When).Refusals(typed).Any());
    }

    [Fact]
    public void Bringing_a_number_into_its_form_twice_changes_nothing_more() =>
        Gen.String.Sample(text => Assert.Equal(DocumentFields.NormalNumber(text), DocumentFields.NormalNumber(DocumentFields.NormalNumber(text))));

    [Fact]
    public void An_index_number_fits_the_pattern_of_its_own_format()
    {
        var settings = new DocumentSettings { IndexFormat = "{code}H/{year}{month}-{serial:5}" };
        Assert.Matches(settings.IndexPattern, settings.IndexOf(new DateOnly(2026, 3, 9), 31));
        Assert.DoesNotMatch(settings.IndexPattern, "11000000000000000X/2026-00031");
    }

    [Fact]
    public async Task Two_texts_written_at_once_are_both_handed_back_and_none_is_lost()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync(withInterpretation: false);
        var before = await desk.Get<DocumentQueries>().TextAsync(policy, Ct);
        PolicyDesk.Ok(await desk.Get<SaveDraft>().ExecuteAsync(desk.Office, policy, "办公室写的", before!.Version, Ct));
        var late = await desk.Get<SaveDraft>().ExecuteAsync(desk.Editor, policy, "经办人写的", before.Version, Ct);
        Assert.Equal(("办公室写的", "office"), (late.Conflict!.Theirs, late.Conflict.By));
        Assert.Equal("办公室写的", (await desk.Get<DocumentQueries>().TextAsync(policy, Ct))!.Text);
    }

    [Fact]
    public async Task A_fact_changed_meanwhile_does_not_stop_the_text()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync(withInterpretation: false);
        var before = await desk.Get<DocumentQueries>().TextAsync(policy, Ct);
        await desk.FactAsync(policy, DocumentField.Keywords, "测试、示例", desk.Office);
        PolicyDesk.Ok(await desk.Get<SaveDraft>().ExecuteAsync(desk.Editor, policy, "接着写", before!.Version, Ct));
    }

    [Fact]
    public async Task Another_division_cannot_write_and_the_office_can()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync(withInterpretation: false);
        var stranger = await desk.PersonAsync("stranger", Role.Editor, "办公室");
        Assert.False((await desk.Get<SaveDraft>().ExecuteAsync(stranger, policy, "改", 99, Ct)).Ok);
        Assert.False((await desk.Get<CreateDocument>().ExecuteAsync(stranger, new NewDocument(DocumentKind.Policy, desk.Column("other-policies"), "越权", PolicyDesk.Drafters), Ct)).Ok);
        await desk.TextAsync(policy, "办公室改的", desk.Office);
    }

    [Fact]
    public async Task What_was_typed_is_kept_as_revisions_one_a_sitting()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var policy = await desk.MadeAsync(new NewDocument(DocumentKind.Policy, desk.Column("other-policies"), "办法"));
        await desk.TextAsync(policy, "一");
        await desk.TextAsync(policy, "一二");
        desk.Store.Clock.Advance(Revision.Sitting);
        await desk.TextAsync(policy, "一二三");
        var revisions = await desk.Get<DocumentQueries>().RevisionsAsync(policy, Ct);
        Assert.Equal(2, revisions.Count);
        Assert.Equal("一二", await desk.Get<DocumentQueries>().RevisionTextAsync(policy, revisions[1].Id, Ct));
    }

    [Fact]
    public async Task What_is_written_over_or_deleted_by_the_paragraph_stays_a_revision_of_its_own_within_a_sitting()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var policy = await desk.MadeAsync(new NewDocument(DocumentKind.Policy, desk.Column("other-policies"), "办法"));
        var paragraph = new string('原', Revision.MostLost + 1);
        await desk.TextAsync(policy, $"甲{paragraph}乙");
        await desk.TextAsync(policy, $"甲{paragraph}丙乙");
        await desk.TextAsync(policy, $"甲{paragraph[2..]}丙乙");
        await desk.TextAsync(policy, "另写的一句。");
        var revisions = await desk.Get<DocumentQueries>().RevisionsAsync(policy, Ct);
        Assert.Equal(["另写的一句。", $"甲{paragraph[2..]}丙乙"], await Task.WhenAll(revisions.Select(r => desk.Get<DocumentQueries>().RevisionTextAsync(policy, r.Id, Ct))));
    }

    [Fact]
    public async Task An_index_number_is_never_given_twice_even_after_its_draft_is_thrown_away()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var first = await desk.MadeAsync(new NewDocument(DocumentKind.Policy, desk.Column("other-policies"), "甲"));
        var number = (await desk.Get<AssignIndexNumber>().ExecuteAsync(desk.Editor, first, Ct)).Value!;
        PolicyDesk.Ok(await desk.Get<DiscardDraft>().ExecuteAsync(desk.Editor, first, Ct));
        var second = await desk.MadeAsync(new NewDocument(DocumentKind.Policy, desk.Column("other-policies"), "乙"));
        Assert.NotEqual(number, (await desk.Get<AssignIndexNumber>().ExecuteAsync(desk.Editor, second, Ct)).Value);
        Assert.False((await desk.Get<EditFact>().ExecuteAsync(desk.Editor, second, DocumentField.IndexNumber, "11000000000000000X/2026-00002", number, Ct)).Ok);
        PolicyDesk.Ok(await desk.Get<DiscardDraft>().RestoreAsync(desk.Editor, first, Ct));
        Assert.Equal(number, (await desk.Get<DocumentQueries>().FindAsync(first, Ct))!.IndexNumber);
    }

    [Fact]
    public async Task A_file_is_taken_by_its_content_and_its_name_is_made_harmless()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var policy = await desk.MadeAsync(new NewDocument(DocumentKind.Policy, desk.Column("other-policies"), "甲"));
        var attach = desk.Get<AttachFile>();
        Assert.False((await attach.ExecuteAsync(desk.Editor, policy, "坏.pdf", "<svg onload=alert(1)>"u8.ToArray(), inText: false, Ct)).Ok);
        var kept = await attach.ExecuteAsync(desk.Editor, policy, "..\\..\\附<件>\u202Efdp.pdf", "%PDF-1.4 x"u8.ToArray(), inText: false, Ct);
        Assert.Equal("附件fdp.pdf", kept.Value!.Name);
        Assert.Null(await desk.Get<DocumentQueries>().FileAsync(kept.Value.Address.Split('/')[2], publicOnly: true, Ct));
        Assert.NotNull(await desk.Get<DocumentQueries>().FileAsync(kept.Value.Address.Split('/')[2], publicOnly: false, Ct));
    }
}
