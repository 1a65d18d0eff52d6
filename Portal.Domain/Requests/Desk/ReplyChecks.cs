using Portal.Domain.Common;
using Portal.Domain.Requests.Letters;

namespace Portal.Domain.Requests.Desk;

/// <summary>What has to be on the file before a decision may be drafted.</summary>
internal static class ReplyChecks
{
    /// <param name="payBy">Last day to pay; null where no fee was asked for.</param>
    public static IEnumerable<Reason> Of(InformationRequest request, ReplyDraft draft, DateOnly? payBy, DateOnly today)
    {
        if (request.ReceivedOn is null) yield return "请先确认收到之日。";
        else if (request.Stage is RequestStage.Correcting && draft.Decision != Decision.CorrectionOverdue) yield return "在等申请人补正，收到补正或者补正逾期以后再答复。";
        else if (request.Stage is RequestStage.Paying && draft.Decision != Decision.PaymentOverdue) yield return "在等申请人缴费，收到缴费或者缴费逾期以后再答复。";
        else if (!request.IsOpen) yield return "这件申请已经办结。";
        if (request.Consultations.Any(c => c.Answer is null)) yield return "还在征求意见，等有了结果再答复。";
        if (ReplyForms.Of(draft.Decision) is not { } form)
        {
            yield return "这种情形不用答复书，请直接办结。";
            yield break;
        }

        if (form.Detail.Length > 0 && draft.Detail.Trim().Length == 0) yield return new Reason("请写明：{0}。", new Reason(form.Detail));
        foreach (var reason in OfDecision(request, draft, payBy, today)) yield return reason;
    }

    private static IEnumerable<Reason> OfDecision(InformationRequest request, ReplyDraft draft, DateOnly? payBy, DateOnly today)
    {
        switch (draft.Decision)
        {
            case Decision.NotExisting when request.Searches.All(s => s.Found):
                yield return "“信息不存在”要先登记检索：在哪里、用哪些词、谁、什么时候，没有找到。";
                break;
            case Decision.StillUnclear when request.Correction?.ReceivedOn is null:
                yield return "补正以后仍不明确，才能这样答复；还没有收到过补正。";
                break;
            case Decision.ThirdParty when !request.Consultations.Any(c => c.Kind == ConsultationKind.ThirdParty && c.Answer is ConsultationAnswer.Objects or ConsultationAnswer.Silent):
                yield return "以损害第三方合法权益为由不公开，要先书面征求第三方意见，并且第三方没有同意。";
                break;
            case Decision.Provided or Decision.PartlyProvided when request.Consultations.Any(c => c.Answer == ConsultationAnswer.Objects) && draft.Facts.Trim().Length == 0:
                yield return "有一方不同意公开：请在事实中写明为什么仍要公开（理由不合理，或者不公开会对公共利益造成重大影响），并告知对方。";
                break;
            case Decision.CorrectionOverdue when request.Correction is not { ReceivedOn: null } correction || correction.DueOn >= today:
                yield return "补正期限过了、还没有收到补正，才能这样答复。";
                break;
            case Decision.PaymentOverdue when request.Fee is not { PaidOn: null } || payBy >= today:
                yield return "缴费期限过了、还没有缴费，才能这样答复。";
                break;
            default:
                break;
        }
    }
}
