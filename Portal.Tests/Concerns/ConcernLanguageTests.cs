using Portal.Domain.Concerns;
using Portal.Domain.Policies;
using Portal.Domain.Readers;
using Portal.Web.Workspace.Concerns;
using Portal.Web.Workspace.Policies;

namespace Portal.Tests.Concerns;

/// <summary>The desks of concern, rounds and readers speak English as well: their words and their refusals.</summary>
public sealed class ConcernLanguageTests
{
    [Fact]
    public void Every_word_has_its_English()
    {
        IEnumerable<string> words =
        [
            .. ConcernWords.Path, .. Enum.GetValues<IncidentTab>().Select(ConcernWords.Tab), .. Enum.GetValues<ConcernSource>().Select(ConcernWords.Source), .. Enum.GetValues<IncidentClass>().Select(c => ConcernWords.Class(c)), ConcernWords.Class(null),
            .. Enum.GetValues<MustRespond>().Select(ConcernWords.Must), .. Enum.GetValues<IncidentEntryKind>().Select(ConcernWords.Entry), .. Enum.GetValues<RoundView>().Select(RoundWords.View), .. Enum.GetValues<QuestionState>().Select(RoundWords.State),
            .. Enum.GetValues<RiskLevel>().Select(PaperWords.Risk), "舆情与值班", "读者提问", "首次发布权威信息", "举行新闻发布会", "回应政务舆情", // as samples and clock rules call themselves
            .. DeskTexts.Words("Portal.Web/Workspace/Concerns"),
        ];
        Assert.Empty(words.Where(w => w.Length > 0).Distinct().Except(DeskTexts.English));
    }

    [Theory]
    [InlineData("Portal.Domain/Concerns")]
    [InlineData("Portal.Domain/Readers")]
    public void Every_refusal_has_its_English(string folder) =>
        Assert.Empty(DeskTexts.Sentences(DeskTexts.Sources(folder, "*.cs", "Sample")).Except(DeskTexts.English));
}
