using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Documents.Writing;
using Portal.Domain.Policies;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations.Desk;

/// <summary>What is looked at before a feedback is signed or published, in sentences that say what to do.</summary>
internal static class FeedbackChecks
{
    public static async Task<IReadOnlyList<Check>> OfAsync(PortalDb db, Consultation consultation, DateOnly today, CancellationToken ct)
    {
        var figures = await FeedbackFigures.OfAsync(db, consultation.Id, ct);
        var answers = await db.Set<OpinionAnswer>().AsNoTracking().Where(a => a.ConsultationId == consultation.Id).OrderBy(a => a.Id).ToListAsync(ct);
        var revised = consultation.RevisedDraftId is { } id ? await Drafting.Whole(db).AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct) : null;
        var original = await db.Set<Edition>().AsNoTracking().Where(e => e.DocumentId == consultation.DraftId).OrderByDescending(e => e.Number).Select(e => e.Text).FirstOrDefaultAsync(ct) ?? "";
        return [.. Counts(consultation, figures, today), .. Words(consultation, answers), .. Changes(consultation, answers, original, revised)];
    }

    private static IEnumerable<Check> Counts(Consultation consultation, FeedbackFigures figures, DateOnly today)
    {
        Check Say(CheckLevel level, Reason message) => new(level, message, consultation.NoticeId);
        if (consultation.StageOn(today) is not (ConsultationStage.Closed or ConsultationStage.Answered)) yield return Say(CheckLevel.Error, "征求意见还没有截止，截止以后再反馈。");
        if (figures.Suspect > 0) yield return Say(CheckLevel.Error, new Reason("还有{0}条意见待甄别，请先定计入或者不计入。", figures.Suspect));
        if (figures.Unanswered > 0) yield return Say(CheckLevel.Error, new Reason("还有{0}条意见没有处理结果。", figures.Unanswered));
        else if (figures.Received == 0) yield return Say(CheckLevel.Passed, "没有收到意见，照实公布");
        else yield return Say(CheckLevel.Passed, new Reason("收到{0}条＝采纳{1}＋部分采纳{2}＋未采纳{3}", figures.Received, figures.Adopted, figures.PartlyAdopted, figures.NotAdopted));
    }

    private static IEnumerable<Check> Words(Consultation consultation, IReadOnlyList<OpinionAnswer> answers)
    {
        Check Say(CheckLevel level, Reason message) => new(level, message, consultation.NoticeId);
        if (consultation.Summary.Length == 0) yield return Say(CheckLevel.Error, "请写总的情况说明。");
        foreach (var answer in answers.Where(a => a.Count > 0 && a.Disposition is not null && a.Reason.Length == 0)) yield return Say(CheckLevel.Error, new Reason("“{0}”没有写理由。", answer.Title));
        foreach (var answer in answers.Where(a => a.Count == 0)) yield return Say(CheckLevel.Warning, new Reason("“{0}”下面没有意见，不会公布。", answer.Title));
        var personal = PersonalData.In(consultation.Summary).Select(found => (Where: "情况说明", Found: found)).Concat(answers.SelectMany(a => PersonalData.In($"{a.Title}\n{a.Reason}").Select(found => (Where: a.Title, Found: found)))).Take(20).ToList();
        foreach (var (where, found) in personal) yield return Say(CheckLevel.Error, new Reason("“{0}”里有个人信息：{1}", where, found));
        if (personal.Count == 0) yield return Say(CheckLevel.Passed, "理由和说明里没有发现个人信息");
    }

    private static IEnumerable<Check> Changes(Consultation consultation, IReadOnlyList<OpinionAnswer> answers, string original, Document? revised)
    {
        Check Say(CheckLevel level, Reason message) => new(level, message, consultation.RevisedDraftId ?? consultation.DraftId);
        var adopted = answers.Where(a => a.Count > 0 && a.Disposition is Disposition.Adopted or Disposition.PartlyAdopted).ToList();
        if (revised is null)
        {
            if (adopted.Count > 0) yield return Say(CheckLevel.Warning, "采纳了意见，还没有修改稿；没有修改稿，公众看不到改了哪里。");
            yield break;
        }

        if (string.IsNullOrWhiteSpace(revised.Current.Text)) yield return Say(CheckLevel.Error, "修改稿还没有正文。");
        var rendered = MarkdownText.Render(revised.Current.Text);
        foreach (var issue in rendered.Issues.Where(i => i.Severity == IssueSeverity.Error)) yield return Say(CheckLevel.Error, issue.Message);
        var changes = ArticleChanges.Of(MarkdownText.Render(original), rendered);
        var named = answers.Where(a => a.Count > 0).SelectMany(a => a.Articles.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToHashSet();
        if (changes.Where(c => !named.Contains(c.Head)).Select(c => c.Head).ToList() is { Count: > 0 } unexplained)
            yield return Say(CheckLevel.Warning, new Reason("修改稿改了{0}，没有处理意见说明是为什么。", string.Join('、', unexplained.Take(10))));
        else if (changes.Count > 0) yield return Say(CheckLevel.Passed, new Reason("修改稿改了{0}处，都有对应的意见", changes.Count));
        foreach (var answer in adopted.Where(a => a.Articles.Length == 0)) yield return Say(CheckLevel.Warning, new Reason("“{0}”采纳了，没有写明改在哪一条。", answer.Title));
    }
}
