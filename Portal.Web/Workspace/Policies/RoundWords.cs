using Portal.Domain.Policies;
using Portal.Domain.Readers;

namespace Portal.Web.Workspace.Policies;

/// <summary>Words of the pages on interpretation that goes on; keys of the language files.</summary>
public static class RoundWords
{
    public static string View(RoundView view) => view switch
    {
        RoundView.Key => "重点政策",
        RoundView.Missing => "执行中缺解读",
        RoundView.Due => "到期未办",
        _ => "全部有效文件",
    };

    public static string State(QuestionState state) => state switch
    {
        QuestionState.Asked => "待答复",
        QuestionState.Answered => "待公开",
        QuestionState.Published => "已公开",
        _ => "不公开",
    };

    public static string Chip(QuestionState state) => state switch
    {
        QuestionState.Asked => "chip-seal",
        QuestionState.Answered => "chip-ochre",
        QuestionState.Published => "chip-main",
        _ => "",
    };
}
