using Portal.Domain.Requests;
using Portal.Domain.Requests.Letters;
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
}
