using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.People;
using Portal.Domain.Reviews;
using Portal.Web.Workspace.Policies;

namespace Portal.Tests.Policies;

/// <summary>The form of a chain without a browser: what is wrong is said at the step it is about.</summary>
public sealed class ChainFormTests : IAsyncLifetime
{
    private readonly BunitContext _context = new();
    private PolicyDesk _desk = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await PolicyDesk.OpenAsync();
        _context.Services.AddLocalization().AddSingleton(_desk.Get<EditChain>()).AddSingleton(_desk.Get<AccountQueries>());
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task A_misspelt_division_is_refused_at_its_step_and_the_known_ones_are_named()
    {
        var form = await OpenAsync("Policy");
        Assert.Equal(["办公室", "政策法规与创新体系建设处", "科技信息研究所", "高新技术处"], form.FindAll("datalist option").Select(o => o.GetAttribute("value")!).Order(StringComparer.Ordinal));
        form.Find("[data-step='3'] [data-division]").Change("政策法规处");
        Assert.Contains("没有账号属于“政策法规处”", form.Find("[data-step='3'] .note").TextContent);
        await form.Find("form").SubmitAsync();
        var refusal = form.Find("[data-step='3'] .field-error").TextContent;
        Assert.StartsWith("第3步的处室“政策法规处”没有账号，送审后没有本处室的人可签。请改成有账号的处室：", refusal);
        Assert.Contains("政策法规与创新体系建设处", refusal);
        Assert.Single(form.FindAll(".field-error"));

        form.Find("[data-step='3'] [data-division]").Change("高新技术处");
        Assert.Empty(form.FindAll(".note"));
        await form.Find("form").SubmitAsync();
        Assert.Empty(form.FindAll(".field-error"));
        Assert.Equal("高新技术处", (await ChainAsync("Policy")).Steps[2].Rule.Division);
    }

    [Fact]
    public async Task An_emptied_time_is_asked_for_at_its_step_and_not_saved_as_none()
    {
        var form = await OpenAsync("Notice");
        form.Find("[data-step='2'] [data-workdays]").Change("");
        await form.Find("form").SubmitAsync();
        Assert.Equal("第2步的时限空着，请填0到60个工作日；0就是当天。", form.Find("[data-step='2'] .field-error").TextContent);
        Assert.Single(form.FindAll(".field-error"));
        Assert.Equal(1, (await ChainAsync("Notice")).Steps[1].Rule.Workdays);

        form.Find("[data-step='2'] [data-workdays]").Change("0");
        await form.Find("form").SubmitAsync();
        Assert.Empty(form.FindAll(".field-error"));
        Assert.Equal(0, (await ChainAsync("Notice")).Steps[1].Rule.Workdays);
    }

    [Fact]
    public async Task A_step_at_the_end_keeps_the_button_that_moved_it_there_and_a_dropped_one_leaves_the_focus_in_the_form()
    {
        var form = await OpenAsync("Notice");
        form.Find("[aria-label='第 2 步上移']").Click();
        var first = form.Find("[aria-label='第 1 步上移']");
        Assert.Equal((false, "true"), (first.HasAttribute("disabled"), first.GetAttribute("aria-disabled")));
        first.Click(); // no place above it
        Assert.Equal(["办公室核稿", "处室负责人审核"], form.FindAll("[data-step-name]").Select(n => n.GetAttribute("value")));
        form.Find("[aria-label='删除第 1 步']").Click();
        Assert.Single(form.FindAll("[data-step]"));
        _context.JSInterop.VerifyFocusAsyncInvoke();
    }

    private async Task<IRenderedComponent<ChainForm>> OpenAsync(string kind)
    {
        var chain = await ChainAsync(kind);
        return _context.Render<ChainForm>(p => p.Add(f => f.Chain, chain).AddCascadingValue(_desk.Webmaster));
    }

    private async Task<ReviewChain> ChainAsync(string kind) => (await _desk.Get<ReviewQueries>().ChainsAsync(Ct)).Single(c => c.IsDefaultFor(kind));
}
