using Portal.Domain.Messages;

namespace Portal.Web.Workspace.Messages;

/// <summary>What messages are called on the desk; keys of the language files.</summary>
public static class MessageNames
{
    public static string Kind(MessageKind kind) => kind switch
    {
        MessageKind.Suggestion => "建议",
        MessageKind.Correction => "网站找错",
        _ => "咨询",
    };

    public static string Stage(MessageStage stage) => stage switch
    {
        MessageStage.Suspect => "待甄别",
        MessageStage.Received => "待分办",
        MessageStage.Assigned => "处室办理",
        MessageStage.Drafted => "待审签",
        MessageStage.Answered => "已答复",
        _ => "不予办理",
    };

    public static string Pace(MessagePace pace) => pace switch
    {
        MessagePace.Simple => "简单咨询（5个工作日）",
        MessagePace.Complex => "复杂（15个工作日）",
        _ => "一般（7个工作日；找错3个工作日）",
    };
}
