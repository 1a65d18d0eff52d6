using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Work;
using Portal.Tests.Storage;

namespace Portal.Tests.Work;

/// <summary>The table of 2019 and what its pages ask, for tests of components without a browser.</summary>
internal static class PlanOffScreen
{
    public static async Task<(TestStore Store, BunitContext Context)> OpenAsync(bool empty = false)
    {
        var store = await TestStore.OpenAsync();
        if (!empty) Assert.True((await store.Get<ImportPlan>().ExecuteAsync(Actor.System, Tables.Seed.Draft, TestContext.Current.CancellationToken)).Ok);
        var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.JSInterop.Setup<string>("portal.drafts.text").SetResult("[]");
        context.Services.AddMudServices().AddLocalization();
        foreach (var service in (object[])
            [
                store.Get<PlanBoards>(), store.Get<Presence>(), store.Get<WorkQueries>(), store.Get<ReportProgress>(), store.Get<EditField>(), store.Get<OfficeClock>(),
                store.Get<StartPlan>(), store.Get<RemoveSamples>(), store.Get<ImportPlan>(), store.Get<PublishLedger>(),
            ])
            context.Services.AddSingleton(service.GetType(), service);
        context.SetRendererInfo(new RendererInfo("Server", true));
        return (store, context);
    }
}
