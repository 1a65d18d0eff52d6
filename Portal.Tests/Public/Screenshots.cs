using Microsoft.Playwright;
using Portal.Domain.Work;

namespace Portal.Tests.Public;

/// <summary>Pictures for a designer's eye, run by name; PORTAL_SHOTS names the folder they go to.</summary>
public sealed class Screenshots
{
    [Fact(Explicit = true)]
    public async Task Take_pictures_of_the_public_pages()
    {
        var folder = Environment.GetEnvironmentVariable("PORTAL_SHOTS") ?? Directory.CreateTempSubdirectory("portal-shots-").FullName;
        await using var ledger = await LedgerFixture.StartAsync();
        await ledger.ShowAsync("三", Facets.Duties, false);
        (string Name, string Path, int Width, string Look, bool Open)[] shots =
        [
            ("home", "/", 1440, "", false), ("home-390", "/", 390, "", false), ("home-dark", "/", 1440, "theme=dark", false),
            ("home-contrast", "/", 1440, "theme=contrast", false), ("home-elder", "/", 1440, "mode=elder", false), ("home-elder-390", "/", 390, "mode=elder", false),
            ("home-en", "/", 1440, "lang=en", false),
            ("ledger", "/ledger/2019", 1440, "", true), ("ledger-390", "/ledger/2019", 390, "", true), ("ledger-dark", "/ledger/2019", 1440, "theme=dark", true),
            ("ledger-contrast", "/ledger/2019", 1440, "theme=contrast", true), ("ledger-elder-390", "/ledger/2019", 390, "mode=elder", true), ("ledger-en", "/ledger/2019", 1440, "lang=en", true),
            ("help", "/help", 1440, "", false), ("help-390", "/help", 390, "", false), ("not-found", "/nothing", 1440, "", false),
        ];
        var only = Environment.GetEnvironmentVariable("PORTAL_SHOTS_ONLY");
        foreach (var shot in shots)
        {
            if (!string.IsNullOrEmpty(only) && !shot.Name.Contains(only, StringComparison.Ordinal)) continue;
            var page = await ledger.Site.NewPageAsync(shot.Width);
            await page.GotoAsync(shot.Look.Length > 0 ? $"/preferences?{shot.Look}&return={shot.Path}" : shot.Path);
            if (shot.Open)
            {
                await page.Locator("#t6 > summary").ClickAsync();
                await page.Locator("#t6 .past > summary").ClickAsync();
            }

            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, shot.Name + ".png"), FullPage = true });
            if (shot.Name is "ledger-dark" or "help")
            {
                await page.SetViewportSizeAsync(660, 1000); // A4 without its margins
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, shot.Name + "-print.png"), FullPage = true });
            }

            await page.Context.CloseAsync();
        }
    }
}
