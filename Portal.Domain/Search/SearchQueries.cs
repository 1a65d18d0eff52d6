using Microsoft.EntityFrameworkCore;
using Portal.Domain.Storage;

namespace Portal.Domain.Search;

/// <summary>Finds what is public by words, and shows where they stand. Filters, validity and paging are the reader's: the hits are ids.</summary>
public sealed class SearchQueries(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>Up to so many matches texts that have the words often come first; of more, which have better hits than texts on their first pages, the newest.</summary>
    private const int MostGraded = 5_000;

    /// <param name="boost">Points added to a hit's score, a few hundred at most; see <see cref="Standing"/>.</param>
    public async Task<SearchHits> FindAsync(SearchQuery query, Func<SearchHit, int>? boost, CancellationToken ct)
    {
        var words = QueryWords.Parse(query.Text);
        if (words.Wanted.Count == 0) return SearchHits.Nothing;

        await using var db = await dbs.CreateDbContextAsync(ct);
        var index = await IndexReader.OpenAsync(db, query.Kind, ct);
        var ranking = await AllWordsAsync(index, words, ct);
        if (ranking.Count > 0 || query.AllWords) return Hits(words, ranking, isLoose: false, [], []);

        var (fewer, missing) = await LooseWords.OfAsync(index, words, ct);
        if (fewer.Wanted.Count > 0)
        {
            ranking = await AllWordsAsync(index, fewer, ct);
            if (ranking.Count == 0) ranking = await AnyWordAsync(index, fewer, ct);
        }

        return Hits(fewer, ranking, isLoose: ranking.Count > 0, missing, await Suggestions.OfAsync(index, words, missing, ct));

        SearchHits Hits(QueryWords found, Ranking ranked, bool isLoose, IReadOnlyList<QueryWord> without, IReadOnlyList<string> suggestions) =>
            new(ranked.Sorted(index, boost, query.Most), ranked.Count, [.. found.Wanted.Select(w => w.Folded)], isLoose, [.. without.Select(w => w.Typed)], suggestions);
    }

    /// <summary>Titles with the words marked, and the passages that have most of them; in the order of the entries, without those that are gone meanwhile. Meant for one page of hits.</summary>
    public async Task<IReadOnlyList<Excerpt>> ExcerptsAsync(IEnumerable<(string Kind, int Id)> entries, IReadOnlyList<string> terms, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var index = await IndexReader.OpenAsync(db, null, ct);
        var excerpts = new List<Excerpt>();
        foreach (var (kind, id) in entries)
            if (index.RowOf(kind, id) is { } row && await index.EntryAsync(row, withTexts: true, ct) is { } entry) excerpts.Add(Excerpt.Of(entry, terms));
        return excerpts;
    }

    private static async Task<Ranking> AllWordsAsync(IndexReader index, QueryWords words, CancellationToken ct)
    {
        var all = words.MatchAll;
        var ranking = new Ranking(await index.RowsAsync(IndexReader.Texts, all, ct), Standing.Text);
        if (ranking.Count == 0) return ranking;
        if (ranking.Count <= MostGraded)
        {
            foreach (var (step, grade) in IndexTerms.Grades.Index())
                if (!await RaiseAsync(words.MatchOften(grade), Standing.Text + (step + 1) * Standing.Often, MatchPlace.Text)) break;
        }

        // From the widest to the narrowest: what nothing begins with, nothing is.
        if (!await RaiseAsync(all, Standing.Keywords, MatchPlace.Keywords)) return ranking;
        if (await RaiseAsync($"number : ({all})", Standing.Number, MatchPlace.Number)) await RaiseAsync($"number : ({IndexTerms.Whole(words.Whole)})", Standing.Exact, MatchPlace.Number);
        if (words.Wanted.Count > 1) await RaiseAsync($"title : ({all})", Standing.TitleHasWords, MatchPlace.Title);
        if (await RaiseAsync($"title : ({IndexTerms.Phrase(words.Whole)})", Standing.TitleHasPhrase, MatchPlace.Title)
            && await RaiseAsync($"title : ({IndexTerms.Beginning(words.Whole)})", Standing.TitleBegins, MatchPlace.Title))
            await RaiseAsync($"title : ({IndexTerms.Whole(words.Whole)})", Standing.Exact, MatchPlace.Title);
        return ranking;

        async Task<bool> RaiseAsync(string match, int score, MatchPlace place)
        {
            var rows = await index.RowsAsync(IndexReader.Heads, match, ct);
            ranking.Raise(rows, score, place);
            rows.GiveBack();
            return rows.Count > 0;
        }
    }

    /// <summary>By how much of the query a row has, long words above short ones, and those in its head twice.</summary>
    private static async Task<Ranking> AnyWordAsync(IndexReader index, QueryWords words, CancellationToken ct)
    {
        var weights = new Dictionary<long, double>();
        foreach (var word in words.Wanted)
        {
            foreach (var table in (string[])[IndexReader.Texts, IndexReader.Heads])
                foreach (var row in await KeysAsync(table, word)) weights[row] = weights.GetValueOrDefault(row) + word.Folded.Length;
        }

        foreach (var word in words.Unwanted)
            foreach (var row in await KeysAsync(IndexReader.Texts, word)) weights.Remove(row);

        var ranking = new Ranking(IndexRows.Of([.. weights.Keys.Order()]), Standing.Loose);
        ranking.Weigh(weights, 99);
        return ranking;

        async Task<long[]> KeysAsync(string table, QueryWord word)
        {
            var rows = await index.RowsAsync(table, word.Match, ct);
            var keys = rows.Span.ToArray();
            rows.GiveBack();
            return keys;
        }
    }
}
