using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Messages;

/// <summary>A message with its public answer; nothing in it tells who wrote it.</summary>
public sealed record PublishedMessage(int Id, MessageKind Kind, string Subject, string Text, string Answer, string Division, DateTime ReceivedAt, DateTime AnsweredAt, bool IsSample);

/// <summary>One message as its sender sees it again.</summary>
/// <param name="DueOn">Last day of the answer while it is open.</param>
public sealed record MessageStatusView(string Number, string Code, MessageKind Kind, string Subject, string Text, DateTime ReceivedAt, MessageStage Stage, string StageReason, string PaceNote, DateOnly? DueOn, string Answer, DateTime? AnsweredAt, bool IsSample);

/// <summary>What the public may read of messages: those answered in public, and one's own by its code.</summary>
public sealed class PublicMessages(IDbContextFactory<PortalDb> dbs)
{
    public async Task<Paged<PublishedMessage>> ListAsync(string text, MessageKind? kind, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var found = db.Set<Message>().AsNoTracking().Where(m => m.IsPublic && m.AnsweredAt != null);
        if (kind is { } one) found = found.Where(m => m.Kind == one);
        if (text.Trim() is { Length: > 0 } words) found = found.Where(m => m.Subject.Contains(words) || m.PublicText.Contains(words) || m.Answer.Contains(words));
        var total = await found.CountAsync(ct);
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var rows = await Published(found.OrderByDescending(m => m.AnsweredAt).ThenByDescending(m => m.Id).Skip((page - 1) * size).Take(size)).ToListAsync(ct);
        return new Paged<PublishedMessage>(rows, total, page, size);
    }

    /// <summary>Those of the messages whose answer is public.</summary>
    public async Task<IReadOnlyList<PublishedMessage>> PublicAsync(IReadOnlyCollection<int> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return [];
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await Published(db.Set<Message>().AsNoTracking().Where(m => ids.Contains(m.Id) && m.IsPublic && m.AnsweredAt != null)).ToListAsync(ct);
    }

    public async Task<MessageStatusView?> FindAsync(string code, CancellationToken ct)
    {
        var normal = LookupCode.Normal(code);
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (normal.Length == 0 || await db.Set<Message>().AsNoTracking().SingleOrDefaultAsync(m => m.Code == normal, ct) is not { } message) return null;
        var due = message.IsOpen ? await db.Set<Clock>().Where(c => c.SubjectKind == MessageChange.Message && c.SubjectId == message.Id && c.State != ClockState.Ended).OrderByDescending(c => c.Id).Select(c => c.DueAt).FirstOrDefaultAsync(ct) : null;
        var isAnswered = message.AnsweredAt is not null;
        // A draft is the office's own until it is signed; that something looked like a flood is told to nobody.
        return new MessageStatusView(message.Number, message.Code, message.Kind, message.Subject, message.Text, message.ReceivedAt, message.Stage == MessageStage.Suspect ? MessageStage.Received : message.Stage,
            message.Stage == MessageStage.SetAside ? message.StageReason : "", message.Pace == MessagePace.Complex ? message.PaceNote : "", due is { } end ? OfficeClock.DateOf(end.AddTicks(-1)) : null, isAnswered ? message.Answer : "", message.AnsweredAt, message.IsSample);
    }

    private static IQueryable<PublishedMessage> Published(IQueryable<Message> messages) =>
        messages.Select(m => new PublishedMessage(m.Id, m.Kind, m.Subject, m.PublicText, m.Answer, m.Division, m.ReceivedAt, m.AnsweredAt!.Value, m.IsSample));
}
