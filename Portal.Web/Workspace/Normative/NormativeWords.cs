using Portal.Domain.Documents;
using Portal.Domain.Normative;

namespace Portal.Web.Workspace.Normative;

/// <summary>Words of the register's pages; every one goes through the localizer.</summary>
public static class NormativeWords
{
    public static string State(ValidityState state) => state switch
    {
        ValidityState.NotYet => "尚未生效",
        ValidityState.Repealed => "已废止",
        ValidityState.Replaced => "已被替代",
        ValidityState.Expired => "已失效",
        ValidityState.Withdrawn => "已撤下",
        _ => "有效",
    };

    public static string Result(ClearingResult? result) => result switch
    {
        ClearingResult.Keep => "继续有效",
        ClearingResult.Revise => "修改",
        ClearingResult.Repeal => "废止",
        ClearingResult.Invalid => "宣布失效",
        _ => "还没有结果",
    };
}
