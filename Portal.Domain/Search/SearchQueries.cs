using Microsoft.EntityFrameworkCore;
using Portal.Domain.Storage;

namespace Portal.Domain.Search;

/// <summary>Finds what is public by words, and shows where they stand. Filters, validity and paging are the reader's: the hits are ids.</summary>
public sealed class SearchQueries(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>Up to so many matches texts that have the words often come first; of more, which have better hits than texts on their first pages, the newest.</summary>
    private const int MostGraded = 5_000;

    /// <param name="boost">Points added to the score of an id, a few hundred at most; see <see cref="Standing"/>.</param>
    public async Task<SearchHits> FindAsync(SearchQuery query, Func<int, int>? boost, CancellationToken ct)
    {
        var words = QueryWords.Parse(query.Text);
        if (words.Wanted.Count == 0) return SearchHits.Nothing;

        await using var db = await dbs.CreateDbContextAsync(ct);
        var index = await IndexReader.OpenAsync(db, query.Kind, ct);
        var ranking = await AllWordsAsync(index, words, ct);
        if (ranking.Count > 0 || query.AllWords) return Hits(words, ranking, isLoose: false, [], []);

        // Words that stand somewhere are all wanted; of the pieces of one that stands nowhere (实施办法 of what is called 实施细则) some may be what was meant.
        var (fewer, missing, isCut) = await LooseWords.OfAsync(index, words, ct);
        if (!isCut && fewer.Wanted.Count > 0) ranking = await AllWordsAsync(index, fewer, ct);
        if (ranking.Count == 0 && fewer.Wanted.Count > 0) ranking = await AnyWordAsync(index, fewer, ct);

        return Hits(fewer, ranking, isLoose: ranking.Count > 0, missing, await Suggestions.OfAsync(index, words, missing, ct));

        SearchHits Hits(QueryWords found, Ranking ranked, bool isLoose, IReadOnlyList<QueryWord> without, IReadOnlyList<string> suggestions) =>
            new(ranked.Sorted(boost, query.Most), ranked.Count, [.. found.Wanted.Select(w => w.Folded)], isLoose, [.. without.Select(w => w.Typed)], suggestions);
    }

    /// <summary>Titles with the words marked, and the passages that have most of them; in the order of the entries, without those that are gone meanwhile. Meant for one page of hits.</summary>
    public async Task<IReadOnlyList<Excerpt>> ExcerptsAsync(string kind, IEnumerable<int> ids, IReadOnlyList<string> terms, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var index = await IndexReader.OpenAsync(db, kind, ct);
        var excerpts = new List<Excerpt>();
        foreach (var id in ids)
            if (await index.EntryAsync(id, withTexts: true, ct) is { } entry) excerpts.Add(Excerpt.Of(entry, terms));
        return excerpts;
    }

    private async Task<Ranking> AllWordsAsync(IndexReader index, QueryWords words, CancellationToken ct)
    {
        // Heads are asked beside the texts, over a connection of their own: with a word that everything has either takes as long.
        var heads = Task.Run(() => HeadsAsync(index.Kind, words, ct), ct);
        var ranking = new Ranking(await index.IdsAsync(IndexReader.Texts, words.MatchAll, ct), Standing.Text);
        if (ranking.Count is > 0 and <= MostGraded)
        {
            foreach (var (step, grade) in IndexTerms.Grades.Index())
                if (!Raise(await index.IdsAsync(IndexReader.Heads, words.MatchOften(grade), ct), Standing.Text + (step + 1) * Standing.Often)) break;
        }

        foreach (var (ids, score) in await heads) Raise(ids, score);
        return ranking;

        bool Raise(LentIds ids, int score)
        {
            ranking.Raise(ids, score);
            ids.GiveBack();
            return ids.Count > 0;
        }
    }

    /// <summary>What has the words in its head, step by step.</summary>
    private async Task<List<(LentIds Ids, int Score)>> HeadsAsync(string kind, QueryWords words, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var index = await IndexReader.OpenAsync(db, kind, ct);
        var (all, steps) = (words.MatchWanted, new List<(LentIds Ids, int Score)>());

        // From the widest to the narrowest: what nothing begins with, nothing is.
        if (!await HasAsync(all, Standing.Keywords)) return steps;
        if (await HasAsync($"number : ({all})", Standing.Number)) await HasAsync($"number : ({IndexTerms.Whole(words.Whole)})", Standing.Exact);
        if (words.Wanted.Count > 1) await HasAsync($"title : ({all})", Standing.TitleHasWords);
        if (await HasAsync($"title : ({IndexTerms.Phrase(words.Whole)})", Standing.TitleHasPhrase)
            && await HasAsync($"title : ({IndexTerms.Beginning(words.Whole)})", Standing.TitleBegins))
            await HasAsync($"title : ({IndexTerms.Whole(words.Whole)})", Standing.Exact);
        return steps;

        async Task<bool> HasAsync(string match, int score)
        {
            var ids = await index.IdsAsync(IndexReader.Heads, match, ct);
            steps.Add((ids, score));
            return ids.Count > 0;
        }
    }

    /// <summary>By how much of the query an entry has, long words above short ones, and those in its head twice.</summary>
    private static async Task<Ranking> AnyWordAsync(IndexReader index, QueryWords words, CancellationToken ct)
    {
        var weights = new Dictionary<int, double>();
        foreach (var word in words.Wanted)
        {
            foreach (var table in (string[])[IndexReader.Texts, IndexReader.Heads])
                foreach (var id in await ListAsync(table, word)) weights[id] = weights.GetValueOrDefault(id) + word.Folded.Length;
        }

        foreach (var word in words.Unwanted)
            foreach (var id in await ListAsync(IndexReader.Texts, word)) weights.Remove(id);

        var ranking = new Ranking(LentIds.Of([.. weights.Keys.Order()]), Standing.Loose);
        ranking.Weigh(weights, 99);
        return ranking;

        async Task<int[]> ListAsync(string table, QueryWord word)
        {
            var lent = await index.IdsAsync(table, word.Match, ct);
            var ids = lent.Span.ToArray();
            lent.GiveBack();
            return ids;
        }
    }
}
