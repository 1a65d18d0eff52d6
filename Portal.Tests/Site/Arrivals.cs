using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.Tests.Site;

/// <summary>Where a page has arrived.</summary>
internal static class Arrivals
{
    /// <summary>
    /// Waits until the page is at a path of the portal and has loaded. Not Playwright's own WaitForURLAsync: it compares the address first and listens for the next one
    /// afterwards, so that a page that arrives between the two is waited for in vain.
    /// </summary>
    /// <param name="path">With its query; '*' stands for a number.</param>
    /// <param name="not">A path that also fits, where the page comes from.</param>
    public static async Task LandsOnAsync(this IPage page, string path, string? not = null)
    {
        var elsewhere = not is null ? "" : $"(?!{Regex.Escape(not)}$)";
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"^https?://[^/]+{elsewhere}{Regex.Escape(path).Replace(@"\*", @"\d+", StringComparison.Ordinal)}$"));
        await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
    }
}
