using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Portal.Domain.Consultations;
using Portal.Domain.Consultations.Desk;

namespace Portal.Web.Workspace.Consultations;

/// <summary>How decisions and consultations are told on the screen; every word goes through the localizer.</summary>
public static class ConsultationWords
{
    /// <summary>In the address, opinions on the whole draft: an empty value would mean any article.</summary>
    public const string WholeDraft = "-";

    public static string Kind(MatterKind kind) => kind switch
    {
        MatterKind.PublicPolicy => "公共政策和措施",
        MatterKind.Planning => "重要规划",
        MatterKind.Resources => "自然资源和文化资源",
        MatterKind.Project => "公共建设项目",
        _ => "其他重大事项",
    };

    public static string Step(StepKind kind) => StepNames.Of(kind);

    public static string State(StepState state) => state switch
    {
        StepState.Done => "已完成",
        StepState.NotNeeded => "不需要",
        _ => "未完成",
    };

    public static string Stage(ConsultationStage stage) => stage switch
    {
        ConsultationStage.Preparing => "起草中",
        ConsultationStage.Announced => "即将开始",
        ConsultationStage.Open => "征集中",
        ConsultationStage.Closed => "研究意见",
        _ => "已反馈",
    };

    public static string StageChip(ConsultationStage stage) => stage switch
    {
        ConsultationStage.Open => "chip-main",
        ConsultationStage.Closed => "chip-ochre",
        _ => "",
    };

    public static string Opinion(OpinionState state) => state switch
    {
        OpinionState.Counted => "计入",
        OpinionState.Suspect => "待甄别",
        _ => "不计入",
    };

    public static string OpinionChip(OpinionState state) => state switch
    {
        OpinionState.Suspect => "chip-ochre",
        OpinionState.Excluded => "chip-seal",
        _ => "",
    };

    public static string Channel(OpinionChannel channel) => OpinionTable.ChannelName(channel);

    public static string Disposition(Disposition? disposition) => disposition switch
    {
        Domain.Consultations.Disposition.Adopted => "采纳",
        Domain.Consultations.Disposition.PartlyAdopted => "部分采纳",
        Domain.Consultations.Disposition.NotAdopted => "未采纳",
        _ => "研究中",
    };

    public static string DispositionChip(Disposition? disposition) => disposition switch
    {
        Domain.Consultations.Disposition.Adopted or Domain.Consultations.Disposition.PartlyAdopted => "chip-main",
        null => "chip-ochre",
        _ => "",
    };

    public static string Article(IStringLocalizer l, string article) => article.Length > 0 ? article : l["整个草案"];

    /// <summary>还有几天, 逾期几天, in days as the rule counts.</summary>
    public static string Due(IStringLocalizer l, DateOnly due, DateOnly today) =>
        due < today ? l["逾期 {0} 天", today.DayNumber - due.DayNumber] : due == today ? l["今日到期"] : l["还有 {0} 天", due.DayNumber - today.DayNumber];

    public static string OpinionsAddress(int consultation, OpinionFilter filter, string page = "opinions") => QueryHelpers.AddQueryString($"/workspace/consultations/{consultation}/{page}", new Dictionary<string, string?>
    {
        ["state"] = filter.State?.ToString(),
        ["channel"] = filter.Channel?.ToString(),
        ["article"] = filter.Article is "" ? WholeDraft : filter.Article,
        ["answered"] = filter.Answered switch { true => "yes", false => "no", _ => null },
        ["disposition"] = filter.Disposition?.ToString(),
        ["answer"] = filter.AnswerId?.ToString(CultureInfo.InvariantCulture),
        ["mark"] = filter.TextMark?.ToString(CultureInfo.InvariantCulture),
        ["q"] = filter.Text,
    }.Where(part => !string.IsNullOrEmpty(part.Value)));

    /// <summary>The filter of an address; what is not understood filters nothing.</summary>
    public static OpinionFilter FilterOf(string? state, string? channel, string? article, string? answered, string? disposition, int? answer, long? mark, string? q) => new(
        Word<OpinionState>(state), Word<OpinionChannel>(channel), string.IsNullOrEmpty(article) ? null : article == WholeDraft ? "" : article,
        answered switch { "yes" => true, "no" => false, _ => null }, Word<Disposition>(disposition), answer, string.IsNullOrWhiteSpace(q) ? null : q.Trim(), mark);

    private static T? Word<T>(string? word) where T : struct, Enum => Enum.TryParse<T>(word, out var value) && Enum.IsDefined(value) ? value : null;
}
