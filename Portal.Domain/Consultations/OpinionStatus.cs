using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations;

/// <summary>One opinion as its writer sees it again. No name, no contact: whoever looks over a shoulder learns only what was said.</summary>
/// <param name="ReceivedAt">UTC.</param>
/// <param name="Disposition">Null before the feedback is public, and for opinions that do not count.</param>
/// <param name="ExcludedFor">Why it does not count; told together with the feedback. Empty: it counts.</param>
public sealed record OpinionView(int NoticeId, int Number, string Code, DateTime ReceivedAt, string Article, string Text, ConsultationStage Stage, DateOnly ClosesOn,
    string Point, Disposition? Disposition, string Reason, string Articles, string ExcludedFor, bool IsSample);

/// <summary>查询我的意见: by the code of the receipt alone, which nobody can guess.</summary>
public sealed class OpinionStatus(IDbContextFactory<PortalDb> dbs, OfficeClock clock)
{
    public async Task<OpinionView?> FindAsync(string code, CancellationToken ct)
    {
        var normal = LookupCode.Normal(code);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var opinion = await db.Set<Opinion>().AsNoTracking().SingleOrDefaultAsync(o => o.Code == normal, ct);
        if (opinion is null || normal.Length == 0) return null;
        var consultation = await db.Set<Consultation>().AsNoTracking().SingleAsync(c => c.Id == opinion.ConsultationId, ct);
        if (consultation.ClosesOn is not { } closes) return null;
        var stage = consultation.StageOn(clock.Today);
        // What the bureau makes of an opinion is told to everybody at one moment, and to nobody before.
        var answer = stage == ConsultationStage.Answered && opinion is { State: OpinionState.Counted, AnswerId: { } id } ? await db.Set<OpinionAnswer>().AsNoTracking().SingleAsync(a => a.Id == id, ct) : null;
        return new OpinionView(consultation.NoticeId, opinion.Number, opinion.Code, opinion.ReceivedAt, opinion.Article, opinion.Text, stage, closes,
            answer?.Title ?? "", answer?.Disposition, answer?.Reason ?? "", answer?.Articles ?? "", stage == ConsultationStage.Answered && opinion.State == OpinionState.Excluded ? opinion.StateReason : "", opinion.IsSample);
    }
}
