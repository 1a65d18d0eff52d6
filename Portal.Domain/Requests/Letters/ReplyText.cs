using System.Globalization;
using System.Text;

namespace Portal.Domain.Requests.Letters;

/// <summary>The text of a 答复书 as its template makes it; people write on from there.</summary>
public static class ReplyText
{
    /// <param name="detail">What the form of the decision asks for.</param>
    /// <param name="facts">Facts in the drafter's words; empty: those of the form.</param>
    /// <param name="day">The day whose law the remedies follow.</param>
    public static string Of(InformationRequest request, Decision decision, string detail, string facts, RequestSettings settings, DateOnly day)
    {
        var form = ReplyForms.Of(decision) ?? throw new ArgumentException($"{decision} is not told by a letter.", nameof(decision));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Plain(request.Applicant.Name)}：\n\n");
        text.Append(CultureInfo.InvariantCulture, $"本机关于{Day(request.ReceivedOn!.Value)}收到{You(request)}提出的政府信息公开申请（登记号：{request.Number}），申请公开：{Asked(request)}。{Course(request)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"经审查，{(facts.Length > 0 ? Ended(facts) : Filled(form.Finding, request, detail))}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Filled(form.Ruling, request, detail)}\n\n");
        text.Append(Remedies.Sentence(decision, day, settings.ReconsiderationOrgan, settings.Court));
        text.Append('\n');
        return text.ToString();
    }

    internal static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    internal static string You(InformationRequest request) => request.Applicant.Kind == ApplicantKind.Person ? "您" : "你单位";

    internal static string Asked(InformationRequest request)
    {
        var asked = $"“{Plain(request.Title)}”";
        return request.DocumentNumber.Length > 0 ? $"{asked}（{Plain(request.DocumentNumber)}）" : asked;
    }

    /// <summary>What the applicant wrote stays on one line and means nothing in Markdown.</summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text.ReplaceLineEndings(" "))
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|' or '~' or '!') plain.Append('\\');
            plain.Append(c);
        }

        return plain.ToString();
    }

    /// <summary>How the period came to be what it is.</summary>
    private static string Course(InformationRequest request)
    {
        var course = new StringBuilder();
        if (request.Correction is { ReceivedOn: { } corrected } correction)
            course.Append(CultureInfo.InvariantCulture, $"因申请内容不明确，本机关于{Day(correction.AskedOn)}一次性告知补正，于{Day(corrected)}收到补正。");
        if (request.Consultations.Any(c => c.Kind == ConsultationKind.ThirdParty)) course.Append("本机关依法书面征求了第三方的意见。");
        if (request.Consultations.Any(c => c.Kind == ConsultationKind.Organ)) course.Append("本机关依法征求了其他机关的意见。");
        if (request.Extension is { } extension) course.Append(CultureInfo.InvariantCulture, $"经批准，答复期限延长{extension.Workdays}个工作日，已经告知{You(request)}。");
        return course.ToString();
    }

    private static string Filled(string form, InformationRequest request, string detail) =>
        string.Format(CultureInfo.InvariantCulture, form.Replace("您", You(request), StringComparison.Ordinal), detail.Trim().TrimEnd('。', '；', '，'), Search(request));

    private static string Search(InformationRequest request) => request.Searches.Count == 0
        ? "检索记录附卷"
        : string.Join('；', request.Searches.Select(s => $"{Day(s.On)}以“{Plain(s.Words)}”为词检索{Plain(s.Place)}"));

    private static string Ended(string text) => text.EndsWith('。') ? text : text + "。";
}
