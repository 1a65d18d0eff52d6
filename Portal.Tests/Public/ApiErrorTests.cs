using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Portal.Tests.Site;

namespace Portal.Tests.Public;

/// <summary>What the open data answers when it cannot (RFC 9457).</summary>
[Collection(DocumentReading.Name)]
public sealed class ApiErrorTests(ReadOnlyDocuments documents)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/api/v1/policies?page=abc", 400, "参数 page 的值“abc”不对：第几页，从 1 开始。")]
    [InlineData("GET", "/api/v1/policies?size=x&page=1", 400, "参数 size 的值“x”不对：每页条数，最多 100。")]
    [InlineData("GET", "/api/v1/normative-documents?year=二〇一九", 400, "参数 year 的值“二〇一九”不对：成文年份。")]
    [InlineData("GET", "/api/v1/consultations?year=x&page=y", 400, "参数 year 的值“x”不对：开始的年份。参数 page 的值“y”不对：第几页，从 1 开始。")]
    [InlineData("GET", "/api/v1/calendar/deadline?start=2026-02-30&workdays=1", 400, "start 应为 2004-01-01 以后的日期")]
    [InlineData("GET", "/api/v1/policies/nothing", 404, "/openapi/v1.json")]
    [InlineData("GET", "/api/v1/nothing", 404, "/openapi/v1.json")]
    [InlineData("GET", "/api/v1/ledger/1999", 404, "/openapi/v1.json")]
    [InlineData("GET", "/api/v1/consultations/nothing/feedback", 404, "/openapi/v1.json")]
    [InlineData("POST", "/api/v1/policies", 405, "GET")]
    [InlineData("DELETE", "/api/v1/calendar/2026", 405, "GET")]
    public async Task An_error_says_in_a_sentence_what_to_do(string method, string path, int status, string detail)
    {
        foreach (var accept in (string[])["*/*", "application/json", "text/csv"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { { "Accept", accept } } };
            using var answer = await documents.Site.Visitor.SendAsync(request, Ct);
            await IsProblemAsync(answer, status, detail);
        }
    }

    [Fact]
    public async Task What_goes_wrong_inside_is_told_without_what_it_was()
    {
        await using var site = await PortalSite.StartAsync(new SiteOptions { Environment = Environments.Production, Https = true });
        await using (var db = await site.OpenDbAsync()) await db.Database.ExecuteSqlAsync($"ALTER TABLE calendar_years RENAME TO Gone", Ct);
        using var visitor = site.NewClient();
        using var answer = await visitor.GetAsync("/api/v1/calendar/2026", Ct);
        await IsProblemAsync(answer, 500, "请稍后再试");
        Assert.DoesNotContain("Sqlite", await answer.Content.ReadAsStringAsync(Ct), StringComparison.OrdinalIgnoreCase);
        using var wrong = await visitor.GetAsync("/api/v1/policies?page=abc", Ct);
        await IsProblemAsync(wrong, 400, "参数 page 的值“abc”不对");
    }

    [Fact]
    public async Task The_description_knows_the_errors_and_the_table_files()
    {
        var paths = JsonDocument.Parse(await documents.Site.Visitor.GetStringAsync("/openapi/v1.json", Ct)).RootElement.GetProperty("paths").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetProperty("get"));
        foreach (var (path, operation) in paths)
        {
            var answers = operation.GetProperty("responses");
            var hasInput = operation.TryGetProperty("parameters", out var parameters);
            foreach (var status in (string[])[.. hasInput && !path.EndsWith('}') && !path.EndsWith("feedback", StringComparison.Ordinal) && path != "/api/v1/columns" ? ["400"] : Array.Empty<string>(), .. path.Contains('{') ? ["404"] : Array.Empty<string>(), "500"])
            {
                Assert.True(answers.TryGetProperty(status, out var answer), $"{path}: {status}");
                Assert.EndsWith("/ProblemDetails", answer.GetProperty("content").GetProperty("application/problem+json").GetProperty("schema").GetProperty("$ref").GetString());
                Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", answer.GetProperty("description").GetString());
            }

            string[] files = path switch
            {
                "/api/v1/policies" or "/api/v1/interpretations" or "/api/v1/columns" => ["csv"],
                "/api/v1/normative-documents" => ["csv", "xlsx"],
                _ => [],
            };
            var content = answers.GetProperty("200").GetProperty("content");
            Assert.Equal(files.Contains("csv"), content.TryGetProperty("text/csv", out _));
            Assert.True(content.TryGetProperty("application/json", out _), path);
            Assert.Equal(files.Contains("xlsx"), content.TryGetProperty(Domain.Storage.FileTypes.Xlsx, out _));
            if (files.Length > 0) Assert.Equal(files, parameters.EnumerateArray().Single(p => p.GetProperty("name").GetString() == "format").GetProperty("schema").GetProperty("enum").EnumerateArray().Select(v => v.GetString()));
        }
    }

    private static async Task IsProblemAsync(HttpResponseMessage answer, int status, string detail)
    {
        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        var text = await answer.Content.ReadAsStringAsync(Ct);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Matches(@"^\p{IsCJKUnifiedIdeographs}+$", problem.GetProperty("title").GetString());
        Assert.Contains(detail, problem.GetProperty("detail").GetString());
        Assert.Contains(detail, text); // Chinese to be read, not \u4e00
    }
}
