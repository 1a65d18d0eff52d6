using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Domain.Common;

namespace Portal.Domain.Requests;

/// <summary>
/// The sentences of a case's history. They are kept filled in, in Chinese, as the file of a case must read without the portal; from here they are told
/// apart again, so that a reader of English gets the act in English and the data as they are.
/// </summary>
public static class RequestLines
{
    public const string Submitted = "网上提交申请";
    public const string Registered = "已登记";
    public const string Received = "收到申请，答复期限自次日起算";
    public const string Accepted = "审核完毕，转入办理";
    public const string CorrectionAsked = "一次性告知补正，请在 {0} 前补正";
    public const string Corrected = "收到补正，答复期限自次日起重新计算";
    public const string Assigned = "分办：{0}";
    public const string Answered = "{0}答复了意见";
    public const string Found = "检索：找到";
    public const string NotFound = "检索：没有找到";
    public const string ThirdPartyAsked = "书面征求第三方意见，期间不计入答复期限";
    public const string OrganAsked = "征求其他机关意见，期间不计入答复期限";
    public const string Reached = "征求意见书已送达对方";
    public const string ThirdPartyAnswered = "收到第三方意见";
    public const string OrganAnswered = "收到其他机关意见";
    public const string Extended = "延长答复期限 {0} 个工作日";
    public const string PaymentAsked = "通知缴纳信息处理费 {0} 元";
    public const string Paid = "收到信息处理费，答复期限自次日起重新计算";
    public const string Drafted = "开始起草答复";
    public const string Sent = "{0} 答复已发出";
    public const string CorrectionOverdue = "申请人逾期不补正，不再处理";
    public const string PaymentOverdue = "申请人逾期未缴费，不再处理";
    public const string Withdrawn = "申请人撤回申请，办理终止";
    public const string Ended = "已办结";
    public const string Delivered = "答复已送达";
    public const string Archived = "已归档";
    public const string Reconsideration = "申请人申请行政复议";
    public const string Lawsuit = "申请人提起行政诉讼";
    public const string MadePublic = "决定转为主动公开";
    public const string NotMadePublic = "决定不转为主动公开";
    public const string Erased = "保存期满，已清除申请人信息";

    /// <summary>Of the sample year, whose rows do not say everything.</summary>
    internal const string CorrectionAskedOnce = "一次性告知补正", FeeAsked = "通知缴纳信息处理费", OpinionAsked = "征求意见，期间不计入答复期限", OpinionAnswered = "收到对方意见", RemedyFiled = "申请人申请行政复议或者提起行政诉讼";

    /// <summary>Keys of the language files; those with a place after those without.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Submitted, Registered, Received, Accepted, Corrected, Found, NotFound, ThirdPartyAsked, OrganAsked, Reached, ThirdPartyAnswered, OrganAnswered, Paid, Drafted, CorrectionOverdue, PaymentOverdue, Withdrawn, Ended,
        Delivered, Archived, Reconsideration, Lawsuit, MadePublic, NotMadePublic, Erased, CorrectionAskedOnce, FeeAsked, OpinionAsked, OpinionAnswered, RemedyFiled,
        CorrectionAsked, Extended, PaymentAsked, Sent, Assigned, Answered,
    ];

    private static readonly (string Line, Regex Filled)[] Patterns =
        [.. All.Where(line => line.Contains("{0}", StringComparison.Ordinal)).Select(line => (line, new Regex($"^{Regex.Escape(line).Replace(@"\{0}", "(.+)", StringComparison.Ordinal)}$", RegexOptions.CultureInvariant | RegexOptions.Singleline)))];

    /// <summary>A line as it is kept.</summary>
    public static string Of(string line, object what) => string.Format(CultureInfo.InvariantCulture, line, what);

    /// <summary>The sentence a kept line was made of, with what it was filled with; null for what somebody wrote in their own words.</summary>
    public static Reason? Read(string kept)
    {
        if (All.Contains(kept)) return kept;
        foreach (var (line, filled) in Patterns)
            if (filled.Match(kept) is { Success: true } match) return new Reason(line, match.Groups[1].Value);
        return null;
    }
}
