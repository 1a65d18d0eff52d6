using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Documents.Writing;

namespace Portal.Domain.Policies;

public enum CheckLevel
{
    Passed,

    /// <summary>Worth a look; stops nothing.</summary>
    Warning,

    /// <summary>Stops the release, not the signing.</summary>
    BeforeRelease,

    /// <summary>Stops submission and release.</summary>
    Error,
}

/// <summary>One line of the list of checks.</summary>
/// <param name="DocumentId">The document it is about.</param>
/// <param name="Line">Line of its text, from 1; null where it is not about a line.</param>
public sealed record Check(CheckLevel Level, Reason Message, int DocumentId, int? Line = null)
{
    /// <summary>The paper it is about, where it is a remark whose sentence does not name it: of several papers only one may want a summary.</summary>
    public MemberView? PaperAmong(IReadOnlyList<MemberView> papers) => Level == CheckLevel.Passed ? null
        : papers.FirstOrDefault(p => p.DocumentId == DocumentId && !Message.ToString().Contains(TitleMarks.Inside(p.Title), StringComparison.Ordinal));
}

/// <summary>
/// Everything that is looked at before a package is signed or released, in sentences that say what to do. The editor shows the same list while
/// people write, so that nobody learns of it last.
/// </summary>
public static partial class PackageChecks
{
    /// <summary>Normative documents: validity without renewal, local rules (K?).</summary>
    private const int NormativeYears = 5;

    /// <summary>Days between release and effect of a normative document (规章 rule, followed by analogy) (K?).</summary>
    private const int NoticeDays = 30;

    /// <summary>条例 art. 26: public within 20 working days.</summary>
    private const int DisclosureWorkdays = 20;

    /// <summary>Elements of the 指南 (条例第十二条) and the words by which a text shows that it has one.</summary>
    private static readonly (string Name, string[] Words)[] GuideElements =
    [
        ("政府信息的分类", ["分类"]), ("编排体系", ["编排"]), ("获取方式", ["获取"]), ("工作机构名称", ["工作机构"]), ("办公地址", ["办公地址", "地址"]),
        ("办公时间", ["办公时间"]), ("联系电话", ["联系电话", "电话"]), ("传真号码", ["传真"]), ("互联网联系方式", ["电子邮箱", "邮箱", "网址", "网站"]),
    ];

    public static IReadOnlyList<Check> Of(Package package, IReadOnlyList<Document> members, DocumentSettings settings, IReadOnlyDictionary<int, Document> targets, WorkingCalendar calendar, DateOnly today)
    {
        var head = members.Single(d => d.Id == package.DocumentId);
        var checks = new List<Check>();
        if (members.All(d => d.Draft is null)) checks.Add(new Check(CheckLevel.Error, "没有要送审的草稿。", head.Id));
        foreach (var document in members.Where(d => d.Draft is not null))
        {
            checks.AddRange(Content(document));
            if (KindRules.Of(document.Kind).Official) checks.AddRange(Official(document, settings, calendar, today));
            if (document.Kind == DocumentKind.Page) checks.AddRange(StandingPage(document));
            if (KindRules.Of(document.Kind).Interprets) checks.AddRange(Interpretation(document));
            checks.AddRange(Links(document, targets));
        }

        if (KindRules.Of(head.Kind).NeedsPlan) checks.AddRange(Together(package, head, members, today));
        return checks;
    }

