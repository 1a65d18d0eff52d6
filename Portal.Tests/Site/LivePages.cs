using Microsoft.Playwright;

namespace Portal.Tests.Site;

/// <summary>A workspace page is drawn before its circuit listens; these wait for the listening, not for a while.</summary>
public static class LivePages
{
    /// <summary>Until the page's circuit is open: Blazor then answers events.</summary>
    public static Task WaitForCircuitAsync(this IPage page) => page.WaitForFunctionAsync("() => window.Blazor && document.querySelector('[data-live]') !== null");

    public static async Task ClickWhenLiveAsync(this IPage page, string button)
    {
        await page.WaitForCircuitAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }
}
