using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations;

/// <summary>A notice goes out with its draft, a lawful window and a way to answer; its release opens the window and sets the clock for the feedback.</summary>
internal sealed class ConsultationPackageRule(ConsultationSettings settings, OfficeClock clock) : IPackageRule
{
    public async Task<IReadOnlyList<Check>> ChecksAsync(PortalDb db, Document head, CancellationToken ct)
    {
        if (head.Kind == DocumentKind.ConsultationDraft) return [new Check(CheckLevel.Error, "征求意见稿随征求意见的公告一起送审和发布；修改稿随意见采纳情况一起发布。", head.Id)];
        if (head.Kind != DocumentKind.Consultation || head.Draft is not { } draft) return [];
        var consultation = await db.Set<Consultation>().AsNoTracking().Include(c => c.Matter).SingleOrDefaultAsync(c => c.NoticeId == head.Id, ct);
        if (consultation is null) return [new Check(CheckLevel.Error, "找不到这份公告的征集事项。", head.Id)];
        return [.. Window(head.Id, draft.Facts, consultation)];
    }

    public async Task OnReleasedAsync(Write write, Document head, CancellationToken ct)
    {
        if (head.Kind != DocumentKind.Consultation || head.Live?.Facts is not { OpensOn: { } opens, ClosesOn: { } closes }) return;
        var consultation = await write.Db.Set<Consultation>().Include(c => c.Matter).ThenInclude(m => m.Steps).SingleAsync(c => c.NoticeId == head.Id, ct);
        consultation.Announce(opens, closes);
        // What is shown to everybody has been drafted; a day that somebody recorded by hand stays.
        if (consultation.Matter is { StoppedAt: null } matter && matter.Step(StepKind.Draft).State == StepState.Open)
            matter.Record(new StepEntry(StepKind.Draft, StepState.Done, write.Today, "征求意见稿随公告公布。"), write.Actor.Name, write.Now);
        var subject = new ClockSubject(ConsultationChange.Consultation, consultation.Id, head.Live.Title, $"/workspace/consultations/{consultation.Id}", consultation.Division);
        if (await ClockDesk.OfAsync(write.Db, ConsultationChange.Consultation, consultation.Id, ClockRules.ConsultationFeedback, ct) is not { } running)
            await ClockDesk.StartAsync(write, ClockRules.ConsultationFeedback, subject, closes, ct);
        else if (running is { State: not ClockState.Ended } && running.StartOn != closes)
            await ClockDesk.RestartAsync(write, running, closes, "征集截止日期改了", ct);
        write.Announce(ConsultationChange.Consultation, consultation.Id, consultation.MatterId);
        write.Announce(ConsultationChange.Matter, consultation.MatterId, consultation.MatterId);
    }

    private IEnumerable<Check> Window(int documentId, DocumentFacts facts, Consultation consultation)
    {
        Check Say(CheckLevel level, Reason message) => new(level, message, documentId);
        if (facts.Contact.Length == 0) yield return Say(CheckLevel.Error, "请写上联系处室、电话和收意见的地址或邮箱。");
        if (facts is not { OpensOn: { } opens, ClosesOn: { } closes })
        {
            yield return Say(CheckLevel.Error, "请填征求意见的开始日期和截止日期。");
            yield break;
        }

        if (closes < opens)
        {
            yield return Say(CheckLevel.Error, "截止日期不能早于开始日期。");
            yield break;
        }

        // A corrected notice keeps its past opening; only a first one can come too late.
        if (consultation.OpensOn is null && opens < clock.Today) yield return Say(CheckLevel.BeforeRelease, "开始日期已经过去，请改成发布之日或者以后。");
        if (closes < clock.Today && consultation.OpensOn is null) yield return Say(CheckLevel.Error, "截止日期已经过去。");
        var (days, least) = (closes.DayNumber - opens.DayNumber + 1, consultation.Matter.IsNormative ? settings.NormativeDays : settings.Days);
        if (days >= least) yield return Say(CheckLevel.Passed, new Reason("征求意见{0}日（首尾日都算），不少于{1}日", days, least));
        else if (facts.ShortReason.Length == 0) yield return Say(CheckLevel.Error, new Reason("征求意见只有{0}日，少于{1}日；确需缩短的，要在公告上写明理由。", days, least));
        else yield return Say(CheckLevel.Warning, new Reason("征求意见{0}日，少于{1}日，公告上会印出缩短的理由。", days, least));
    }
}
