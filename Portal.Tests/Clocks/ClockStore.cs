using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Tests.Storage;

namespace Portal.Tests.Clocks;

/// <summary>A store with the periods of law, and clocks in it.</summary>
internal static class ClockStore
{
    public static async Task<TestStore> OpenAsync()
    {
        var store = await TestStore.OpenAsync();
        await store.Get<ClockData>().EnsureAsync(Folder(), CancellationToken.None);
        return store;
    }

    public static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "seeds"));

    /// <param name="division">Null: the office's own.</param>
    public static async Task<int> StartAsync(this TestStore store, DateOnly zero, string? division = null, string title = "示例申请", string rule = ClockRules.Reply)
    {
        Clock? clock = null;
        var outcome = await store.Gate.RunAsync(Actor.System, Permission.Read, "Test", async write =>
        {
            clock = await ClockDesk.StartAsync(write, rule, new ClockSubject("test", 1, title, "/workspace/clocks", division), zero, CancellationToken.None);
            return Outcome.Done;
        }, CancellationToken.None);
        Assert.True(outcome.Ok);
        return clock!.Id;
    }

    public static async Task<Clock> ClockAsync(this TestStore store, int id)
    {
        await using var db = await store.DbAsync();
        return await db.Set<Clock>().AsNoTracking().Include(c => c.Events).SingleAsync(c => c.Id == id);
    }

    public static async Task ChangeAsync(this TestStore store, int id, Func<Portal.Domain.Storage.Write, Clock, Task> change)
    {
        var outcome = await store.Gate.RunAsync(Actor.System, Permission.Read, "Test", async write =>
        {
            await change(write, await write.Db.Set<Clock>().Include(c => c.Events).SingleAsync(c => c.Id == id));
            return Outcome.Done;
        }, CancellationToken.None);
        Assert.True(outcome.Ok);
    }
}
