using System.Diagnostics;
using Microsoft.Playwright;
using Portal.Tests.Site;

[assembly: AssemblyFixture(typeof(TestBrowser))]

namespace Portal.Tests.Site;

/// <summary>One Chromium for the whole run; every test opens contexts of its own in it.</summary>
public sealed class TestBrowser : IAsyncDisposable
{
    private static readonly string[] Candidates =
    [
        // The shell first: it opens a context for a third of the work that the whole browser makes of it, and the suite takes half the time.
        "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/usr/bin/microsoft-edge",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private static readonly Lazy<Task<IBrowser>> Shared = new(LaunchAsync);
    private static IPlaywright? s_playwright;

    /// <summary>Started when the first test asks.</summary>
    public static Task<IBrowser> GetAsync() => Shared.Value;

    public async ValueTask DisposeAsync()
    {
        if (!Shared.IsValueCreated || !Shared.Value.IsCompletedSuccessfully) return;
        await (await Shared.Value).DisposeAsync();
        s_playwright?.Dispose();
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        var executable = await FindAsync();
        s_playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(20_000); // a bound for a hung page, not a measure: two cores run many tests at once
        return await s_playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>Path of the browser, which is installed first where that is possible.</summary>
    internal static async Task<string> FindAsync()
    {
        var named = Environment.GetEnvironmentVariable("PORTAL_CHROMIUM");
        if (!string.IsNullOrEmpty(named))
            return File.Exists(named) ? named : throw new InvalidOperationException($"PORTAL_CHROMIUM names '{named}', which does not exist.");
        if (Candidates.FirstOrDefault(File.Exists) is { } found) return found;

        // A bare Debian container, as continuous integration gives: install it as the person would have to.
        if (OperatingSystem.IsLinux() && Environment.UserName == "root" && File.Exists("/usr/bin/apt-get"))
        {
            await RunAsync("apt-get", "update");
            await RunAsync("apt-get", "install", "-y", "--no-install-recommends", "fonts-noto-cjk");
            foreach (var package in (string[])["chromium-headless-shell", "chromium"])
            {
                await RunAsync("apt-get", "install", "-y", "--no-install-recommends", package);
                if (Candidates.FirstOrDefault(File.Exists) is { } installed) return installed;
            }
        }

        throw new InvalidOperationException("The site tests need Chromium: install it (Debian: apt-get install chromium-headless-shell fonts-noto-cjk) or set PORTAL_CHROMIUM to its path.");
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync(), process.WaitForExitAsync());
    }
}