    private static IEnumerable<Check> Content(Document document)
    {
        var draft = document.Draft!;
        Check Say(CheckLevel level, Reason message, int? line = null) => new(level, message, document.Id, line);
        if (string.IsNullOrWhiteSpace(draft.Text)) yield return Say(CheckLevel.Error, new Reason("《{0}》还没有正文。", TitleMarks.Inside(draft.Title)));
        foreach (var issue in MarkdownText.Render(draft.Text).Issues)
            yield return Say(issue.Severity == IssueSeverity.Error ? CheckLevel.Error : CheckLevel.Warning, issue.Message, issue.Line);
        if (draft.Summary.Length == 0) yield return Say(CheckLevel.Warning, "没有内容概述，列表和搜索结果里会显示正文开头。");
        if (document.Live is not null && !draft.IsMinor && draft.ChangeNote.Length == 0) yield return Say(CheckLevel.Error, "修改已经公开的文件要写修改说明（公众会看到）；只改错别字的，请勾选“不涉及实质内容”。");
        foreach (var file in FilePattern().Matches(draft.Text).Where(m => draft.Attachments.All(a => a.FileHash != m.Groups[1].Value)))
            yield return Say(CheckLevel.Warning, new Reason("正文用到的文件“{0}”不在附件里，公开以后可能打不开；请重新上传，或者改掉这一处。", Uri.UnescapeDataString(file.Groups[2].Value)), draft.Text.AsSpan(0, file.Index).Count('\n') + 1);
        if (AnnexPattern().IsMatch(draft.Text) && draft.Attachments.All(a => a.InText)) yield return Say(CheckLevel.Warning, "正文提到附件，但没有上传附件。");
    }

    private static IEnumerable<Check> Official(Document document, DocumentSettings settings, WorkingCalendar calendar, DateOnly today)
    {
        var facts = document.Draft!.Facts;
        Check Say(CheckLevel level, Reason message) => new(level, message, document.Id);
        if (facts.Openness == Openness.Public) yield return Say(CheckLevel.Passed, "公开属性：主动公开");
        else if (facts.OpennessReason.Length == 0) yield return Say(CheckLevel.Error, "不主动公开的，要写明法律依据和理由。");
        else yield return Say(CheckLevel.BeforeRelease, "公开方式不是“主动公开”，不能发布到公开栏目。");

        if (document.IndexNumber is null) yield return Say(CheckLevel.Error, "还没有索引号，请在“要素”里编号。");
        else if (!settings.IndexPattern.IsMatch(document.IndexNumber)) yield return Say(CheckLevel.Error, new Reason("索引号 {0} 不合编号规则。", document.IndexNumber));
        else yield return Say(CheckLevel.Passed, new Reason("索引号 {0}", document.IndexNumber));
        if (facts.Number.Length == 0) yield return Say(CheckLevel.Error, "还没有发文字号，例如 示科规〔2019〕3号。");
        if (facts.Issuer.Length == 0) yield return Say(CheckLevel.Error, "请写上发文机关。");
        if (facts.Topic.Length == 0) yield return Say(CheckLevel.Error, "请选主题分类。");
        if (facts.Keywords.Length == 0) yield return Say(CheckLevel.Warning, "没有主题词，不便检索。");
        if (facts.Contact.Length == 0) yield return Say(CheckLevel.Warning, "没有政策咨询的处室和电话。");

        if (facts.SignedOn is not { } signed) yield return Say(CheckLevel.Error, "请填成文日期。");
        else if (signed > today) yield return Say(CheckLevel.BeforeRelease, "成文日期还没有到。");
        else if (document.Live is null && calendar.Between(signed, today) is var days && days > DisclosureWorkdays)
            yield return Say(CheckLevel.Warning, new Reason("成文至今已{0}个工作日，超过条例第二十六条的20个工作日。", days));
        if (YearOf(facts.Number) is { } numbered && facts.SignedOn is { Year: var year } && numbered != year) yield return Say(CheckLevel.Warning, new Reason("发文字号是{0}年的，成文日期在{1}年，请核对。", numbered, year));
        if (facts.EffectiveOn is { } first && facts.SignedOn is { } made && first < made) yield return Say(CheckLevel.Error, "施行日期不能早于成文日期。");
        foreach (var difference in ForceClause.Of(document.Draft.Text)?.Differences(facts) ?? []) yield return Say(CheckLevel.Warning, difference);
        if (facts.ExpiresOn is { } last && last <= (facts.EffectiveOn ?? facts.SignedOn ?? last.AddDays(-1))) yield return Say(CheckLevel.Error, "有效期至应晚于施行日期。");
        if (!facts.IsNormative) yield break;
        if (facts.EffectiveOn is not { } from) yield return Say(CheckLevel.Error, "行政规范性文件要写明施行日期。");
        else if (document.Live is null && from.DayNumber - today.DayNumber < NoticeDays) yield return Say(CheckLevel.Warning, new Reason("施行日与发布日宜相隔{0}日以上。", NoticeDays));
        if (document.Registered.LegalReview.Length == 0) yield return Say(CheckLevel.Warning, "没有合法性审核号，请在“要素”里填上。");
        if (document.Registered.RegisterNumber is null) yield return Say(CheckLevel.BeforeRelease, "还没有登记号：行政规范性文件统一登记、统一编号、统一印发，没有编号不能发布，请由办公室编号。");
        else yield return Say(CheckLevel.Passed, new Reason("登记号 {0}", document.Registered.RegisterNumber));
        if (facts.ExpiresOn is null) yield return Say(CheckLevel.Error, "行政规范性文件要写明有效期。");
        else if (facts.EffectiveOn is { } start && facts.ExpiresOn > start.AddYears(NormativeYears)) yield return Say(CheckLevel.Warning, new Reason("行政规范性文件的有效期一般不超过{0}年。", NormativeYears));
    }

