using Portal.Domain.Requests;
using Portal.Domain.Requests.Letters;
using Portal.Web.Workspace.Admin;
using Portal.Web.Workspace.Requests;

namespace Portal.Tests.Requests;

/// <summary>The desk of requests speaks English as well: its words, its refusals, what its letters ask for. Letters themselves are Chinese.</summary>
public sealed class RequestDeskLanguageTests
{
    [Fact]
    public void Every_word_has_its_English()
    {
        IEnumerable<string> words =
        [
            .. Enum.GetValues<RequestFileKind>().Select(RequestPapers.Name), .. Enum.GetValues<RequestChannel>().Select(RequestPapers.Name), .. Enum.GetValues<WishedWay>().Select(RequestPapers.Name),
            .. Enum.GetValues<WishedForm>().Select(RequestPapers.Name), .. Enum.GetValues<RemedyKind>().Select(RequestPapers.Name), .. Enum.GetValues<RemedyResult>().Select(r => RequestPapers.Name(r)), RequestPapers.Name((RemedyResult?)null),
            .. Enum.GetValues<ApplicantKind>().Select(RequestPapers.Name), .. Enum.GetValues<RequestStage>().Select(RequestPapers.Name), .. Enum.GetValues<Decision>().Select(RequestPapers.Name),
            .. RequestWords.Tabs.Select(RequestWords.Tab), "公开申请", // as the sample material calls itself
            .. Enum.GetValues<Decision>().Select(d => ReplyForms.Of(d)?.Detail ?? ""),
            .. DeskTexts.Words("Portal.Web/Workspace/Requests"),
        ];
        Assert.Empty(words.Where(w => w.Length > 0).Distinct().Except(DeskTexts.English));
    }

    [Fact]
    public void Every_refusal_has_its_English() => // those that only applicants meet are in RequestReasons
        Assert.Empty(DeskTexts.Sentences(DeskTexts.Sources("Portal.Domain/Requests", "*.cs", "Letters", "Samples", "Notices.cs", "Remedies.cs", "IdentityNumber.cs", "RequestWish.cs", "SubmitRequest.cs", "HandInCorrection.cs")).Except(DeskTexts.English));

    [Fact]
    public void Every_act_and_every_kind_of_row_is_told_in_Chinese()
    {
        var acts = DeskTexts.Acts("Portal.Domain/Requests");
        Assert.True(acts.Count >= 25);
        Assert.DoesNotContain(acts, act => AuditWords.Act(act) == act);
        Assert.DoesNotContain(["InformationRequest", "Applicant", "ApplicantLook", "RequestFile", "RequestEvent", "RequestFee", "ReplyLetter", "Remedy", "DisclosureConversion"], entity => AuditWords.Entity(entity) == entity);
    }
}
