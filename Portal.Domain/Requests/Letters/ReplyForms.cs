namespace Portal.Domain.Requests.Letters;

/// <summary>What a decision needs in its letter.</summary>
/// <param name="Detail">What the drafter has to add, as a label; empty where nothing is needed.</param>
/// <param name="Finding">The facts, if the drafter gives none; {0} is the detail.</param>
/// <param name="Ruling">Article and decision; {0} is the detail.</param>
public sealed record ReplyForm(string Detail, string Finding, string Ruling);

/// <summary>答复书 for every decision that is told by a letter (条例第三十六条 and its neighbours).</summary>
public static class ReplyForms
{
    private static readonly Dictionary<Decision, ReplyForm> All = new()
    {
        [Decision.AlreadyPublic] = new("在哪里、怎样获取", "您申请公开的信息已经主动公开。", "根据《中华人民共和国政府信息公开条例》第三十六条第（一）项的规定，告知您获取该政府信息的方式、途径：{0}。"),
        [Decision.Provided] = new("提供的信息，或者获取的时间和方式", "您申请公开的信息属于可以公开的政府信息。", "根据《中华人民共和国政府信息公开条例》第三十六条第（二）项的规定，现予以公开：{0}。"),
        [Decision.PartlyProvided] = new("公开哪些、不公开哪些", "您申请公开的信息中含有不应当公开的内容，但能够作区分处理。", "根据《中华人民共和国政府信息公开条例》第三十七条的规定，对可以公开的内容予以公开，对不予公开的内容说明理由：{0}。"),
        [Decision.StateSecret] = new("密级和依据", "您申请公开的信息依法确定为国家秘密：{0}。", "根据《中华人民共和国政府信息公开条例》第十四条、第三十六条第（三）项的规定，决定不予公开。"),
        [Decision.ForbiddenByLaw] = new("禁止公开的法律、行政法规条文", "{0}禁止公开您申请的信息。", "根据《中华人民共和国政府信息公开条例》第十四条、第三十六条第（三）项的规定，决定不予公开。"),
        [Decision.Security] = new("可能危及什么", "您申请的信息公开后可能危及国家安全、公共安全、经济安全、社会稳定：{0}。", "根据《中华人民共和国政府信息公开条例》第十四条、第三十六条第（三）项的规定，决定不予公开。"),
        [Decision.ThirdParty] = new("损害哪些合法权益", "您申请的信息涉及第三方合法权益，经书面征求意见，公开会对第三方合法权益造成损害：{0}。", "根据《中华人民共和国政府信息公开条例》第十五条、第三十二条、第三十六条第（三）项的规定，决定不予公开。"),
        [Decision.Internal] = new("属于哪一类内部事务", "您申请的信息属于本机关内部事务信息：{0}。", "根据《中华人民共和国政府信息公开条例》第十六条第一款、第三十六条第（三）项的规定，决定不予公开。"),
        [Decision.Process] = new("属于哪一类过程性信息", "您申请的信息属于本机关在履行行政管理职能过程中形成的过程性信息：{0}。", "根据《中华人民共和国政府信息公开条例》第十六条第二款、第三十六条第（三）项的规定，决定不予公开。"),
        [Decision.CaseFile] = new("哪一件行政执法案卷", "您申请的信息属于行政执法案卷信息：{0}。", "根据《中华人民共和国政府信息公开条例》第十六条第二款、第三十六条第（三）项的规定，决定不予公开。"),
        [Decision.SpecialInquiry] = new("依据哪部法律、行政法规，到哪里查询", "有关法律、行政法规对您申请的信息的获取有特别规定。", "根据《中华人民共和国政府信息公开条例》第三十六条第（七）项的规定，请依照有关规定办理：{0}。"),
        [Decision.NotExisting] = new("", "本机关对您申请的信息进行了检索（{1}），没有找到。", "根据《中华人民共和国政府信息公开条例》第三十六条第（四）项的规定，告知您该政府信息不存在。"),
        [Decision.OtherOrgan] = new("理由；能够确定由哪个机关负责的，写明名称和联系方式", "您申请的信息不属于本机关负责公开。", "根据《中华人民共和国政府信息公开条例》第三十六条第（五）项的规定，告知您并说明理由：{0}。"),
        [Decision.NeedsMaking] = new("需要怎样加工、分析", "您申请的信息没有现成的，提供需要本机关对现有政府信息另行加工、分析：{0}。", "根据《中华人民共和国政府信息公开条例》第三十八条的规定，本机关不予提供。"),
        [Decision.StillUnclear] = new("哪里仍不明确", "本机关一次性告知补正后，您的申请内容仍不明确：{0}。", "根据《中华人民共和国政府信息公开条例》第三十条的规定，本机关无法提供。"),
        [Decision.Complaint] = new("信访、投诉、举报的渠道", "您的申请实质上是信访、投诉、举报事项。", "根据《中华人民共和国政府信息公开条例》第三十九条第一款的规定，不作为政府信息公开申请处理，请通过相应渠道提出：{0}。"),
        [Decision.Repeated] = new("原来的登记号和答复日期", "您就同一内容已经提出过申请，本机关已经答复：{0}。", "根据《中华人民共和国政府信息公开条例》第三十六条第（六）项的规定，不予重复处理。"),
        [Decision.Publication] = new("哪些公开出版物，怎样获取", "您要求提供的是政府公报、报刊、书籍等公开出版物。", "根据《中华人民共和国政府信息公开条例》第三十九条第二款的规定，告知您获取的途径：{0}。"),
        [Decision.Excessive] = new("数量、频次和申请人说明的理由", "您申请公开政府信息的数量、频次明显超过合理范围，经要求说明理由，理由不合理：{0}。", "根据《中华人民共和国政府信息公开条例》第三十五条的规定，不予处理。"),
        [Decision.Reissue] = new("已经怎样获取", "您要求确认或者重新出具的是您已经获取的政府信息：{0}。", "根据《中华人民共和国政府信息公开条例》的规定，本机关不予处理。"),
        [Decision.CorrectionOverdue] = new("", "本机关一次性告知您补正，您无正当理由逾期没有补正。", "根据《中华人民共和国政府信息公开条例》第三十条的规定，视为放弃申请，本机关不再处理。"),
        [Decision.PaymentOverdue] = new("", "本机关通知您缴纳信息处理费，您逾期没有缴纳。", "根据《政府信息公开信息处理费管理办法》的规定，视为放弃申请，本机关不再处理。"),
        [Decision.OtherEnd] = new("怎样处理", "您的申请需要作其他处理。", "{0}。"),
    };

    /// <summary>Null for 撤回, which needs no letter.</summary>
    public static ReplyForm? Of(Decision decision) => All.GetValueOrDefault(decision);
}
