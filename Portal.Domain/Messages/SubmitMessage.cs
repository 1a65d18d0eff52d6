using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Messages;

/// <summary>What a sender takes home.</summary>
/// <param name="ReceivedAt">UTC.</param>
public sealed record SubmittedMessage(string Number, string Code, DateTime ReceivedAt);

/// <summary>网上留言: the clock of the answer starts in the same write. What looks like a flood waits for a person, without a clock; nothing is refused.</summary>
public sealed class SubmitMessage
{
    private readonly WriteGate _gate;
    private readonly MessageSettings _settings;
    private readonly GatheredWrites<Sent, SubmittedMessage> _sent;

    public SubmitMessage(WriteGate gate, MessageSettings settings)
    {
        (_gate, _settings) = (gate, settings);
        _sent = new(WriteAsync);
    }

    /// <param name="key">Unguessable, one for every form that was opened.</param>
    /// <param name="source">See <see cref="Message.SourceMark"/>.</param>
    public Task<Outcome<SubmittedMessage>> ExecuteAsync(MessageWords words, string key, long source)
    {
        if (words.Refusals(_settings).Select(r => r.Reason).ToList() is { Count: > 0 } reasons) return Task.FromResult(Outcome<SubmittedMessage>.From(Outcome.Refused(reasons)));
        return _sent.AddAsync(new Sent(words.Normal, key, source));
    }

    private async Task<IReadOnlyList<Outcome<SubmittedMessage>>> WriteAsync(IReadOnlyList<Sent> sent)
    {
        SubmittedMessage[] receipts = [];
        var written = await _gate.RunAsync(Actor.System, Permission.HandleMessages, nameof(SubmitMessage), async write =>
        {
            receipts = await WriteAsync(write, sent);
            return Outcome.Done;
        }, CancellationToken.None);
        return [.. sent.Select((_, i) => written.Ok ? receipts[i] : Outcome<SubmittedMessage>.From(written))];
    }

    private async Task<SubmittedMessage[]> WriteAsync(Write write, IReadOnlyList<Sent> sent)
    {
        var (ct, db) = (CancellationToken.None, write.Db);
        var keys = sent.Select(s => s.Key).ToList();
        var known = await db.Set<Message>().AsNoTracking().Where(m => m.SubmissionKey != null && keys.Contains(m.SubmissionKey)).ToDictionaryAsync(m => m.SubmissionKey!, m => new SubmittedMessage(m.Number, m.Code, m.ReceivedAt), ct);
        var (texts, sources) = (sent.Select(s => s.TextMark).Where(m => m != 0).Distinct().ToList(), sent.Select(s => s.Source).Distinct().ToList());
        var sameText = await db.Set<Message>().Where(m => texts.Contains(m.TextMark)).GroupBy(m => m.TextMark).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var sameSource = await db.Set<Message>().Where(m => sources.Contains(m.SourceMark)).GroupBy(m => m.SourceMark).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var number = await MessageNumbers.LastAsync(db, write.Today.Year, ct);
        var (receipts, made) = (new SubmittedMessage[sent.Count], new List<Message>());
        for (var i = 0; i < sent.Count; i++)
        {
            var (words, key, source) = sent[i];
            if (known.TryGetValue(key, out var before))
            {
                receipts[i] = before;
                continue;
            }

            var message = new Message(MessageNumbers.Of(write.Today.Year, ++number), LookupCode.New(), words.Kind, words.Subject, words.Text, write.Now)
            {
                PageAddress = words.PageAddress,
                Name = words.Name,
                Contact = words.Contact,
                MayPublish = words.MayPublish,
                SubmissionKey = key,
                TextMark = sent[i].TextMark,
                SourceMark = source,
            };
            var (again, here) = (Again(sameText, message.TextMark), Again(sameSource, source));
            if (message.TextMark != 0 && again > _settings.SameText) (message.Stage, message.StageReason) = (MessageStage.Suspect, $"相同内容的第{again}条");
            else if (here > _settings.SameSource) (message.Stage, message.StageReason) = (MessageStage.Suspect, $"同一网络地址当日的第{here}条");
            db.Add(message);
            made.Add(message);
            receipts[i] = known[key] = new SubmittedMessage(message.Number, message.Code, message.ReceivedAt);
        }

        await write.FlushAsync(ct); // clocks name their messages by id
        foreach (var message in made)
        {
            if (message.Stage != MessageStage.Suspect) await MessageClocks.StartAsync(write, message, ct);
            write.Announce(MessageChange.Message, message.Id, message.Id);
        }

        write.Subject = () => made.Count == 1 ? $"{MessageChange.Message}/{made[0].Id}" : MessageChange.Message;
        return receipts;
    }

    private static int Again(Dictionary<long, int> counts, long mark) => counts[mark] = counts.GetValueOrDefault(mark) + 1;

    private sealed record Sent(MessageWords Words, string Key, long Source)
    {
        public long TextMark { get; } = FloodMarks.OfText(Words.Text);
    }
}

/// <summary>编号: L2026-0012, without a gap.</summary>
internal static class MessageNumbers
{
    public static string Of(int year, int number) => string.Create(CultureInfo.InvariantCulture, $"L{year:0000}-{number:0000}");

    public static async Task<int> LastAsync(PortalDb db, int year, CancellationToken ct)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"L{year:0000}-");
        // The newest row has the highest number of its year.
        var last = await db.Set<Message>().Where(m => m.Number.StartsWith(prefix)).OrderByDescending(m => m.Id).Select(m => m.Number).FirstOrDefaultAsync(ct);
        return last is null ? 0 : int.Parse(last[prefix.Length..], CultureInfo.InvariantCulture);
    }
}
