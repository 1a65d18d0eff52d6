using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations;

/// <summary>What somebody who was heard takes home.</summary>
/// <param name="Number">第几条.</param>
/// <param name="Code">查询码.</param>
/// <param name="ReceivedAt">UTC.</param>
public sealed record SubmittedOpinion(int ConsultationId, int Number, string Code, DateTime ReceivedAt);

/// <summary>
/// 网上提意见: an opinion that comes by the public form. The window is checked when it is written, not when the form was opened; the system acts, for the
/// public has no account. What looks like a flood is kept as <see cref="OpinionState.Suspect"/> and never refused.
/// </summary>
public sealed class SubmitOpinion
{
    /// <summary>What somebody is told who was still writing when the notice was withdrawn.</summary>
    public static readonly Reason Withdrawn = "公告已经撤下，不再收意见；您写的还在下面，需要的请自行保存。";

    private readonly WriteGate _gate;
    private readonly IDbContextFactory<PortalDb> _dbs;
    private readonly ConsultationSettings _settings;
    private readonly GatheredWrites<Sent, SubmittedOpinion> _sent;

    public SubmitOpinion(WriteGate gate, IDbContextFactory<PortalDb> dbs, ConsultationSettings settings)
    {
        (_gate, _dbs, _settings) = (gate, dbs, settings);
        _sent = new(WriteAsync);
    }

    /// <summary>The opinion that a form has already become; null when it was not sent yet.</summary>
    public async Task<SubmittedOpinion?> FindAsync(string key, CancellationToken ct)
    {
        await using var db = await _dbs.CreateDbContextAsync(ct);
        return await db.Set<Opinion>().Where(o => o.SubmissionKey == key).Select(o => new SubmittedOpinion(o.ConsultationId, o.Number, o.Code, o.ReceivedAt)).SingleOrDefaultAsync(ct);
    }

    /// <param name="key">Unguessable, one for every form that was opened: the second sending finds the first one's opinion.</param>
    /// <param name="source">See <see cref="Opinion.SourceMark"/>.</param>
    public Task<Outcome<SubmittedOpinion>> ExecuteAsync(int consultationId, OpinionWords words, string key, long source)
    {
        if (words.Refusals(_settings).Select(r => r.Reason).ToList() is { Count: > 0 } reasons) return Task.FromResult(Outcome<SubmittedOpinion>.From(Outcome.Refused(reasons)));
        return _sent.AddAsync(new Sent(consultationId, words.Normal, key, source));
    }

    private async Task<IReadOnlyList<Outcome<SubmittedOpinion>>> WriteAsync(IReadOnlyList<Sent> sent)
    {
        var outcomes = new Dictionary<Sent, Outcome<SubmittedOpinion>>(ReferenceEqualityComparer.Instance);
        foreach (var group in sent.GroupBy(s => s.ConsultationId))
        {
            Sent[] mine = [.. group];
            var written = await _gate.RunAsync(Actor.System, Permission.AnswerOpinions, nameof(SubmitOpinion), write => WriteAsync(write, group.Key, mine, outcomes), CancellationToken.None);
            if (!written.Ok)
                foreach (var one in mine) outcomes[one] = Outcome<SubmittedOpinion>.From(written);
        }

        return [.. sent.Select(s => outcomes[s])];
    }

    private async Task<Outcome> WriteAsync(Write write, int consultationId, Sent[] sent, Dictionary<Sent, Outcome<SubmittedOpinion>> outcomes)
    {
        var ct = CancellationToken.None;
        if (await write.Db.Set<Consultation>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == consultationId, ct) is not { } consultation) return Outcome.Missing;
        var opinions = write.Db.Set<Opinion>().AsNoTracking().Where(o => o.ConsultationId == consultationId);
        var keys = sent.Select(s => s.Key).ToList();
        var known = await write.Db.Set<Opinion>().AsNoTracking().Where(o => o.SubmissionKey != null && keys.Contains(o.SubmissionKey)).ToDictionaryAsync(o => o.SubmissionKey!, o => new SubmittedOpinion(o.ConsultationId, o.Number, o.Code, o.ReceivedAt), ct);
        var closed = consultation.StageOn(write.Today) switch
        {
            ConsultationStage.Open => null,
            ConsultationStage.Preparing or ConsultationStage.Announced => Outcome.Refused("征求意见还没有开始，请在开始以后再提。"),
            _ => Outcome.Refused("征求意见已经截止，不能再提意见。"),
        };
        var number = await opinions.MaxAsync(o => (int?)o.Number, ct) ?? 0;
        var (texts, sources) = (sent.Select(s => s.TextMark).Where(m => m != 0).Distinct().ToList(), sent.Select(s => s.Source).Distinct().ToList());
        var sameText = await opinions.Where(o => texts.Contains(o.TextMark)).GroupBy(o => o.TextMark).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var sameSource = await opinions.Where(o => sources.Contains(o.SourceMark)).GroupBy(o => o.SourceMark).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

        foreach (var one in sent)
        {
            // Sent twice, by an impatient finger or a reloaded page; its receipt is given also after the window has closed.
            if (known.TryGetValue(one.Key, out var before)) outcomes[one] = before;
            else if (closed is not null) outcomes[one] = Outcome<SubmittedOpinion>.From(closed);
            else
            {
                var opinion = new Opinion(consultationId, ++number, LookupCode.New(), OpinionChannel.Online, one.Words.Text, write.Now)
                {
                    Article = one.Words.Article,
                    Name = one.Words.Name,
                    Organisation = one.Words.Organisation,
                    Contact = one.Words.Contact,
                    SubmissionKey = one.Key,
                    TextMark = one.TextMark,
                    SourceMark = one.Source,
                };
                (opinion.State, opinion.StateReason) = Judge(Again(sameText, one.TextMark), Again(sameSource, one.Source), one.TextMark != 0);
                write.Db.Add(opinion);
                var receipt = new SubmittedOpinion(consultationId, opinion.Number, opinion.Code, opinion.ReceivedAt);
                (known[one.Key], outcomes[one]) = (receipt, receipt);
            }
        }

        write.Subject = () => string.Create(CultureInfo.InvariantCulture, $"{ConsultationChange.Consultation}/{consultationId}");
        write.Announce(ConsultationChange.Opinion, consultationId, consultationId);
        return Outcome.Done;
    }

    private (OpinionState, string) Judge(int sameText, int sameSource, bool comparable) =>
        comparable && sameText > _settings.SameText ? (OpinionState.Suspect, $"相同内容的第{sameText}条")
        : sameSource > _settings.SameSource ? (OpinionState.Suspect, $"同一网络地址当日的第{sameSource}条")
        : (OpinionState.Counted, "");

    private static int Again(Dictionary<long, int> counts, long mark) => counts[mark] = counts.GetValueOrDefault(mark) + 1;

    private sealed record Sent(int ConsultationId, OpinionWords Words, string Key, long Source)
    {
        public long TextMark { get; } = FloodMarks.OfText(Words.Text);
    }
}
