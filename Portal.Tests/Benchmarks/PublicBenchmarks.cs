using System.Diagnostics;
using System.Globalization;
using Portal.Domain.Documents;
using Portal.Tests.Public;
using Portal.Web.Public.Lists;

namespace Portal.Tests.Benchmarks;

/// <summary>The public column with many documents, and its pages without the cache.</summary>
public sealed class PublicBenchmarks
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public void A_question_to_50000_documents()
    {
        var watch = Stopwatch.StartNew();
        var shelf = Shelf(50_000);
        var catalogue = new Catalogue(shelf, new DateOnly(2026, 11, 23));
        Figures.Print("catalogue of 50,000 documents, made once a change and day", string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalMilliseconds:0} ms"), "");
        foreach (var (name, query) in ((string, ListQuery)[])[
            ("everything", ListQuery.Empty),
            ("two facets, sorted", ListQuery.Empty.With("topic", Topics.All[0]).With("validity", "valid") with { Sort = ListQuery.Effective }),
            ("a text, last page", ListQuery.Empty with { Text = "管理", Page = 200 })])
        {
            var samples = new List<double>();
            for (var i = 0; i < 120; i++)
            {
                watch.Restart();
                catalogue.Find(ListRoutes.Policies.Scope, query, ListPage.Size);
                if (i >= 20) samples.Add(watch.Elapsed.TotalMilliseconds);
            }

            Figures.Print($"filter, count, sort 50,000: {name}", samples, "");
        }
    }

    [Fact(Explicit = true)]
    public async Task Pages_that_are_not_kept()
    {
        await using var site = await DocumentSite.StartAsync();
        using var client = site.Site.NewClient();
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        foreach (var path in (string[])["/policies?q=%E7%AE%A1%E7%90%86", "/search?q=%E9%AB%98%E6%96%B0", "/api/v1/policies"])
        {
            var samples = new List<double>();
            for (var i = 0; i < 300; i++)
            {
                var watch = Stopwatch.StartNew();
                await client.GetByteArrayAsync(path, Ct);
                if (i >= 50) samples.Add(watch.Elapsed.TotalMilliseconds);
            }

            Figures.Print($"GET {path}, rendered each time", samples, "p95 ≤ 20 ms");
        }
    }

    private static ShelfView Shelf(int count)
    {
        var column = new Column("normative", "行政规范性文件", ColumnKind.Policies, null, 10);
        var random = new Random(1);
        return new ShelfView(Enumerable.Range(1, count).Select(i =>
        {
            var released = new DateTime(2006 + i % 21, 1 + i % 12, 1 + i % 28, 1, 0, 0, DateTimeKind.Utc);
            var day = DateOnly.FromDateTime(released);
            var facts = new DocumentFacts
            {
                Number = $"示科规〔{released.Year}〕{i}号",
                SignedOn = day.AddDays(-5),
                EffectiveOn = day.AddDays(30),
                ExpiresOn = day.AddYears(5),
                Topic = Topics.All[random.Next(Topics.All.Count)],
                Genre = i % 3 == 0 ? "通知" : "行政规范性文件",
                IsNormative = i % 3 != 0,
                Keywords = "科技计划、项目",
            };
            return new ShelfItem(i, DocumentKind.Policy, $"p-{i}", $"11000000000000000X/{released.Year}-{i:00000}", column.Id, "高新技术处", false, $"示例市科技计划第{i}类项目{(i % 2 == 0 ? "管理" : "支持")}办法", "说明。", facts, released, released, [], []);
        }), [column]);
    }
}