    /// <summary>A page that stands for years needs somebody who looks at it; the 指南 has its elements by 条例第十二条.</summary>
    private static IEnumerable<Check> StandingPage(Document document)
    {
        var draft = document.Draft!;
        Check Say(CheckLevel level, Reason message) => new(level, message, document.Id);
        if (document.Registered.Keeper.Length == 0) yield return Say(CheckLevel.Warning, "没有责任人，请在“要素”里写上谁负责更新。");
        if (document.Registered.ReviewBy is null) yield return Say(CheckLevel.Warning, "没有复核日期，请在“要素”里写上最迟哪天再看一遍。");
        if (!draft.Title.Contains("信息公开指南", StringComparison.Ordinal)) yield break;
        string[] missing = [.. GuideElements.Where(e => !e.Words.Any(w => draft.Text.Contains(w, StringComparison.Ordinal))).Select(e => e.Name)];
        if (missing.Length > 0) yield return Say(CheckLevel.Warning, new Reason("指南还缺条例第十二条要求的：{0}。", string.Join('、', missing)));
        else yield return Say(CheckLevel.Passed, "指南具备条例第十二条要求的各项内容");
    }

    private static IEnumerable<Check> Interpretation(Document document)
    {
        var facts = document.Draft!.Facts;
        if (InterpretationElements.Open(facts) is { Count: > 0 } open)
            yield return new Check(CheckLevel.Warning, new Reason("《{0}》的十项要素还有{1}项没有选“有”或“无此项”：{2}。", TitleMarks.Inside(document.Draft.Title), open.Count, string.Join('、', open)), document.Id);
        else
            yield return new Check(CheckLevel.Passed, new Reason("《{0}》十项要素已逐项核对", TitleMarks.Inside(document.Draft.Title)), document.Id);
        if (facts.Form is InterpretationForm.Video or InterpretationForm.Press && facts.Media.Length == 0)
            yield return new Check(CheckLevel.Warning, new Reason("《{0}》是视频或发布会，请写明在哪里可以看到；正文放文字稿。", TitleMarks.Inside(document.Draft.Title)), document.Id);
    }

    private static IEnumerable<Check> Links(Document document, IReadOnlyDictionary<int, Document> targets) =>
        from link in document.Links
        where link.Kind is LinkKind.Replaces or LinkKind.Repeals && targets.GetValueOrDefault(link.TargetId)?.Live is null
        select new Check(CheckLevel.BeforeRelease, targets.GetValueOrDefault(link.TargetId) is { } target
            ? new Reason("要替代或废止的《{0}》还没有公开，请先核对。", TitleMarks.Inside(target.Current.Title))
            : "要替代或废止的文件已经删除，请取消关联。", document.Id);

