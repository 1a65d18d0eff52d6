using Portal.Domain.Consultations;
using Portal.Tests.Storage;
using Portal.Web.Workspace.Admin;
using Portal.Web.Workspace.Consultations;

namespace Portal.Tests.Consultations;

/// <summary>The desk of decisions speaks English as well, and what it did is told in Chinese.</summary>
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

    [Fact]
    public async Task Every_act_row_and_field_is_told_in_Chinese()
    {
        var acts = DeskTexts.Acts("Portal.Domain/Consultations/Desk");
        Assert.True(acts.Count >= 15);
        Assert.DoesNotContain(acts, act => AuditWords.Act(act) == act);
        await using var store = await TestStore.OpenAsync();
        await using var db = await store.DbAsync();
        var entities = db.Model.GetEntityTypes().Where(e => e.ClrType.Namespace!.StartsWith("Portal.Domain.Consultations", StringComparison.Ordinal)).ToList();
        Assert.Equal(7, entities.Count);
        Assert.DoesNotContain(entities, e => AuditWords.Entity(e.ClrType.Name) == e.ClrType.Name);
        Assert.Empty(entities.SelectMany(e => e.GetProperties()).Where(p => !p.IsPrimaryKey() && p.FindAnnotation("portal:unaudited") is null).Select(p => p.Name).Where(name => AuditWords.Field(name) == name).Distinct());
    }
}
