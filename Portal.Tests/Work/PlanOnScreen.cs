using Microsoft.Playwright;
using Portal.Domain.Common;
using Portal.Domain.Work;
using Portal.Tests.Site;

namespace Portal.Tests.Work;

/// <summary>What people do on the plan page, in their words.</summary>
internal static class PlanOnScreen
{
    public const string Path = "/workspace/plan/2019";

    public static Task<PortalSite> StartWithTableAsync(string seed = "Table") => PortalSite.StartAsync(new SiteOptions { Seed = seed });

    public static async Task<IPage> OpenPlanAsync(this PortalSite site, Role role, string path = Path, int width = 1440)
    {
        var page = await site.SignInAsAsync(role, path, width);
        await page.IsReadyAsync();
        return page;
    }

    /// <summary>The circuit is up: clicks are heard from now on.</summary>
    public static Task IsReadyAsync(this IPage page) => page.WaitForSelectorAsync("html[data-ready=true]");

    public static async Task<PlanBoard> BoardAsync(this PortalSite site, int year = 2019) =>
        (await site.Get<PlanBoards>().FindYearAsync(year, CancellationToken.None))!;

    public static async Task<MeasureLine> MeasureAsync(this PortalSite site, string task, int number) =>
        (await site.BoardAsync()).Tasks.Single(t => t.Number == task).Measures.Single(m => m.Number == number);

    public static async Task<TaskLine> TaskAsync(this PortalSite site, string task) => (await site.BoardAsync()).Tasks.Single(t => t.Number == task);

    public static ILocator ProgressOf(this IPage page, MeasureLine measure) => page.Locator($"[data-measure='{measure.Id}']");

    public static ILocator Cell(this IPage page, PlanField field, int id) => page.Locator($"td[data-f={field}][data-id='{id}']");

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <summary>Makes a measure one that is reported by percent, the way the office would.</summary>
    public static async Task ReckonByPercentAsync(this PortalSite site, MeasureLine measure)
    {
        var outcome = await site.Get<EditField>().ExecuteAsync(Actor.System, PlanField.MeasureReckoning, measure.Id, measure.Reckoning.ToString(), nameof(Reckoning.Percent), CancellationToken.None);
        Assert.True(outcome.Ok);
    }
}