    /// <summary>三同步: 谁起草谁解读，方案和材料随文件一起.</summary>
    private static IEnumerable<Check> Together(Package package, Document head, IReadOnlyList<Document> members, DateOnly today)
    {
        Check Say(CheckLevel level, Reason message) => new(level, message, head.Id);
        var plan = package.Plan;
        var missing = Missing((plan.Outline.Length == 0, "提纲"), (plan.Forms.Length == 0, "形式"), (plan.Channels.Length == 0, "渠道"), (plan.When is null, "时间"), (plan.Person.Length == 0, "责任人"));
        var exempt = package.Exemption.Length > 0;
        if (missing.Length == 0) yield return Say(CheckLevel.Passed, "解读方案齐全");
        else if (!exempt) yield return Say(CheckLevel.Error, new Reason("解读方案还缺：{0}。没有解读方案不能送审。", Listed(missing)));

        var materials = members.Where(d => d.Id != head.Id && !d.IsWithdrawnOn(today)).ToList();
        if (materials.Count > 0) yield return Say(CheckLevel.Passed, new Reason("解读材料{0}份，随文件同时发布", materials.Count));
        else if (exempt) yield return Say(CheckLevel.Passed, "已登记免于解读的理由，随送审包一并审签");
        else if (package.MaterialsFollow) yield return Say(CheckLevel.Warning, "解读材料随后补发，期限从发布之日起算。");
        else yield return Say(CheckLevel.BeforeRelease, "还没有解读材料。请新建解读，或登记免于解读的理由，或勾选随后补发；送审以后再补会使签字作废。");

        if (!package.IsSensitive) yield break;
        var risk = package.Risk;
        string[] assessed = Missing((risk.Level == RiskLevel.Unset, "风险等级"), (risk.Points.Length == 0, "风险点"), (package.RiskAssessment.Length == 0, "评估结论"));
        string[] planned = Missing((package.ResponsePlan.Length == 0, "应对措施"), (risk.Responder.Length == 0, "谁回应"), (risk.TalkingPoints.Length == 0, "回应口径"), (risk.Channels.Length == 0, "回应渠道"));
        if (assessed.Length > 0) yield return Say(CheckLevel.Error, new Reason("这份文件可能引起关注，风险评估还缺：{0}。", Listed(assessed)));
        else yield return Say(CheckLevel.Passed, "已做风险评估");
        if (planned.Length > 0) yield return Say(CheckLevel.Error, new Reason("这份文件可能引起关注，舆情应对预案还缺：{0}。", Listed(planned)));
        else yield return Say(CheckLevel.Passed, "舆情应对预案齐全");
        if (risk.Level == RiskLevel.High) yield return Say(CheckLevel.Warning, "评估为高风险，请在送审说明里写明是否调整、暂缓或者分步出台。");
    }

    private static int? YearOf(string number) => number.IndexOf('〔') is var at and >= 0 && number.Length > at + 4 && int.TryParse(number.AsSpan(at + 1, 4), CultureInfo.InvariantCulture, out var year) ? year : null;

    private static string[] Missing(params (bool Empty, string Name)[] parts) => [.. parts.Where(p => p.Empty).Select(p => p.Name)];

    /// <summary>Names inside one sentence, each said in the reader's language.</summary>
    private static Reason Listed(string[] names) => names.Skip(1).Aggregate(new Reason(names[0]), (list, name) => new Reason("{0}、{1}", list, new Reason(name)));

    /// <summary>Addresses of uploaded files: hash and name.</summary>
    [GeneratedRegex(@"/files/([0-9a-f]{64})/([^\s)""'<>]*)")]
    private static partial Regex FilePattern();

    [GeneratedRegex(@"^附件[：:]", RegexOptions.Multiline)]
    private static partial Regex AnnexPattern();
}
