using CsCheck;
using Portal.Domain.Search;
using static Portal.Tests.Search.SearchSample;

namespace Portal.Tests.Search;

/// <summary>The index against the simplest thing that could find: looking through every text. Each sample has a kind of its own in one database.</summary>
public sealed class ConsistencyTests(SearchFixture fixture) : IClassFixture<SearchFixture>
{
    private static readonly Gen<string> Text = Gen.Char["甲乙丙丁，\n"].Array[0, 12].Select(c => new string(c));
    private static readonly Gen<string> Run = Gen.Char["甲乙丙丁"].Array[1, 5].Select(c => new string(c));

    [Fact]
    public async Task A_run_of_chinese_is_found_exactly_where_it_stands()
    {
        await Gen.Select(Gen.Select(Text, Text, Text).Array[1, 6], Run.Array[1, 8]).SampleAsync(async (texts, runs) =>
        {
            var search = await fixture.WithAsync(texts.Select((t, i) => Entry(i, t.Item1, t.Item2, attachments: t.Item3)));
            foreach (var run in runs)
            {
                var expected = Enumerable.Range(0, texts.Length).Where(i => texts[i].Item1.Contains(run, StringComparison.Ordinal) || texts[i].Item2.Contains(run, StringComparison.Ordinal) || texts[i].Item3.Contains(run, StringComparison.Ordinal));
                Assert.Equal(expected, (await search.IdsAsync(run)).Order());
            }
        }, iter: 40, threads: 1);
    }

    [Fact]
    public async Task After_any_sequence_of_puts_and_removals_the_index_has_what_is_public_and_no_more()
    {
        await Gen.Select(Gen.Int[1, 4], Run, Gen.Bool).Array[1, 12].SampleAsync(async steps =>
        {
            var (search, entries) = (await fixture.WithAsync(), new Dictionary<int, string>());
            await search.InWriteAsync(async db =>
            {
                foreach (var (id, title, puts) in steps)
                {
                    if (puts) entries[id] = title;
                    else entries.Remove(id);
                    await (puts ? search.PutAsync(db, Entry(id, title)) : search.RemoveAsync(db, id));
                }
            });

            foreach (var title in steps.Select(s => s.Item2).Distinct())
            {
                var found = await search.IdsAsync(title);
                Assert.Equal(entries.Where(e => e.Value.Contains(title, StringComparison.Ordinal)).Select(e => e.Key).Order(), found.Order());
                if (entries.ContainsValue(title)) Assert.Equal(title, entries[found[0]]);
            }
        }, iter: 40, threads: 1);
    }

    [Fact]
    public async Task What_a_hit_has_can_be_marked_in_its_title()
    {
        await Gen.Select(Gen.Char["甲乙1２a〔〕 、"].Array[1, 12].Select(c => new string(c)), Gen.Int[0, 11], Gen.Int[1, 6]).SampleAsync(async (title, start, length) =>
        {
            var search = await fixture.WithAsync(Entry(1, title));
            var piece = title.Substring(Math.Min(start, title.Length - 1), Math.Min(length, title.Length - Math.Min(start, title.Length - 1)));
            var found = await search.FindAsync(piece);
            if (found.IsLoose || found.Total == 0) return;
            foreach (var term in found.Terms) Assert.Contains(Excerpt.Mark(title, [term]), p => p.IsHit);
            Assert.Equal(title, string.Concat(Excerpt.Mark(title, found.Terms).Select(p => p.Text)));
        }, iter: 80, threads: 1);
    }

    [Fact]
    public async Task No_input_throws_or_reaches_the_query_language()
    {
        var search = await fixture.WithAsync(Entry(1, "政务公开工作要点", "正文", "示科规〔2019〕3号", "公开", "附件"), Entry(2, "a or b and near not title", "NEAR(a b)"));
        string[] pieces = ["\"", "'", "*", "^", "(", ")", "{", "}", ":", "+", "-", " ", "AND", "OR", "NOT", "NEAR(", "title:", "rowid", ";--", "\0", "\uD842", "\uDFB7", "😀", "“", "”", "公", "公开", "政务公开", "a", "2019", "、", "\u200B", "\uE000", "\uFFFF", "é", "%", "_", "\\"];
        var first = true;
        await Gen.OneOf(Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 12].Select(string.Concat), Gen.String).SampleAsync(async text =>
        {
            if (first) text = string.Concat(Enumerable.Repeat("公开\"* OR ", 2_000));
            first = false;
            var hits = await search.FindAsync(text);
            await search.ExcerptsAsync(text);
            Assert.All(hits.Suggestions, s => Assert.NotEmpty(QueryWords.Parse(s).Wanted));
        }, iter: 150, threads: 1);
        Assert.Equal(2, (await search.FindAsync("a OR b")).Hits[0].Id);
        Assert.Equal([1], await search.IdsAsync("公开"));
    }
}
