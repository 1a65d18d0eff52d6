using Portal.Domain.Documents.Office;
using Portal.Domain.Requests.Letters;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests.Desk;

/// <summary>A paper that an act puts on the file by itself.</summary>
internal sealed record Notice(RequestFileKind Kind, string Title, string Markdown, bool IsForApplicant);

/// <summary>告知书 of the acts on the way to the reply: written from templates and put on the file in the same write as the act.</summary>
public sealed class Notices(RequestSettings settings)
{
    internal async Task AttachAsync(Write write, InformationRequest request, Notice notice, CancellationToken ct)
    {
        var sheet = new PaperSheet(settings.Organ, "", notice.Title, notice.Markdown, RedHead: false)
        {
            Subject = request.Number,
            Signatories = [settings.Organ],
            Dated = write.Today,
            Remark = "加盖印章",
        };
        await CaseFiles.AddAsync(write, request, notice.Kind, $"{notice.Title}（{request.Number}）.docx", new StoredFile(DocxPaper.Write(sheet), FileTypes.Docx), notice.IsForApplicant, ct);
    }

    internal static Notice Correction(InformationRequest request) => new(RequestFileKind.CorrectionNotice, "政府信息公开申请补正告知书",
        $"{ReplyText.Plain(request.Applicant.Name)}：\n\n{Received(request)}经审查，申请内容不明确或者不齐全。根据《中华人民共和国政府信息公开条例》第三十条的规定，请{ReplyText.You(request)}在{ReplyText.Day(request.Correction!.DueOn)}以前（含当日）补正以下内容：\n\n{request.Correction.Points}\n\n答复期限自本机关收到补正的申请之日起计算。无正当理由逾期不补正的，视为放弃申请，本机关不再处理。\n", IsForApplicant: true);

    internal static Notice Extension(InformationRequest request, DateOnly? due) => new(RequestFileKind.Extension, "政府信息公开申请延期答复告知书",
        $"{ReplyText.Plain(request.Applicant.Name)}：\n\n{Received(request)}因{request.Extension!.Reason.TrimEnd('。')}，需要延长答复期限。根据《中华人民共和国政府信息公开条例》第三十三条的规定，经本机关政府信息公开工作机构负责人同意，答复期限延长{request.Extension.Workdays}个工作日{(due is { } day ? $"，至{ReplyText.Day(day)}" : "")}。\n", IsForApplicant: true);

    internal static Notice Fee(InformationRequest request, DateOnly due, string payment)
    {
        var fee = request.Fee!;
        var count = fee.Basis == FeeBasis.Item ? $"按件计收，共{fee.Units}件（本月此前已有{fee.Before}件）" : $"按量计收，共{fee.Units}页";
        return new Notice(RequestFileKind.Fee, "政府信息公开信息处理费收费通知",
            $"{ReplyText.Plain(request.Applicant.Name)}：\n\n{Received(request)}根据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）的规定，{count}，应缴纳信息处理费{fee.Amount}元。请在{ReplyText.Day(due)}以前（含当日）{payment}，答复期限自缴费次日起重新计算。逾期未缴纳的，视为放弃申请，本机关不再处理。\n", IsForApplicant: true);
    }

    /// <summary>Goes to the one who is asked: it does not say who applies.</summary>
    internal static Notice Consultation(InformationRequest request, RequestConsultation consultation)
    {
        var (article, silence) = consultation.Kind == ConsultationKind.ThirdParty
            ? ("第三十二条", "逾期未提出意见的，由本机关依照条例的规定决定是否公开。")
            : ("第三十四条", "逾期未提出意见的，视为同意公开。");
        return new Notice(RequestFileKind.Consultation, "政府信息公开征求意见书",
            $"{ReplyText.Plain(consultation.Name)}：\n\n本机关收到政府信息公开申请，申请公开：{ReplyText.Asked(request)}。{consultation.Reason.TrimEnd('。')}。根据《中华人民共和国政府信息公开条例》{article}的规定，请自收到本征求意见书之日起十五个工作日内，书面提出是否同意公开的意见和理由。{silence}\n", IsForApplicant: false);
    }

    private static string Received(InformationRequest request) =>
        $"本机关于{ReplyText.Day(request.ReceivedOn!.Value)}收到{ReplyText.You(request)}提出的政府信息公开申请（登记号：{request.Number}），申请公开：{ReplyText.Asked(request)}。";
}
