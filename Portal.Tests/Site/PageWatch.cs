using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Portal.Tests.Site;

/// <summary>Remembers what went wrong in a page, so that a test can say: nothing did.</summary>
public static class PageWatch
{
    private static readonly ConditionalWeakTable<IPage, ConcurrentQueue<string>> Troubles = [];

    internal static void Attach(IPage page)
    {
        var troubles = new ConcurrentQueue<string>();
        Troubles.Add(page, troubles);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") troubles.Enqueue($"console: {message.Text}");
        };
        page.PageError += (_, error) => troubles.Enqueue($"script: {error}");
        page.RequestFailed += (_, request) =>
        {
            // Leaving a page cuts its running requests; that is no failure.
            if (request.Failure is { } failure && !failure.Contains("ERR_ABORTED", StringComparison.Ordinal)) troubles.Enqueue($"request: {request.Url} {failure}");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 500) troubles.Enqueue($"answer: {response.Status} {response.Url}");
        };
    }

    /// <summary>Console errors, script errors, failed requests and server errors so far.</summary>
    public static IReadOnlyList<string> TroublesOf(this IPage page) => [.. Troubles.GetOrCreateValue(page)];

    public static void ShouldBeUntroubled(this IPage page) => Assert.Empty(page.TroublesOf());
}
