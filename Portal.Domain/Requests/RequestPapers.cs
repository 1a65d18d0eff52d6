namespace Portal.Domain.Requests;

/// <summary>What papers, channels and ways are called in Chinese, on paper and on the screen.</summary>
public static class RequestPapers
{
    public static string Name(RequestFileKind kind) => kind switch
    {
        RequestFileKind.Application => "申请书",
        RequestFileKind.IdentityProof => "身份证明",
        RequestFileKind.CorrectionNotice => "补正告知书",
        RequestFileKind.Correction => "补正材料",
        RequestFileKind.SearchRecord => "检索记录",
        RequestFileKind.Consultation => "征求意见",
        RequestFileKind.Extension => "延期告知书",
        RequestFileKind.Fee => "收费通知和凭证",
        RequestFileKind.Reply => "答复书",
        RequestFileKind.Provided => "提供的信息",
        RequestFileKind.Delivery => "送达凭证",
        RequestFileKind.Remedy => "复议、诉讼材料",
        _ => "其他材料",
    };

    public static string Name(RequestChannel channel) => channel switch
    {
        RequestChannel.Online => "互联网",
        RequestChannel.Fax => "传真",
        RequestChannel.InPerson => "当面提交",
        RequestChannel.Oral => "当面口述",
        RequestChannel.SignedPost => "邮寄（签收）",
        _ => "平常信函",
    };

    public static string Name(WishedWay way) => way switch
    {
        WishedWay.Online => "网上查收",
        WishedWay.Email => "电子邮件",
        WishedWay.Post => "邮寄",
        WishedWay.PickUp => "自行领取",
        _ => "当场阅读、抄录",
    };

    public static string Name(WishedForm form) => form == WishedForm.Paper ? "纸质" : "电子文档";

    public static string Name(RemedyKind kind) => kind switch
    {
        RemedyKind.Reconsideration => "行政复议",
        RemedyKind.DirectLawsuit => "行政诉讼（未经复议）",
        _ => "行政诉讼（复议后）",
    };

    public static string Name(RemedyResult? result) => result switch
    {
        RemedyResult.Upheld => "结果维持",
        RemedyResult.Corrected => "结果纠正",
        RemedyResult.Other => "其他结果",
        _ => "尚未审结",
    };

    public static string Name(ApplicantKind kind) => kind switch
    {
        ApplicantKind.Person => "自然人",
        ApplicantKind.Business => "商业企业",
        ApplicantKind.Research => "科研机构",
        ApplicantKind.PublicWelfare => "社会公益组织",
        ApplicantKind.LegalService => "法律服务机构",
        _ => "其他组织",
    };

    public static string Name(RequestStage stage) => stage switch
    {
        RequestStage.Registered => "待确认收到",
        RequestStage.Examining => "审核",
        RequestStage.Correcting => "等补正",
        RequestStage.Handling => "办理",
        RequestStage.Paying => "等缴费",
        RequestStage.Replying => "答复审签",
        RequestStage.Replied => "已答复",
        _ => "已归档",
    };

    public static string Name(Decision decision) => decision switch
    {
        Decision.AlreadyPublic => "已主动公开，告知途径",
        Decision.Provided => "予以公开",
        Decision.PartlyProvided => "部分公开",
        Decision.StateSecret => "不予公开：国家秘密",
        Decision.ForbiddenByLaw => "不予公开：法律、行政法规禁止",
        Decision.Security => "不予公开：三安全一稳定",
        Decision.ThirdParty => "不予公开：第三方合法权益",
        Decision.Internal => "不予公开：内部事务信息",
        Decision.Process => "不予公开：过程性信息",
        Decision.CaseFile => "不予公开：行政执法案卷",
        Decision.SpecialInquiry => "不予公开：行政查询事项",
        Decision.NotExisting => "无法提供：信息不存在",
        Decision.OtherOrgan => "无法提供：不由本机关负责",
        Decision.NeedsMaking => "无法提供：需另行制作",
        Decision.StillUnclear => "无法提供：补正后仍不明确",
        Decision.Complaint => "不予处理：信访举报投诉",
        Decision.Repeated => "不予处理：重复申请",
        Decision.Publication => "不予处理：公开出版物",
        Decision.Excessive => "不予处理：大量反复申请",
        Decision.Reissue => "不予处理：确认或重新出具",
        Decision.CorrectionOverdue => "其他：逾期不补正",
        Decision.PaymentOverdue => "其他：逾期未缴费",
        Decision.Withdrawn => "其他：撤回",
        _ => "其他处理",
    };
}
