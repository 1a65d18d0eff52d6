using Portal.Domain.Search;
using static Portal.Tests.Search.SearchSample;

namespace Portal.Tests.Search;

public sealed class ExcerptTests(SearchFixture fixture) : IClassFixture<SearchFixture>
{
    private static readonly string Filler = string.Concat(Enumerable.Repeat("其他内容。", 60));

    [Fact]
    public async Task Words_are_marked_in_the_title_as_it_is_written()
    {
        var search = await fixture.WithAsync(Entry(1, "关于印发《２０１９年政务公开要点》的通知"));
        Assert.Equal("关于印发《[２０１９]年[政务公开]要点》的通知", Shown((await search.ExcerptsAsync("2019 政务公开"))[0].Title));
    }

    [Fact]
    public async Task The_passage_is_where_most_of_the_words_stand_together_and_keeps_to_sentences()
    {
        var search = await fixture.WithAsync(Entry(1, "通知", $"{Filler}奖励。{Filler}科技计划的奖励按本办法执行。{Filler}"));
        var passage = Assert.Single((await search.ExcerptsAsync("科技计划 奖励"))[0].Passages);
        var shown = Shown(passage.Parts);
        Assert.Contains("[科技计划]的[奖励]按本办法执行。", shown, StringComparison.Ordinal);
        Assert.StartsWith("其他内容。", shown, StringComparison.Ordinal);
        Assert.InRange(passage.Parts.Sum(p => p.Text.Length), 60, 140);
        Assert.False(passage.FromAttachment);
    }

    [Fact]
    public async Task Without_a_sentence_near_a_passage_says_that_it_is_cut()
    {
        var search = await fixture.WithAsync(Entry(1, "通知", $"{new string('文', 300)}奖励{new string('字', 300)}"));
        var shown = Shown(Assert.Single((await search.ExcerptsAsync("奖励"))[0].Passages).Parts);
        Assert.Equal((true, true), (shown.StartsWith("…文", StringComparison.Ordinal), shown.EndsWith("字…", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_word_that_only_an_attachment_has_is_shown_from_there()
    {
        var search = await fixture.WithAsync(Entry(1, "通知", "奖励办法见附件。", attachments: "附件1.xlsx\n申报条件：奖励"));
        Assert.Equal([("[奖励]办法见附件。", false), ("附件1.xlsx [申报条件]：奖励", true)], (await search.ExcerptsAsync("奖励 申报条件"))[0].Passages.Select(p => (Shown(p.Parts), p.FromAttachment)));
    }

    [Fact]
    public async Task A_hit_by_its_title_alone_shows_how_its_text_begins()
    {
        var search = await fixture.WithAsync(Entry(1, "奖励办法", "第一条　为了鼓励创新。\n第二条　其他。"));
        Assert.Equal("第一条　为了鼓励创新。 第二条　其他。", Shown(Assert.Single((await search.ExcerptsAsync("奖励办法"))[0].Passages).Parts));
    }

    [Fact]
    public void Words_that_overlap_make_one_mark_and_no_character_is_cut_in_two()
    {
        Assert.Equal("[甲乙丙]丁", Shown(Excerpt.Mark("甲乙丙丁", ["甲乙", "乙丙"])));
        Assert.Equal("𠮷[𠮷林]", Shown(Excerpt.Mark("𠮷𠮷林", ["𠮷林"])));
    }

    private static string Shown(IEnumerable<TextPart> parts) => string.Concat(parts.Select(p => p.IsHit ? $"[{p.Text}]" : p.Text));
}
