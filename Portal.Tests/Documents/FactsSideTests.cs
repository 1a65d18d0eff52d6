using AngleSharp.Dom;
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
        var side = await OpenAsync(context, desk, policy);

        await side.Find(".fact-row input").ChangeAsync(new ChangeEventArgs { Value = taken });
        Assert.Equal((taken, 1), (side.Find(".fact-row input").GetAttribute("value"), side.FindAll(".fact-row .field-error").Count));
        await ShowAsync(side, await ViewAsync(desk, policy)); // somebody changed something else: what was typed and refused stays
        Assert.Equal((taken, 1), (side.Find(".fact-row input").GetAttribute("value"), side.FindAll(".fact-row .field-error").Count));

        await side.Find(".fact-row button").ClickAsync(new());
        var numbered = await ViewAsync(desk, policy);
        await ShowAsync(side, numbered);
        Assert.NotEqual(taken, numbered.IndexNumber);
        Assert.Equal((numbered.IndexNumber, null), (side.Find(".fact-row input").GetAttribute("value"), side.Find(".fact-row input").GetAttribute("aria-invalid")));
        Assert.Empty(side.FindAll(".field-error"));
    }

    [Fact]
    public async Task A_refused_entry_stays_with_its_refusal_when_somebody_else_stores_the_same_fact()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var policy = await PolicyAsync(desk, "甲");
        await using var context = new BunitContext();
        var side = await OpenAsync(context, desk, policy);
        await Number().QuerySelector("input")!.ChangeAsync(new ChangeEventArgs { Value = "示科规2026" });
        Assert.Contains("示科规〔2019〕3号", Number().QuerySelector(".field-error")!.TextContent);

        await StoreAsync("", "示科规〔2026〕9号");
        Assert.Equal("示科规2026", Number().QuerySelector("input")!.GetAttribute("value"));
        Assert.Contains("示科规〔2019〕3号", Number().QuerySelector(".field-error")!.TextContent);
        Assert.Equal($"{desk.Office.Name}刚刚把这里改成了：示科规〔2026〕9号", Number().QuerySelector(".fact-conflict p")!.TextContent.Trim());

        await StoreAsync("示科规〔2026〕9号", "示科规〔2026〕10号");
        Assert.EndsWith("示科规〔2026〕10号", Number().QuerySelector(".fact-conflict p")!.TextContent.Trim());
        await Number().QuerySelectorAll("button").Single(b => b.TextContent == "用我的").ClickAsync(new());
        Assert.Equal("示科规2026", Number().QuerySelector("input")!.GetAttribute("value"));
        Assert.Single(Number().QuerySelectorAll("[role=alert]")); // refused again; what the other did is known by now

        await StoreAsync("示科规〔2026〕10号", "示科规〔2026〕11号");
        await Number().QuerySelectorAll("button").Single(b => b.TextContent == "用对方的").ClickAsync(new());
        Assert.Equal("示科规〔2026〕11号", Number().QuerySelector("input")!.GetAttribute("value"));
        Assert.Empty(Number().QuerySelectorAll("[role=alert]"));

        IElement Number() => side.FindAll(".fact").Single(f => f.TextContent.Contains("发文字号", StringComparison.Ordinal));

        async Task StoreAsync(string seen, string value)
        {
            PolicyDesk.Ok(await desk.Get<EditFact>().ExecuteAsync(desk.Office, policy, DocumentField.Number, seen, value, Ct));
            await ShowAsync(side, await ViewAsync(desk, policy));
        }
    }

    [Fact]
    public async Task An_entry_that_is_changed_again_before_the_page_has_read_it_does_not_meet_itself()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var policy = await PolicyAsync(desk, "甲");
        await using var context = new BunitContext();
        var side = await OpenAsync(context, desk, policy);
        foreach (var number in (string[])["示科规[2026]9号", "示科规[2026]10号"])
            await side.FindAll(".fact").Single(f => f.TextContent.Contains("发文字号", StringComparison.Ordinal)).QuerySelector("input")!.ChangeAsync(new ChangeEventArgs { Value = number });
        Assert.Empty(side.FindAll("[role=alert]"));
        Assert.Equal("示科规〔2026〕10号", (await ViewAsync(desk, policy)).Current.Facts.Number);
    }

    private static async Task<IRenderedComponent<FactsSide>> OpenAsync(BunitContext context, PolicyDesk desk, int policy)
    {
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddLocalization().AddSingleton(desk.Get<EditFact>()).AddSingleton(desk.Get<AssignIndexNumber>()).AddSingleton(desk.Get<LinkDocuments>()).AddSingleton(desk.Get<DocumentQueries>());
        context.ComponentFactories.AddStub<DocumentPicker>();
        var view = await ViewAsync(desk, policy);
        return context.Render<CascadingValue<Actor>>(p => p.Add(v => v.Value, desk.Editor).AddChildContent<FactsSide>(s => s.Add(x => x.Document, view))).FindComponent<FactsSide>();
    }

    private static Task ShowAsync(IRenderedComponent<FactsSide> side, DocumentView document) =>
        side.InvokeAsync(() => side.Instance.SetParametersAsync(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(FactsSide.Document)] = document })));

    private static Task<int> PolicyAsync(PolicyDesk desk, string title) => desk.MadeAsync(new NewDocument(DocumentKind.Policy, desk.Column("normative"), title));

    private static async Task<DocumentView> ViewAsync(PolicyDesk desk, int id) => (await desk.Get<DocumentQueries>().FindAsync(id, Ct))!;
}
