using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Consultations;
using Portal.Domain.Storage;
using Portal.Tests.Consultations;
using Portal.Tests.Site;

namespace Portal.Tests.Benchmarks;

/// <summary>A consultation that a whole city talks about.</summary>
public sealed class OpinionFormBenchmark
{
    private const int PerSecond = 100;
    private const int Seconds = 30;
    private const int Opinions = 100_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task A_hundred_submissions_a_second_through_the_form()
    {
        // Behind a proxy, as a portal is, so that every visitor has an address of their own; real clock, real antiforgery, real rate limits.
        await using var site = await PortalSite.StartAsync(new SiteOptions { Settings = new Dictionary<string, string> { ["Portal:KnownProxies"] = "127.0.0.1,::1" } });
        var today = site.Get<OfficeClock>().Today;
        var id = await ConsultationSite.AnnounceAsync(site, today, today.AddDays(29), site.Get<OfficeClock>().UtcNow);
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 200 }) { BaseAddress = new Uri(site.Url) };
        for (var i = 0; i < 50; i++) await VisitAsync(client, -1 - i, TimeSpan.FromSeconds(4), []); // warms up
        var warm = await CountAsync(site, id);
        var (times, codes, visits) = (new ConcurrentBag<double>(), new ConcurrentBag<string>(), new List<Task>());
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < PerSecond * Seconds; i++)
        {
            var due = TimeSpan.FromSeconds(i / (double)PerSecond) - watch.Elapsed;
            if (due > TimeSpan.Zero) await Task.Delay(due, Ct);
            visits.Add(VisitAsync(client, i, TimeSpan.FromSeconds(4), times, codes));
        }

        await Task.WhenAll(visits);
        var took = watch.Elapsed.TotalSeconds - 4;
        Figures.Print("submissions a second, form opened, sent, receipt read", string.Create(CultureInfo.InvariantCulture, $"{PerSecond * Seconds / took:0.0}/s in {took:0.0} s"), $"≥ {PerSecond}/s for {Seconds} s");
        Figures.Print("sending until the receipt's address is there", [.. times], "—");
        await using var db = await site.OpenDbAsync();
        var stored = await db.Set<Opinion>().Where(o => o.ConsultationId == id).OrderBy(o => o.Number).Select(o => new { o.Number, o.Code, o.Text }).ToListAsync(Ct);
        Figures.Print("sent / stored / texts / codes / receipts", $"{PerSecond * Seconds} / {stored.Count - warm} / {stored.Select(o => o.Text).Distinct().Count() - warm} / {stored.Select(o => o.Code).Distinct().Count() - warm} / {codes.Distinct().Count()}", "none lost, none doubled");
        Assert.Equal(Enumerable.Range(1, stored.Count), stored.Select(o => o.Number));
        Assert.Equal(PerSecond * Seconds, stored.Count - warm);
        Assert.True((await site.Get<AuditTrail>().VerifyAsync(Ct)).Whole);
    }

    [Fact(Explicit = true)]
    public async Task Lists_and_the_feedback_table_of_100000_opinions()
    {
        await using var site = await PortalSite.StartAsync();
        var today = site.Get<OfficeClock>().Today;
        var id = await ConsultationSite.AnnounceAsync(site, today.AddDays(-60), today.AddDays(-31), site.Get<OfficeClock>().UtcNow.AddDays(-61));
        var answers = new List<int>();
        foreach (var batch in Enumerable.Range(1, Opinions).Chunk(2000))
        {
            var written = await site.Get<WriteGate>().RunAsync(Actor.System, Permission.RunConsultations, "Benchmark", async write =>
            {
                if (answers.Count == 0)
                {
                    OpinionAnswer[] made = [.. Enumerable.Range(0, 60).Select(i => new OpinionAnswer(id, $"要点{i}") { Disposition = (Disposition)(i % 3), Reason = $"这是第{i}个要点的理由，写得比较长，说明为什么这样处理。", Articles = i % 3 == 2 ? "" : "第三条" })];
                    write.Db.AddRange(made);
                    await write.FlushAsync(Ct);
                    answers.AddRange(made.Select(a => a.Id));
                }

                write.Db.AddRange(batch.Select(i => new Opinion(id, i, $"B{i:000000000000}", OpinionChannel.Online, $"第{i}条意见：建议把申领上限提高，并且{(i % 977 == 0 ? "增加中试基地" : "简化手续")}，理由是现在的额度不够用，企业办一次要跑几个地方。", write.Now) { Article = $"第{"一二三四"[i % 4]}条", Name = i % 3 == 0 ? "" : "示例人", AnswerId = answers[i % answers.Count], TextMark = i }));
                if (batch[^1] == Opinions) (await write.Db.Set<Consultation>().SingleAsync(c => c.Id == id, Ct)).Answer("办公室", write.Now);
                write.Announce(ConsultationChange.Consultation, id, id);
                return Outcome.Done;
            }, Ct);
            Assert.True(written.Ok);
        }

        using var client = site.NewClient();
        (string Name, string Path, string Target)[] pages =
        [
            ("consultation page, first visit after a change", ConsultationSite.Page, "≤ 2 s"),
            ("feedback table, first page", $"{ConsultationSite.Page}/feedback?page=2", "≤ 2 s"),
            ("feedback table, last page", $"{ConsultationSite.Page}/feedback?page=2000", "≤ 2 s"),
            ("feedback table, by disposition", $"{ConsultationSite.Page}/feedback?disposition=partlyadopted", "p95 ≤ 200 ms"),
            ("feedback table, by words", $"{ConsultationSite.Page}/feedback?q={Uri.EscapeDataString("中试基地")}", "p95 ≤ 200 ms"),
            ("list of consultations with figures", "/consultations?year=2026", "p95 ≤ 200 ms"),
        ];
        foreach (var (name, path, target) in pages)
        {
            var times = new List<double>();
            for (var i = 0; i < 22; i++)
            {
                var start = Stopwatch.GetTimestamp();
                Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path, Ct)).StatusCode);
                if (i > 1 || path == ConsultationSite.Page) times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            Figures.Print(name, path == ConsultationSite.Page ? times[..1] : times, target);
        }

        var began = Stopwatch.GetTimestamp();
        var csv = await client.GetByteArrayAsync($"{ConsultationSite.Page}/feedback.csv", Ct);
        Figures.Print("the whole table as CSV", string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s, {csv.Length / 1048576d:0.0} MB"), "—");
    }

    /// <summary>One visitor with their own address and cookies: opens the form, writes, sends, reads the receipt.</summary>
    private static async Task VisitAsync(HttpClient client, int number, TimeSpan writes, ConcurrentBag<double> times, ConcurrentBag<string>? receipts = null)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"10.{(number >> 16) & 255}.{(number >> 8) & 255}.{number & 255}");
        async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string cookies, HttpContent? body = null)
        {
            using var request = new HttpRequestMessage(method, path) { Content = body };
            request.Headers.Add("X-Forwarded-For", address);
            if (cookies.Length > 0) request.Headers.Add("Cookie", cookies);
            return await client.SendAsync(request, Ct);
        }

        using var opened = await SendAsync(HttpMethod.Get, ConsultationSite.Form, "");
        var html = await opened.Content.ReadAsStringAsync(Ct);
        var cookies = Cookies(opened);
        await Task.Delay(writes, Ct);
        var start = Stopwatch.GetTimestamp();
        var fields = ConsultationSite.HiddenOf(html);
        fields["text"] = $"访客{number}的意见：建议提高申领上限，并且写明怎样兑付。";
        fields["article"] = "第三条";
        using var sent = await SendAsync(HttpMethod.Post, ConsultationSite.Form, cookies, new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        using var receipt = await SendAsync(HttpMethod.Get, sent.Headers.Location!.OriginalString, $"{cookies}; {Cookies(sent)}");
        Assert.Equal(HttpStatusCode.OK, receipt.StatusCode);
        receipts?.Add(System.Text.RegularExpressions.Regex.Match(await receipt.Content.ReadAsStringAsync(Ct), "[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}").Value);
    }

    private static string Cookies(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var all) ? string.Join("; ", all.Select(c => c.Split(';')[0])) : "";

    private static async Task<int> CountAsync(PortalSite site, int id)
    {
        await using var db = await site.OpenDbAsync();
        return await db.Set<Opinion>().CountAsync(o => o.ConsultationId == id, Ct);
    }
}
