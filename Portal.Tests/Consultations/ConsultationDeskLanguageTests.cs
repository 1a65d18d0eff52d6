using Portal.Domain.Consultations;
using Portal.Web.Workspace.Consultations;

namespace Portal.Tests.Consultations;

/// <summary>The desk of decisions speaks English as well.</summary>
public sealed class ConsultationDeskLanguageTests
{
    [Fact]
    public void Every_word_has_its_English()
    {
        IEnumerable<string> words =
        [
            .. Enum.GetValues<MatterKind>().Select(ConsultationWords.Kind), .. Enum.GetValues<StepKind>().Select(ConsultationWords.Step), .. Enum.GetValues<StepState>().Select(ConsultationWords.State),
            .. Enum.GetValues<ConsultationStage>().Select(ConsultationWords.Stage), .. Enum.GetValues<OpinionState>().Select(ConsultationWords.Opinion), .. Enum.GetValues<OpinionChannel>().Select(ConsultationWords.Channel),
            .. Enum.GetValues<Disposition>().Select(d => ConsultationWords.Disposition(d)), ConsultationWords.Disposition(null), "决策与征集", // as the sample material calls itself
            .. DeskTexts.Words("Portal.Web/Workspace/Consultations"),
        ];
        Assert.Empty(words.Distinct().Except(DeskTexts.English));
    }

    [Fact]
    public void Every_refusal_and_every_check_has_its_English() =>
        Assert.Empty(DeskTexts.Sentences(DeskTexts.Sources("Portal.Domain/Consultations/Desk", "*.cs").Concat(DeskTexts.Sources("Portal.Domain/Consultations", "DecisionMatter.cs")).Concat(DeskTexts.Sources("Portal.Domain/Consultations", "StartConsultation.cs")).Concat(DeskTexts.Sources("Portal.Domain/Consultations", "ConsultationPackageRule.cs"))).Except(DeskTexts.English));
}
