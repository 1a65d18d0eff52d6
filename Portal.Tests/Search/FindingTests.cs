using Portal.Domain.Search;
using static Portal.Tests.Search.SearchSample;

namespace Portal.Tests.Search;

public sealed class FindingTests(SearchFixture fixture) : IClassFixture<SearchFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("示科规〔2019〕3号")]
    [InlineData("示科规[2019]3号")]
    [InlineData("示科规（２０１９）３号")]
    [InlineData("2019 3号")]
    [InlineData("3号 2019")]
    [InlineData("科规2019")]
    [InlineData("示科规2019")]
    [InlineData("2019-00017")]
    [InlineData("11000000000000000x/2019-00017")]
    [InlineData("“规〔2019〕3号”")]
    public async Task A_number_is_found_however_it_is_typed(string text)
    {
        var search = await fixture.WithAsync(
            Entry(1, "科技计划管理办法", number: "示科规〔2019〕3号 11000000000000000X/2019-00017"),
            Entry(2, "科技奖励办法", number: "示科奖〔2019〕13号 11000000000000000X/2019-00018"),
            Entry(3, "其他", number: "示科发〔2018〕3号"));
        var hit = Assert.Single((await search.FindAsync(text)).Hits);
        Assert.Equal(1, hit.Id);
        Assert.Contains(hit.Score, (int[])[Standing.Number, Standing.Exact]);
    }

    [Theory]
    [InlineData("公开", new[] { 5, 4, 3, 2, 1 })]
    [InlineData("工作要点", new[] { 4, 3, 1 })]
    [InlineData("政务公开", new[] { 4, 3, 1 })]
    [InlineData("要点 信息", new int[0])]
    [InlineData("政务 解读", new[] { 3 })]
    [InlineData("政务公开 -解读", new[] { 4, 1 })]
    [InlineData("公开 －“信息公开” -解读", new[] { 4, 1 })]
    [InlineData("\"信息公开\"", new[] { 5, 2 })]
    [InlineData("「信息公开」", new[] { 5, 2 })]
    [InlineData("“政务公开 解读”", new int[0])]
    [InlineData("《工作要点》解读", new[] { 3 })]
    [InlineData("公开、政务", new[] { 4, 3, 1 })]
    [InlineData("政府公开", new int[0])]
    [InlineData("读", new[] { 3 })]
    [InlineData("blazor", new[] { 5 })]
    [InlineData("laz", new int[0])]
    [InlineData("𠮷林", new[] { 5 })]
    public async Task Words_phrases_and_words_left_out(string text, int[] ids)
    {
        var search = await fixture.WithAsync(
            Entry(1, "二〇一九年政务公开工作要点"),
            Entry(2, "政府信息公开指南"),
            Entry(3, "《政务公开工作要点》解读"),
            Entry(4, "通知", "现将政务公开工作要点印发给你们"),
            Entry(5, "通知", "Ｂlazor 与𠮷林。\n政府，信息公开"));
        Assert.Equal(ids.Order(), (await search.IdsAsync(text)).Order());
    }

    [Fact]
    public async Task Titles_come_before_numbers_keywords_and_texts_and_within_a_step_the_newer_first()
    {
        var search = await fixture.WithAsync(
            Entry(1, "科技奖励"),
            Entry(2, "科技奖励办法"),
            Entry(3, "示例市科技奖励办法"),
            Entry(4, "奖励示例市的科技", "科技奖励"),
            Entry(5, "通知", number: "科技奖励〔2019〕1号"),
            Entry(6, "通知", keywords: "科技奖励"),
            Entry(7, "通知", string.Concat(Enumerable.Repeat("科技奖励和资金。", 20))),
            Entry(8, "通知", "科技奖励。" + new string('文', 600)),
            Entry(9, "通知", attachments: "科技奖励。" + new string('文', 600)),
            Entry(10, "关于科技奖励办法的通知"));
        Assert.Equal([1, 2, 10, 3, 5, 6, 7, 9, 8, 4], await search.IdsAsync("科技奖励"));
        Assert.Equal([Standing.Exact, Standing.TitleBegins, Standing.TitleHasPhrase, Standing.TitleHasPhrase, Standing.Number, Standing.Keywords], (await search.FindAsync("科技奖励")).Hits.Take(6).Select(h => h.Score));
    }

    [Fact]
    public async Task A_text_that_has_the_words_more_often_comes_first()
    {
        var search = await fixture.WithAsync(new[] { 5, 1, 30, 2, 3, 8 }.Select(n => Entry(n, "通知", string.Concat(Enumerable.Repeat("科技奖励，资金2019。", n)))));
        Assert.Equal([30, 8, 5, 3, 2, 1], await search.IdsAsync("奖励"));
        Assert.Equal([30, 8, 5, 3, 2, 1], await search.IdsAsync("科技奖励 资金2019"));
        Assert.Equal([30, 8, 5, 3, 2, 1], await search.IdsAsync("励"));
    }

    [Theory]
    [InlineData("示例市科技型“小巨人”企业认定管理办法")]
    [InlineData("示例市科技型小巨人企业认定管理办法")]
    [InlineData("《示例市科技型「小巨人」企业认定管理办法》 -支持")]
    public async Task A_title_with_quotation_marks_is_found_with_and_without_them(string text)
    {
        var search = await fixture.WithAsync(Entry(1, "示例市科技型“小巨人”企业认定管理办法"), Entry(2, "《示例市科技型“小巨人”企业认定管理办法》解读"), Entry(3, "示例市科技型“小巨人”企业认定和支持办法"));
        var found = await search.FindAsync(text);
        Assert.Equal([(1, Standing.Exact), (2, Standing.TitleBegins)], found.Hits.Select(h => (h.Id, h.Score)));
    }

    [Fact]
    public async Task A_title_with_all_words_apart_comes_after_one_with_the_phrase_and_before_a_text()
    {
        var search = await fixture.WithAsync(Entry(1, "科技计划 奖励办法"), Entry(2, "奖励和科技计划"), Entry(3, "通知", "科技计划，奖励"));
        Assert.Equal([1, 2, 3], await search.IdsAsync("科技计划 奖励"));
    }

    [Fact]
    public async Task The_caller_lifts_the_valid_policy_over_the_repealed_one_of_the_same_title()
    {
        var search = await fixture.WithAsync(Entry(1, "科技奖励办法"), Entry(2, "科技奖励办法"), Entry(3, "科技奖励办法解读"));
        Assert.Equal([2, 1, 3], await search.IdsAsync("科技奖励办法"));
        var boosted = await search.FindAsync("科技奖励办法", boost: id => id == 1 ? 50 : 0);
        Assert.Equal([1, 2, 3], boosted.Hits.Select(h => h.Id));
        Assert.Equal([Standing.Exact + 50, Standing.Exact, Standing.TitleBegins], boosted.Hits.Select(h => h.Score));
    }

    [Fact]
    public async Task A_kind_is_searched_alone_and_its_ids_are_its_own()
    {
        var search = await fixture.WithAsync(Entry(1, "政务钞公开"), Entry(1, "政务钞公开指南", kind: "guide"), Entry(2, "政务钞公开", kind: "guide"));
        Assert.Equal([1], await search.IdsAsync("政务"));
        Assert.Equal([2, 1], await search.IdsAsync("政务钞公开", "guide"));
        Assert.Empty(await search.IdsAsync("政务", "nothing"));
        await search.InWriteAsync(db => search.RemoveAsync(db, 1, "guide"));
        Assert.Equal([2], await search.IdsAsync("政务钞公开", "guide"));
        Assert.Equal([1], await search.IdsAsync("政务钞公开"));
    }

    [Fact]
    public async Task Fewer_hits_are_handed_back_than_counted()
    {
        var search = await fixture.WithAsync(Enumerable.Range(1, 30).Select(i => Entry(i, i == 7 ? "公开" : "通知", "公开")));
        var hits = await search.FindAsync("公开", most: 3);
        Assert.Equal(30, hits.Total);
        Assert.Equal([7, 30, 29], hits.Hits.Select(h => h.Id));
    }

    [Fact]
    public async Task A_question_that_stands_nowhere_is_answered_by_its_known_pieces()
    {
        var search = await fixture.WithAsync(Entry(1, "政府信息公开申请指南", "可以当面申请政府信息公开"), Entry(2, "政府信息公开年报"), Entry(3, "科技奖励申请"));
        var hits = await search.FindAsync("如何申请政府信息公开");
        Assert.True(hits.IsLoose);
        Assert.Equal(1, hits.Hits[0].Id);
        Assert.Equal(["申请", "政府信息公开"], hits.Terms);
        Assert.Equal(["如何申请政府信息公开"], hits.Missing);
    }

    [Fact]
    public async Task A_title_that_is_nearly_right_finds_the_paper_though_others_have_all_its_pieces()
    {
        var search = await fixture.WithAsync(Entry(1, "示例市科技创新券实施细则", "创新券可以用来支付检测费"), Entry(2, "通知", "按实施办法办理，科技创新券照旧"), Entry(3, "奖励实施办法"));
        var hits = await search.FindAsync("科技创新券实施办法");
        Assert.True(hits.IsLoose);
        Assert.Equal(1, hits.Hits[0].Id);
        Assert.Equal(3, hits.Total);
    }

    [Fact]
    public async Task A_paper_named_further_on_in_its_title_comes_before_what_is_written_about_it()
    {
        var search = await fixture.WithAsync(Entry(1, "示例市科技奖励办法"), Entry(2, "《科技奖励办法》解读"), Entry(3, "科技奖励办法的通知"));
        Assert.Equal([3, 1, 2], (await search.FindAsync("科技奖励办法", boost: id => id == 2 ? 30 : 60)).Hits.Select(h => h.Id));
    }

    [Fact]
    public async Task A_word_that_stands_nowhere_is_named_and_the_others_are_found()
    {
        var search = await fixture.WithAsync(Entry(1, "政务公开工作要点"), Entry(2, "政务公开指南"));
        var hits = await search.FindAsync("政务公开 要点 龘龘");
        Assert.Equal((true, "龘龘"), (hits.IsLoose, Assert.Single(hits.Missing)));
        Assert.Equal([1], hits.Hits.Select(h => h.Id));
    }

    [Theory]
    [InlineData("NEAR(科技 政策)", new[] { "NEAR 科技", "政策" })]
    [InlineData("NEAR(科技)", new[] { "NEAR(科技)" })]
    [InlineData("示科发〔2024〕", new[] { "示科发〔2024〕" })]
    [InlineData("示科发〔2024", new[] { "示科发 2024" })]
    [InlineData("<script>alert(1)</script>", new[] { "<script>alert(1)</script>" })]
    [InlineData("《工作要点》解读", new[] { "工作要点", "解读" })]
    [InlineData("“，《工作要点》解读。”", new[] { "《工作要点》解读" })]
    [InlineData("科技(奖励)办法", new[] { "科技", "奖励", "办法" })]
    [InlineData("((科技]", new[] { "科技" })]
    public void A_word_is_shown_without_half_a_bracket(string text, string[] shown) => Assert.Equal(shown, QueryWords.Parse(text).Wanted.Select(w => w.Typed));

    [Fact]
    public async Task Words_that_never_stand_together_find_what_has_most_of_them_and_nothing_unwanted()
    {
        var search = await fixture.WithAsync(Entry(1, "科技计划"), Entry(2, "奖励办法"), Entry(3, "通知", "科技计划"), Entry(4, "科技计划", "秘密"));
        var hits = await search.FindAsync("科技计划 奖励 -秘密");
        Assert.True(hits.IsLoose);
        Assert.Empty(hits.Missing);
        Assert.Equal([1, 3, 2], hits.Hits.Select(h => h.Id));
    }

    [Theory]
    [InlineData("政务工开", "政务公开")]
    [InlineData("证策", "政策")]
    [InlineData("政册", "政策")]
    [InlineData("示科规〔2019〕8号", "示科规〔2019〕3号")]
    [InlineData("blasor", "Blazor")]
    [InlineData("2019 政务工开", "2019 政务公开")]
    [InlineData("规范性文建", "规范性文件")]
    public async Task A_slip_is_answered_with_what_was_meant(string slip, string meant)
    {
        var search = await fixture.WithAsync(
            Entry(1, "2019年政务公开工作要点", number: "示科规〔2019〕3号"), Entry(2, "政策解读"), Entry(3, "规范性文件目录", keywords: "政策、规范性文件、Blazor"), Entry(4, "决策"));
        var hits = await search.FindAsync(slip);
        Assert.Equal(meant, hits.Suggestions[0], ignoreCase: true);
        Assert.False((await search.FindAsync(hits.Suggestions[0])).IsLoose);
    }

    [Theory]
    [InlineData("科技创新券实施办法", "科技创新券实施细则")]
    [InlineData("规范性文建", "规范性文件")]
    [InlineData("规范性件", "规范性文件")]
    [InlineData("信用贷款工", "信用贷款")]
    [InlineData("创新平囧", "创新平台")]
    [InlineData("囧平台", "创新平台")]
    [InlineData("绿色通报", "绿色通道办理流程")] // how far its word goes nobody knows
    public async Task A_suggestion_is_a_whole_word_and_comes_without_its_pieces(string slip, string meant)
    {
        var search = await fixture.WithAsync(Entry(1, "示例市科技创新券实施细则"), Entry(2, "关于印发《示例市科技创新券实施细则》的通知"), Entry(3, "规范性文件目录", keywords: "信用贷款、规范性文件"),
            Entry(4, "信用贷款和补助指南"), Entry(5, "创新平台建设"), Entry(6, "认定一批创新平台的公告"), Entry(7, "绿色通道办理流程"));
        var suggestions = (await search.FindAsync(slip)).Suggestions;
        Assert.Equal(meant, suggestions[0]);
        Assert.All(suggestions, s => Assert.DoesNotContain(suggestions, other => other != s && other.Contains(s, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_write_that_fails_leaves_the_index_as_it_was()
    {
        var search = await fixture.WithAsync(Entry(1, "政务公开"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => search.InWriteAsync(async db =>
        {
            await SearchIndex.PutAsync(db, Entry(1, "科技奖励"), Ct);
            throw new InvalidOperationException();
        }));
        Assert.Equal([1], await search.IdsAsync("政务"));
        Assert.Empty(await search.IdsAsync("奖励"));
    }

    [Fact]
    public async Task The_index_does_not_change_outside_a_write()
    {
        await using var db = await fixture.Store.DbAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => SearchIndex.PutAsync(db, Entry(1, "政务公开"), Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(() => SearchIndex.RemoveAsync(db, "document", 1, Ct));
    }

    [Fact]
    public async Task A_database_with_an_index_passes_its_check_and_its_backup()
    {
        var search = await fixture.WithAsync(Entry(1, "政务公开"), Entry(2, "通知", "文本"));
        await search.InWriteAsync(db => search.RemoveAsync(db, 2));
        var care = fixture.Store.Get<Domain.Storage.DatabaseCare>();
        Assert.True((await care.VerifyAsync(Ct)).Ok);
        Assert.True((await care.BackupAsync(Path.Combine(fixture.Store.Folder, "copy.db"), Ct)).Ok);
    }
}
