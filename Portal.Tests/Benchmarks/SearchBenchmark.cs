using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Data.Sqlite;
using Portal.Domain.Search;
using Portal.Domain.Storage;
using Portal.Tests.Storage;

namespace Portal.Tests.Benchmarks;

/// <summary>50,000 documents of some 1,200 characters: texts that follow the sample documents character by character, every tenth word one of a million rare ones.</summary>
public sealed class SearchBenchmark
{
    private const int Documents = 50_000, Characters = 1_200, Batch = 1_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Search_of_50000_documents()
    {
        await using var store = await TestStore.OpenAsync();
        var texts = new LikelyTexts(new Random(2019));
        var (rare, phrases, bytes) = (new List<string>(), new List<string>(), 0L);
        var watch = Stopwatch.StartNew();
        for (var first = 1; first <= Documents; first += Batch)
        {
            await using var db = await store.DbAsync();
            await using var transaction = await db.Database.BeginTransactionAsync(Ct);
            for (var id = first; id < first + Batch; id++)
            {
                var text = "公开" + texts.Next(Characters);
                bytes += Encoding.UTF8.GetByteCount(text);
                await SearchIndex.PutAsync(db, new SearchEntry("document", id, texts.Next(24), $"示科发〔{2000 + id % 25}〕{id}号", "政策、" + texts.Next(12), text, ""), Ct);
                if (id % 500 != 0) continue;
                rare.Add(texts.LastRare);
                phrases.Add(text.Split('，', '。').First(clause => clause.Length >= 8).Substring(1, 4 + id / 500 % 3));
            }

            await transaction.CommitAsync(Ct);
        }

        Figures.Print("search: a document into the index", Milliseconds(watch.Elapsed / Documents), "—");
        var indexed = await IndexBytesAsync(store);
        Figures.Print("… index beside the text it finds", string.Create(CultureInfo.InvariantCulture, $"{indexed / 1e6:0} MB beside {bytes / 1e6:0} MB"), "—");
        await FindAsync(store, "two-character word, in every document", Enumerable.Repeat("公开", 100), "≤ 25 ms");
        await FindAsync(store, "two-character word, common", Enumerable.Range(0, 100).Select(i => texts.Common(i)), "≤ 25 ms");
        await FindAsync(store, "two-character word, rare", rare, "≤ 25 ms");
        await FindAsync(store, "phrase of four to six characters", phrases, "≤ 25 ms");
        await FindAsync(store, "phrase of six characters, common", Enumerable.Repeat("政府信息公开", 30), "—");
        await FindAsync(store, "two common words and one left out", Enumerable.Repeat("科技 公开 -奖励", 30), "—");
        await FindAsync(store, "one character", Enumerable.Repeat("科", 30), "—");
        await FindAsync(store, "nothing found, a slip (suggestions)", Enumerable.Repeat("政府信息工开", 30), "—");
        await FindAsync(store, "nothing found, a two-character slip", Enumerable.Repeat("龘策", 30), "—");
        await FindAsync(store, "nothing found, a question (its pieces)", Enumerable.Repeat("如何才能申请政府信息公开", 30), "—");
    }

    /// <summary>As the page does: find all, rank, and fetch what the first twenty show.</summary>
    private static async Task FindAsync(TestStore store, string name, IEnumerable<string> queries, string target)
    {
        var (samples, hits) = (new List<double>(), new List<double>());
        foreach (var query in queries.Take(3).Concat(queries))
        {
            var start = Stopwatch.GetTimestamp();
            var found = await store.Get<SearchQueries>().FindAsync(new SearchQuery(query, "document"), id => id % 3, Ct);
            await store.Get<SearchQueries>().ExcerptsAsync("document", found.Hits.Take(20).Select(h => h.Id), found.Terms, Ct);
            samples.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            hits.Add(found.Total);
        }

        Figures.Print(string.Create(CultureInfo.InvariantCulture, $"… {name} ({hits.Average():0} hits)"), samples[3..], target);
    }

    private static async Task<long> IndexBytesAsync(TestStore store)
    {
        await using var connection = new SqliteConnection(StorageSetup.SqliteFile(store.File));
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT sum(length(block)) FROM search_texts_data) + (SELECT sum(length(block)) FROM search_heads_data)";
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.0} ms");
}

/// <summary>Endless official prose without meaning: after two characters comes what comes after them in the samples.</summary>
internal sealed class LikelyTexts
{
    private readonly Random _random;
    private readonly string _sample;
    private readonly Dictionary<(char, char), List<char>> _next = [];
    private readonly string[] _common;

    public LikelyTexts(Random random, [CallerFilePath] string here = "")
    {
        _random = random;
        var seeds = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "seeds", "documents"));
        _sample = string.Concat(Directory.GetFiles(seeds, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => File.ReadAllText(f).Split("---", 3)[2]))
            .ReplaceLineEndings("").Replace("#", "", StringComparison.Ordinal).Replace("|", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        for (var i = 2; i < _sample.Length; i++)
        {
            if (!_next.TryGetValue((_sample[i - 2], _sample[i - 1]), out var next)) _next.Add((_sample[i - 2], _sample[i - 1]), next = []);
            next.Add(_sample[i]);
        }

        _common = [.. _next.Where(n => FoldedText.TextOf($"{n.Key.Item1}{n.Key.Item2}") is [> (char)0x4E00, > (char)0x4E00]).OrderByDescending(n => n.Value.Count).Take(100).Select(n => $"{n.Key.Item1}{n.Key.Item2}")];
    }

    public string LastRare { get; private set; } = "";

    public string Common(int rank) => _common[rank % _common.Length];

    public string Next(int length)
    {
        var text = new StringBuilder(length + 2);
        var at = _random.Next(2, _sample.Length - 2);
        var (before, last) = (_sample[at - 2], _sample[at - 1]);
        while (text.Length < length)
        {
            if (_random.Next(20) == 0) text.Append(LastRare = Rare());
            if (!_next.TryGetValue((before, last), out var next)) next = _next[(before, last) = (_sample[0], _sample[1])];
            (before, last) = (last, next[_random.Next(next.Count)]);
            text.Append(last);
        }

        return text.ToString(0, length);
    }

    /// <summary>Names, places, things: two of the thousand first characters of the code table.</summary>
    private string Rare() => $"{(char)(0x4E00 + _random.Next(1_000))}{(char)(0x4E00 + _random.Next(1_000))}";
}
