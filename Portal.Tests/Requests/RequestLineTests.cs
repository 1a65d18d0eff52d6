using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Requests;
using Portal.Domain.Requests.Desk;
using Portal.Web.Public.Requests;
using Portal.Web.Workspace.Requests;
using static Portal.Tests.Requests.RequestOffice;

namespace Portal.Tests.Requests;

/// <summary>The history of a case: kept as Chinese sentences, told in the reader's language.</summary>
public sealed partial class RequestLineTests
{
    public static readonly TheoryData<string> Lines = new(RequestLines.All);

    [Theory, MemberData(nameof(Lines))]
    public void A_kept_line_is_told_apart_into_its_sentence_and_its_data(string line)
    {
        var kept = RequestLines.Of(line, "高新技术处");
        var read = RequestLines.Read(kept)!;
        Assert.Equal(line, read.Text);
        Assert.Equal(kept, read.ToString());
        Assert.Equal(line.Contains("{0}", StringComparison.Ordinal) ? ["高新技术处"] : [], read.Args);
    }

    [Fact]
    public void What_somebody_wrote_in_their_own_words_stays_as_it_is() => Assert.Null(RequestLines.Read("申请人来电说不用办了"));

    [Fact]
    public void Every_line_has_its_English_for_the_desk_and_for_the_applicant()
    {
        Assert.Empty(RequestLines.All.Except(DeskTexts.English));
        var english = new ResourceManager(typeof(RequestReasons)).GetResourceSet(CultureInfo.GetCultureInfo("en"), createIfNotExists: true, tryParents: false)!.Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key);
        Assert.Empty(RequestLines.All.Except(english));
    }

    [Fact]
    public void No_line_is_written_that_cannot_be_read_again() =>
        Assert.Empty(DeskTexts.Sources("Portal.Domain/Requests").SelectMany(f => Written().Matches(f)).Select(m => m.Value));

    [Fact]
    public async Task Whole_case_leaves_no_line_without_its_English()
    {
        await using var office = await OpenAsync();
        var id = await office.HandledAsync();
        Ok(await office.Get<AssignDivision>().ExecuteAsync(office.Clerk, id, Division, "有没有", Ct));
        Ok(await office.Get<AskOpinion>().ThirdPartyAsync(office.Clerk, id, "甲公司", "商业秘密", Ct));
        var asked = (await office.CaseAsync(id)).Consultations[0].Id;
        Ok(await office.Get<RecordOpinion>().AnswerAsync(office.Clerk, id, asked, ConsultationAnswer.Agrees, Day("2026-02-10"), "", Ct));
        Ok(await office.Get<ExtendReply>().ExecuteAsync(office.Clerk, id, 10, "内容多", "示例主任", Ct));
        await office.RepliedAsync(id, Decision.Provided);
        Ok(await office.Get<RecordDelivery>().ExecuteAsync(office.Clerk, id, WishedWay.Post, Day("2026-02-10"), "EMS 1", Ct));
        var events = (await office.CaseAsync(id)).Events;
        Assert.True(events.Count >= 9);
        Assert.DoesNotContain(events, e => RequestLines.Read(e.Text) is null);
    }

    [Fact]
    public async Task What_a_letter_lacks_is_named_in_the_readers_language()
    {
        await using var office = await OpenAsync();
        var refused = await office.DraftAsync(await office.HandledAsync(), Decision.ThirdParty, detail: "");
        Assert.IsType<Reason>(Assert.Single(refused.Reasons, r => r.Text == "请写明：{0}。").Args[0]);
        Assert.Contains("请写明：损害哪些合法权益。", refused.Reasons.Select(r => r.ToString()));
    }

    [Fact]
    public async Task A_letter_taken_back_from_signing_can_be_changed_and_handed_in_again()
    {
        await using var office = await OpenAsync();
        var id = await office.HandledAsync();
        Refused(await office.Get<SubmitReply>().RecallAsync(office.Clerk, id, Ct), "现在没有在审签的答复书。");
        Ok(await office.DraftAsync(id, Decision.Provided));
        Ok(await office.Get<SubmitReply>().ExecuteAsync(office.Clerk, id, "", Ct));
        Ok(await office.Get<SubmitReply>().RecallAsync(office.Clerk, id, Ct));
        Ok(await office.Get<EditReply>().ExecuteAsync(office.Clerk, id, "改过的正文。", Ct));
        Ok(await office.Get<SubmitReply>().ExecuteAsync(office.Clerk, id, "", Ct));
    }

    [Fact]
    public async Task Two_who_are_asked_at_once_have_each_a_form_of_their_own_and_their_names_stand_in_the_record()
    {
        await using var office = await OpenAsync();
        var id = await office.HandledAsync();
        foreach (var name in (string[])["甲公司", "乙公司"]) Ok(await office.Get<AskOpinion>().ThirdPartyAsync(office.Clerk, id, name, "商业秘密", Ct));
        await using var context = Context(office);
        var view = (await office.Get<CaseQueries>().FindAsync(office.Clerk, id, Ct))!;
        var acts = context.Render<CascadingValue<Actor>>(p => p.Add(c => c.Value, office.Clerk).AddChildContent<HandleActs>(a => a.Add(x => x.Case, view)));
        acts.FindAll("[data-act=opinion] textarea")[0].Change("是我们的秘密");
        acts.FindAll("[data-act=opinion] select")[0].Change(nameof(ConsultationAnswer.Objects));
        Assert.Equal(["是我们的秘密", ""], acts.FindAll("[data-act=opinion] textarea").Select(t => t.GetAttribute("value") ?? ""));
        acts.FindAll("[data-act=opinion] [data-do]")[1].Click();
        acts.WaitForAssertion(() => Assert.Empty(acts.FindAll(".field-error")));
        var consultations = (await office.CaseAsync(id)).Consultations;
        Assert.Equal([null, ConsultationAnswer.Agrees], consultations.OrderBy(c => c.Id).Select(c => c.Answer));
        Assert.Equal("", consultations.OrderBy(c => c.Id).Last().Grounds);
        Assert.Contains("甲公司", context.Render<CaseWork>(p => p.Add(w => w.Case, view)).Markup);
    }

    [Fact]
    public async Task A_division_that_nobody_belongs_to_is_said_before_anything_is_assigned_to_it()
    {
        await using var office = await OpenAsync();
        await using var context = Context(office);
        var view = (await office.Get<CaseQueries>().FindAsync(office.Clerk, await office.HandledAsync(), Ct))!;
        var acts = context.Render<CascadingValue<Actor>>(p => p.Add(c => c.Value, office.Clerk).AddChildContent<HandleActs>(a => a.Add(x => x.Case, view)));
        acts.WaitForAssertion(() => acts.Find("[data-act=assign]"));
        acts.Find("[data-act=assign] .act-title").Click();
        acts.Find("[data-act=assign] input").Input("高新处");
        acts.WaitForAssertion(() => Assert.Contains("没有账号属于“高新处”", acts.Find("[data-act=assign]").TextContent));
        acts.Find("[data-act=assign] input").Input(Division);
        acts.WaitForAssertion(() => Assert.Empty(acts.FindAll("[data-act=assign] .note")));
    }

    [Fact]
    public void Periods_of_law_have_English_names_and_to_return_is_not_the_same_as_returned()
    {
        var rules = File.ReadLines(Path.Combine(Policies.PolicyDesk.Seeds(), "reference", "clock-rules.yaml")).Where(l => l.TrimStart().StartsWith("name:", StringComparison.Ordinal)).Select(l => l.Split(':', 2)[1].Trim()).ToList();
        Assert.NotEmpty(rules);
        Assert.Empty(rules.Except(DeskTexts.English));
        var texts = new ResourceManager(typeof(Portal.Web.Workspace.WorkspaceTexts));
        Assert.Equal(("Return", "Returned"), (texts.GetString("退回", CultureInfo.GetCultureInfo("en")), texts.GetString("已退回", CultureInfo.GetCultureInfo("en"))));
        var open = new ResourceManager(typeof(Portal.Web.Public.PublicTexts));
        Assert.Equal(("Reply", "due"), (open.GetString("答复", CultureInfo.GetCultureInfo("en")), open.GetString("截止", CultureInfo.GetCultureInfo("en"))));
    }

    private static BunitContext Context(RequestOffice office)
    {
        var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddMudServices().AddLocalization();
        foreach (var service in (object[])[office.Get<AssignDivision>(), office.Get<RecordSearch>(), office.Get<AskOpinion>(), office.Get<RecordOpinion>(), office.Get<ExtendReply>(), office.Get<AskPayment>(), office.Get<RecordPayment>(),
            office.Get<CloseRequest>(), office.Get<AccountQueries>(), office.Get<OfficeClock>()])
            context.Services.AddSingleton(service.GetType(), service);
        return context;
    }

    [GeneratedRegex("""(?:\.Note\((?!act\.Today, why)|new RequestEvent\()[^;\n]*\$?"[^"]*\p{IsCJKUnifiedIdeographs}[^;\n]*""")]
    private static partial Regex Written();
}
