using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Tests.Policies;
using Portal.Web.Workspace.Documents;

namespace Portal.Tests.Documents;

/// <summary>要素 beside the text, without a browser.</summary>
public sealed class FactsSideTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_number_given_after_a_refused_one_takes_its_place_and_the_refusal_is_over()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var taken = (await desk.Get<AssignIndexNumber>().ExecuteAsync(desk.Editor, await PolicyAsync(desk, "甲"), Ct)).Value!;
        var policy = await PolicyAsync(desk, "乙");
        await using var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddLocalization().AddSingleton(desk.Get<EditFact>()).AddSingleton(desk.Get<AssignIndexNumber>()).AddSingleton(desk.Get<LinkDocuments>()).AddSingleton(desk.Get<DocumentQueries>());
        context.ComponentFactories.AddStub<DocumentPicker>();
        var view = await ViewAsync(desk, policy);
        var side = context.Render<CascadingValue<Actor>>(p => p.Add(v => v.Value, desk.Editor).AddChildContent<FactsSide>(s => s.Add(x => x.Document, view))).FindComponent<FactsSide>();

        await side.Find(".fact-row input").ChangeAsync(new ChangeEventArgs { Value = taken });
        Assert.Equal((taken, 1), (side.Find(".fact-row input").GetAttribute("value"), side.FindAll(".fact-row .field-error").Count));
        await ShowAsync(await ViewAsync(desk, policy)); // somebody changed something else: what was typed and refused stays
        Assert.Equal((taken, 1), (side.Find(".fact-row input").GetAttribute("value"), side.FindAll(".fact-row .field-error").Count));

        await side.Find(".fact-row button").ClickAsync(new());
        var numbered = await ViewAsync(desk, policy);
        await ShowAsync(numbered);
        Assert.NotEqual(taken, numbered.IndexNumber);
        Assert.Equal((numbered.IndexNumber, null), (side.Find(".fact-row input").GetAttribute("value"), side.Find(".fact-row input").GetAttribute("aria-invalid")));
        Assert.Empty(side.FindAll(".field-error"));

        Task ShowAsync(DocumentView document) => side.InvokeAsync(() => side.Instance.SetParametersAsync(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(FactsSide.Document)] = document })));
    }

    private static Task<int> PolicyAsync(PolicyDesk desk, string title) => desk.MadeAsync(new NewDocument(DocumentKind.Policy, desk.Column("normative"), title));

    private static async Task<DocumentView> ViewAsync(PolicyDesk desk, int id) => (await desk.Get<DocumentQueries>().FindAsync(id, Ct))!;
}
