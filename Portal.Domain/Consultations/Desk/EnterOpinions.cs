using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations.Desk;

/// <summary>An opinion as somebody of the staff writes it down.</summary>
/// <param name="ReceivedOn">The day it was said or came in.</param>
public sealed record NewOpinion(OpinionChannel Channel, string Article, string Text, string Name, string Organisation, string Contact, DateOnly ReceivedOn);

/// <param name="Entered">New ones.</param>
/// <param name="Known">Were there already, by the same person, in the same words, on the same day.</param>
public sealed record EnteredOpinions(int Entered, int Known);

/// <summary>人工录入: opinions of hearings, letters, phone calls, media and other units stand beside those of the public form. The same table again adds nothing.</summary>
public sealed class EnterOpinions(WriteGate gate, ConsultationSettings settings)
{
    /// <summary>Lines of one table.</summary>
    public const int Most = 5000;

    public async Task<Outcome<EnteredOpinions>> ExecuteAsync(Actor actor, int consultationId, IReadOnlyList<NewOpinion> opinions, CancellationToken ct)
    {
        EnteredOpinions? entered = null;
        var outcome = await gate.OnConsultationAsync(actor, nameof(EnterOpinions), consultationId, async (write, consultation) =>
        {
            if (consultation.StageOn(write.Today) is ConsultationStage.Preparing or ConsultationStage.Announced) return Outcome.Refused("征求意见还没有开始。");
            if (opinions.Count == 0) return Outcome.Refused("没有可以录入的意见。");
            if (opinions.Count > Most) return Outcome.Refused(new Reason("一次最多录入 {0} 条，请分几次。", Most));
            List<NewOpinion> wanted = [.. opinions.Select(Trimmed)];
            if (wanted.SelectMany((o, i) => Refusals(o, opinions.Count == 1 ? null : i + 1, consultation, write.Today)).Take(20).ToList() is { Count: > 0 } reasons) return Outcome.Refused(reasons);

            var keyed = Keyed(consultationId, wanted);
            var known = (await write.Db.Set<Opinion>().Where(o => o.ConsultationId == consultationId && o.EnteredBy != "" && o.SubmissionKey != null).Select(o => o.SubmissionKey!).ToListAsync(ct)).ToHashSet();
            var number = await write.Db.Set<Opinion>().Where(o => o.ConsultationId == consultationId).MaxAsync(o => (int?)o.Number, ct) ?? 0;
            List<Opinion> fresh = [.. keyed.Where(k => !known.Contains(k.Key)).Select(k => new Opinion(consultationId, ++number, LookupCode.New(), k.Opinion.Channel, k.Opinion.Text, At(k.Opinion.ReceivedOn, write))
            {
                Article = k.Opinion.Article,
                Name = k.Opinion.Name,
                Organisation = k.Opinion.Organisation,
                Contact = k.Opinion.Contact,
                EnteredBy = write.Actor.Name,
                SubmissionKey = k.Key,
                TextMark = FloodMarks.OfText(k.Opinion.Text),
                IsSample = consultation.IsSample,
            })];
            entered = new EnteredOpinions(fresh.Count, wanted.Count - fresh.Count);
            if (fresh.Count == 0) return Outcome.Done;
            write.Db.AddRange(fresh);
            await write.TouchAsync(consultation, ConsultationChange.Opinion, $"{write.Actor.Name}在送审以后录入了意见", ct);
            return Outcome.Done;
        }, ct);
        return outcome.Ok ? entered! : Outcome<EnteredOpinions>.From(outcome);
    }

    private static DateTime At(DateOnly day, Write write) => day == write.Today ? write.Now : OfficeClock.StartOf(day);

    private static NewOpinion Trimmed(NewOpinion o) => o with
    {
        Article = o.Article.Trim(),
        Text = o.Text.Trim().ReplaceLineEndings("\n"),
        Name = o.Name.Trim(),
        Organisation = o.Organisation.Trim(),
        Contact = o.Contact.Trim(),
    };

    /// <summary>A key made of the line itself; equal lines of one table are told apart by their count.</summary>
    private static List<(string Key, NewOpinion Opinion)> Keyed(int consultationId, List<NewOpinion> opinions)
    {
        var seen = new Dictionary<NewOpinion, int>();
        return opinions.ConvertAll(o =>
        {
            var times = seen[o] = seen.GetValueOrDefault(o) + 1;
            var line = string.Join('\u001f', consultationId.ToString(CultureInfo.InvariantCulture), o.Channel, o.Article, o.Text, o.Name, o.Organisation, o.ReceivedOn.ToString("O", CultureInfo.InvariantCulture), times);
            return (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line))), o);
        });
    }

    private IEnumerable<Reason> Refusals(NewOpinion opinion, int? line, Consultation consultation, DateOnly today)
    {
        Reason Say(Reason reason) => line is { } n ? new Reason("第 {0} 条：{1}", n, reason) : reason;
        if (opinion.Text.Length == 0) yield return Say("没有写意见的内容。");
        foreach (var (text, most) in ((string, int)[])[(opinion.Text, settings.TextLimit), (opinion.Article, 64), (opinion.Name, 64), (opinion.Organisation, 128), (opinion.Contact, 128)])
            if (text.Length > most)
                yield return Say(new Reason("这一栏最多 {0} 字，现在有 {1} 字。", most, text.Length));
        if (opinion.ReceivedOn == default) yield return Say("请写收到日期。");
        else if (opinion.ReceivedOn > today) yield return Say("收到日期不能晚于今天。");
        else if (opinion.ReceivedOn < consultation.OpensOn) yield return Say("收到日期早于征求意见开始的日期。");
    }
}
