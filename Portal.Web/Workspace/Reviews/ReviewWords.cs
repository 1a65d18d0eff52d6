using Microsoft.Extensions.Localization;
using Portal.Domain.Common;
using Portal.Domain.Reviews;

namespace Portal.Web.Workspace.Reviews;

/// <summary>How rounds of signing and their deadlines are told.</summary>
public static class ReviewWords
{
    public static string State(ReviewState state) => state switch
    {
        ReviewState.Open => "审签中",
        ReviewState.Approved => "已签完",
        ReviewState.Returned => "已退回",
        ReviewState.Voided => "已作废",
        ReviewState.Recalled => "已撤回",
        _ => "已发布",
    };

    /// <summary>Colour of the chip: what wants work stands out.</summary>
    public static string Chip(ReviewState state) => state switch
    {
        ReviewState.Open => "chip-ochre",
        ReviewState.Approved or ReviewState.Completed => "chip-main",
        ReviewState.Returned => "chip-seal",
        _ => "",
    };

    public static string Due(IStringLocalizer l, DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        < 0 => l["超期 {0} 天", today.DayNumber - due.DayNumber],
        0 => l["今天到期"],
        1 => l["明天到期"],
        _ => l["{0} 前", Show.Day(l, due, today.Year)],
    };

    public static string Age(IStringLocalizer l, DateTime since, DateOnly today) => (today.DayNumber - OfficeClock.DateOf(since).DayNumber) switch
    {
        <= 0 => l["今天送到"],
        var days => l["已等 {0} 天", days],
    };

    public static string Group(DateOnly? due, DateOnly today)
    {
        if (due is not { } day) return "以后";
        if (day < today) return "已超时";
        if (day == today) return "今天";
        var sunday = today.AddDays((7 - (int)today.DayOfWeek) % 7);
        return day <= sunday ? "本周" : "以后";
    }

    /// <summary>The first eight signs of a hash, in two groups: enough to compare by eye.</summary>
    public static string ShortHash(string hash) => hash.Length < 8 ? hash : $"{hash[..4]} {hash[4..8]}";

    /// <summary>Why a step waits for ever, and what can be done.</summary>
    public static string Stuck(IStringLocalizer l, Standstill standstill)
    {
        var role = l[Show.Role(standstill.Role)].Value;
        if (standstill.SignedBefore.Count > 0) return l["这一步会一直等下去：能签的{0}已经签过前面的步骤，而这个流程各步须不同的人签。请{0}委托一位同事代签，或者请系统管理员再给一位同事“{1}”角色。", string.Join('、', standstill.SignedBefore), role];
        return standstill.AuthorHolds
            ? l["这一步会一直等下去：除了送审人{0}，没有别的账号有“{1}”角色，而自己送出的不能自己签，委托别人代签也不行。请系统管理员再给一位同事“{1}”角色，或者撤回以后由别的同事送审。", standstill.Author, role]
            : l["这一步会一直等下去：没有账号有“{0}”角色。请系统管理员给一位同事这个角色，或者请网站管理员改好审签流程以后重新送审。", role];
    }

    /// <summary>Whose step it is, in words: the role, with the division where it matters.</summary>
    public static string Whose(IStringLocalizer l, StepRule rule)
    {
        var role = l[Show.Role(rule.Role)].Value;
        return rule.Division.Length > 0 ? l["{0}（{1}）", role, rule.Division == StepRule.AuthorsDivision ? l["起草处室"].Value : rule.Division] : role;
    }
}
