using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Work;
using Portal.Tests.Site;
using Portal.Tests.Work;
using Portal.Web.Hosting;

namespace Portal.Tests.Benchmarks;

/// <summary>The whole site in Chromium, browser and server on the same machine.</summary>
public sealed class SiteBenchmarks
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>
    /// Two pages in Chromium; the other 48 are the server's part of open pages, since their browsers would share this machine's two cores. A first measure's
    /// 99 reports warm the server up, a second one's are measured. The other browser tells of the new figure by itself: asking it at every frame would take
    /// the time of the two cores that is measured here.
    /// </summary>
    [Fact(Explicit = true)]
    public async Task Click_in_one_browser_to_seen_in_another_with_50_open_pages()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync();
        var measures = (await site.BoardAsync()).Measures.Where(m => m.Reckoning == Reckoning.Percent).Take(2).ToList();
        var mine = await site.OpenPlanAsync(Role.Office);
        var theirs = await site.OpenPlanAsync(Role.Leader);
        var others = new List<OpenPage>();
        for (var i = 0; i < 48; i++)
            others.Add(await OpenPage.OpenAsync(site.Get<PlanBoards>(), site.Get<Presence>(), site.Get<WorkQueries>(), site.Get<ReportProgress>(), site.Get<EditField>(), site.Get<OfficeClock>()));

        await mine.EvaluateAsync("document.addEventListener('click', e => { if (e.target.closest('[data-submit]')) window.clicked = performance.timeOrigin + performance.now(); }, true)");
        await theirs.EvaluateAsync("""
            void (window.next = ([measure, text]) => new Promise(seen => new MutationObserver((_, watch) => {
              if (document.querySelector(`[data-measure="${measure}"] b.num`)?.textContent !== text) return;
              watch.disconnect();
              seen(performance.timeOrigin + performance.now());
            }).observe(document.body, { subtree: true, childList: true, characterData: true })))
            """);

        var samples = new List<double>();
        foreach (var (measure, percent) in measures.SelectMany(m => Enumerable.Range(1, 99).Select(p => (m, p))))
        {
            await mine.ProgressOf(measure).ClickAsync();
            await mine.Locator(".pop input[type=number]").FillAsync(percent.ToString(CultureInfo.InvariantCulture));
            await mine.Locator(".pop textarea").First.FocusAsync(); // the number has reached the server before the click that is measured
            var seen = theirs.EvaluateAsync<double>("next => window.next(next)", new object[] { measure.Id, $"{percent}%" });
            await theirs.EvaluateAsync("0"); // the browser watches by now
            await mine.Locator(".pop [data-submit]").ClickAsync();
            var at = await seen;
            await mine.WaitForFunctionAsync("() => !document.querySelector('.pop')");
            if (measure == measures[1]) samples.Add(at - await mine.EvaluateAsync<double>("window.clicked"));
        }

        Figures.Print("click → committed → seen in another browser, 50 pages open", samples, "p95 ≤ 40 ms");
        foreach (var page in others) await page.DisposeAsync();
    }

    /// <summary>
    /// What the heap grows by in a round: thirty tabs with a circuit, then thirty whose script is not fetched, in which the pools let go of what only the opening
    /// of the first took. The driver's own share, of both, is counted with it. All stay open to the end: a page takes over the buffers of one that was closed.
    /// </summary>
    [Fact(Explicit = true)]
    public async Task What_an_open_plan_page_weighs_on_the_server()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync();
        var first = await site.OpenPlanAsync(Role.Leader);
        var tabs = new List<IPage>();
        async Task OpenAsync(bool circuit)
        {
            for (var i = 0; i < 30; i++)
            {
                var tab = await first.Context.NewPageAsync();
                if (!circuit) await tab.RouteAsync("**/blazor.web*.js", route => route.AbortAsync());
                await tab.GotoAsync(PlanOnScreen.Path);
                if (circuit) await tab.IsReadyAsync();
                tabs.Add(tab);
            }
        }

        async Task<long> RoundAsync()
        {
            var before = Heap();
            await OpenAsync(circuit: true);
            await OpenAsync(circuit: false);
            return (Heap() - before) / 30 / 1024;
        }

        await RoundAsync();
        long[] rounds = [await RoundAsync(), await RoundAsync()];
        Figures.Print("server memory per open plan page (managed heap)", $"{rounds.Average():0} KB ({string.Join(", ", rounds)})", "≤ 400 KB");
        foreach (var tab in tabs) await tab.CloseAsync();
    }

    [Fact(Explicit = true)]
    public async Task A_plan_of_2000_tasks_opens_as_outline_and_scrolls_without_blanks()
    {
        await using var site = await PortalSite.StartAsync();
        Assert.True((await site.Get<ImportPlan>().ExecuteAsync(Actor.System, Figures.Draft(2_000), Ct)).Ok);
        var page = await site.SignInAsAsync(Role.Leader, "/workspace/plan/2019?view=outline");
        var (opened, answering) = (new List<double>(), new List<double>());
        for (var i = 0; i < 5; i++)
        {
            await page.GotoAsync("/workspace/plan/2019?view=outline", new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
            await page.WaitForFunctionAsync("() => document.querySelectorAll('.o-row').length > 15");
            opened.Add(await page.EvaluateAsync<double>("performance.now()"));
            await page.IsReadyAsync();
            answering.Add(await page.EvaluateAsync<double>("performance.now()"));
        }

        Figures.Print("a plan of 2,000 tasks as outline: rows visible", opened, "≤ 1 s");
        Figures.Print("… and the page answering", answering, "none");
        var result = await page.EvaluateAsync<int[]>("""
            async () => {
              let blank = 0, samples = 0;
              for (let step = 0; step < 150; step++) {
                for (let frame = 0; frame < 6; frame++) {
                  scrollBy(0, 100);
                  await new Promise(requestAnimationFrame);
                  for (const y of [250, 450, 700]) {
                    samples++;
                    const row = document.elementFromPoint(500, y)?.closest('.o-row');
                    if (!row && document.documentElement.scrollHeight - scrollY > innerHeight + 200) blank++;
                  }
                }
              }
              return [blank, samples, Math.round(scrollY)];
            }
            """);
        Figures.Print("scrolling it at 100 px a frame: blank samples", $"{result[0]} of {result[1]} (to {result[2]} px)", "0");
    }

    [Fact(Explicit = true)]
    public async Task Cold_start_to_the_first_page()
    {
        var folder = Directory.CreateTempSubdirectory("portal-start-").FullName;
        var first = await StartAsync(folder, until: "/reports/2025"); // the last of the samples, which come in behind the first page
        Figures.Print("start with an empty folder, seeding included, to GET /", $"{first:0} ms", "≤ 6 s");
        var again = new List<double>();
        for (var i = 0; i < 5; i++) again.Add(await StartAsync(folder));
        Figures.Print("start with data to GET /", again, "≤ 3 s");
        Directory.Delete(folder, recursive: true);
    }

    [Fact(Explicit = true)]
    public async Task The_public_ledger_from_memory()
    {
        await using var site = await PlanOnScreen.StartWithTableAsync("Sample");
        using var client = site.NewClient();
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        var bytes = (await client.GetByteArrayAsync("/ledger/2019", Ct)).Length;
        var (watch, count) = (Stopwatch.StartNew(), 0);
        while (watch.Elapsed < TimeSpan.FromSeconds(3))
        {
            await client.GetByteArrayAsync("/ledger/2019", Ct);
            count++;
        }

        Figures.Print("GET /ledger/2019, one client after another", string.Create(CultureInfo.InvariantCulture, $"{count / watch.Elapsed.TotalSeconds:0} requests/s, {bytes / 1024d:0.0} KB br"), "≤ 40 KB");
    }

    private static long Heap()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <param name="until">Waits, unmeasured, until this page is there too.</param>
    private static async Task<double> StartAsync(string folder, string? until = null)
    {
        var port = Random.Shared.Next(20_000, 40_000);
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Path.GetDirectoryName(typeof(PortalHost).Assembly.Location)!, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["exec", typeof(PortalHost).Assembly.Location, "--environment", "Development", "--urls", $"http://localhost:{port}", $"--Portal:DataDirectory={folder}", $"--contentroot={WebProject()}"]) start.ArgumentList.Add(argument);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var client = new HttpClient();
        try
        {
            while (true)
            {
                try
                {
                    using var answer = await client.GetAsync($"http://localhost:{port}/", Ct);
                    if (!answer.IsSuccessStatusCode) continue;
                    var elapsed = watch.Elapsed.TotalMilliseconds;
                    while (until is not null && !(await client.GetAsync($"http://localhost:{port}{until}", Ct)).IsSuccessStatusCode) await Task.Delay(100, Ct);
                    return elapsed;
                }
                catch (HttpRequestException) when (!process.HasExited)
                {
                    await Task.Delay(10, Ct); // not listening yet
                }
            }
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(Ct);
        }
    }

    private static string WebProject() => Path.Combine(Repository.Folder, "Portal.Web");
}
