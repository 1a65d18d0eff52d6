using Microsoft.Extensions.Localization;
using Portal.Domain.Clocks;
using Portal.Domain.Requests;

namespace Portal.Web.Public.Requests;

/// <summary>How the pages of 依申请公开 name kinds, ways, stages and decisions.</summary>
internal sealed class RequestWords(IStringLocalizer<PublicTexts> L)
{
    public string Applicant(ApplicantKind kind) => kind switch
    {
        ApplicantKind.Person => L["公民"],
        ApplicantKind.Business => L["商业企业"],
        ApplicantKind.Research => L["科研机构"],
        ApplicantKind.PublicWelfare => L["社会公益组织"],
        ApplicantKind.LegalService => L["法律服务机构"],
        _ => L["其他组织"],
    };

    public string Form(WishedForm form) => form == WishedForm.Paper ? L["纸质"] : L["电子文档"];

    public string Way(WishedWay way) => way switch
    {
        WishedWay.Email => L["电子邮件"],
        WishedWay.Post => L["邮寄"],
        WishedWay.PickUp => L["自行领取"],
        WishedWay.OnSite => L["当场阅读、抄录"],
        _ => L["网上查收"],
    };

    /// <summary>By the groups of table 3 of the annual report.</summary>
    public string Decision(Decision decision) => Decisions.RowOf(decision) switch
    {
        3 => L["予以公开"],
        4 => L["部分公开"],
        <= 12 => L["不予公开"],
        <= 15 => L["无法提供"],
        <= 20 => L["不予处理"],
        21 => L["逾期未补正，不再处理"],
        22 => L["逾期未缴费，不再处理"],
        _ => decision == Domain.Requests.Decision.Withdrawn ? L["申请人已撤回"] : L["其他处理"],
    };

    public string File(RequestFileKind kind) => kind switch
    {
        RequestFileKind.Reply => L["答复书"],
        RequestFileKind.Provided => L["提供的信息"],
        RequestFileKind.CorrectionNotice => L["补正告知书"],
        RequestFileKind.Extension => L["延期告知书"],
        RequestFileKind.Fee => L["收费通知"],
        _ => L["其他材料"],
    };

    public string Happened(ClockEventKind kind, int amount) => kind switch
    {
        ClockEventKind.Stopped => L["暂停计时，次日起不计入期限"],
        ClockEventKind.Resumed => L["恢复计时，次日起继续计算"],
        ClockEventKind.Restarted => L["重新计时，当日为第0日"],
        _ => L["延长{0}个工作日", amount],
    };
}
