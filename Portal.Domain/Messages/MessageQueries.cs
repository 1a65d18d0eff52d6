using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Messages;

/// <param name="Stage">Null: all that are open.</param>
/// <param name="All">Whatever the stage.</param>
public sealed record MessageFilter(MessageStage? Stage = null, bool All = false, MessageKind? Kind = null, string? Division = null, string? Text = null, bool LateOnly = false);

/// <summary>A message in the office's list; whoever sent it is not in it.</summary>
/// <param name="DueOn">Null: no clock runs.</param>
public sealed record MessageRow(int Id, string Number, MessageKind Kind, string Subject, MessageStage Stage, string Division, DateTime ReceivedAt, DateTime? AnsweredAt, bool IsPublic, bool IsSample, DateOnly? DueOn, bool IsLate);

/// <summary>A message whole, as the one who opens it may see it.</summary>
/// <param name="Name">Empty for divisions: they need not know who asks.</param>
/// <param name="ClockId">The newest clock; null: none was started.</param>
public sealed record MessageView(Message Message, string Name, string Contact, int? ClockId, DateOnly? DueOn, bool IsLate);

/// <summary>Messages of a year so far, in numbers.</summary>
/// <param name="InTime">Of those answered, no later than their last day.</param>
public sealed record MessageFigures(int Year, int Received, int Answered, int InTime, int Open, int Late);

/// <summary>Messages for the staff: the office sees all, a division its own.</summary>
public sealed class MessageQueries(IDbContextFactory<PortalDb> dbs, OfficeClock clock)
{
    public async Task<Paged<MessageRow>> ListAsync(Actor actor, MessageFilter filter, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var now = clock.UtcNow;
        var found = from message in Visible(db, actor, filter)
                    join c in db.Set<Clock>().Where(c => c.SubjectKind == MessageChange.Message && c.State != ClockState.Ended) on message.Id equals c.SubjectId into clocks
                    from running in clocks.DefaultIfEmpty()
                    select new { Message = message, Due = running.DueAt };
        if (filter.LateOnly) found = found.Where(f => f.Due != null && f.Due <= now);
        var total = await found.CountAsync(ct);
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var rows = await found.OrderBy(f => f.Due == null).ThenBy(f => f.Due).ThenByDescending(f => f.Message.Id).Skip((page - 1) * size).Take(size).ToListAsync(ct);
        return new Paged<MessageRow>([.. rows.Select(r => new MessageRow(r.Message.Id, r.Message.Number, r.Message.Kind, r.Message.Subject, r.Message.Stage, r.Message.Division, r.Message.ReceivedAt, r.Message.AnsweredAt, r.Message.IsPublic, r.Message.IsSample, LastDay(r.Due), r.Due <= now))], total, page, size);
    }

    public async Task<IReadOnlyDictionary<MessageStage, int>> CountsAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await Visible(db, actor, new MessageFilter(All: true)).GroupBy(m => m.Stage).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    /// <returns>Null when there is none, or it is another division's.</returns>
    public async Task<MessageView?> FindAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await Visible(db, actor, new MessageFilter(All: true)).SingleOrDefaultAsync(m => m.Id == id, ct) is not { } message) return null;
        var newest = await db.Set<Clock>().AsNoTracking().Where(c => c.SubjectKind == MessageChange.Message && c.SubjectId == id).OrderByDescending(c => c.Id).FirstOrDefaultAsync(ct);
        var sees = actor.May(Permission.HandleMessages);
        return new MessageView(message, sees ? message.Name : "", sees ? message.Contact : "", newest?.Id, newest?.DueOn, newest?.IsLate(clock.UtcNow) == true);
    }

    public async Task<MessageFigures> FiguresAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var (year, now) = (clock.Today.Year, clock.UtcNow);
        var begin = OfficeClock.StartOf(new DateOnly(year, 1, 1));
        var messages = await db.Set<Message>().Where(m => m.ReceivedAt >= begin && m.Stage != MessageStage.Suspect).Select(m => new { m.Id, m.AnsweredAt, m.Stage }).ToListAsync(ct);
        var ids = messages.ConvertAll(m => m.Id);
        var due = (await db.Set<Clock>().Where(c => c.SubjectKind == MessageChange.Message && ids.Contains(c.SubjectId)).OrderBy(c => c.Id).Select(c => new { c.SubjectId, c.DueAt }).ToListAsync(ct)).GroupBy(c => c.SubjectId).ToDictionary(g => g.Key, g => g.Last().DueAt);
        var open = messages.Where(m => m.Stage is not (MessageStage.Answered or MessageStage.SetAside)).ToList();
        return new MessageFigures(year, messages.Count, messages.Count(m => m.AnsweredAt is not null), messages.Count(m => m.AnsweredAt is { } at && at < due.GetValueOrDefault(m.Id)), open.Count, open.Count(m => due.GetValueOrDefault(m.Id) <= now));
    }

    private static IQueryable<Message> Visible(PortalDb db, Actor actor, MessageFilter filter)
    {
        var found = db.Set<Message>().AsNoTracking();
        if (!actor.May(Permission.AssistMessages)) return found.Where(_ => false);
        if (!actor.May(Permission.HandleMessages)) found = found.Where(m => m.Division == actor.Division && m.Division != "");
        if (filter.Stage is { } stage) found = found.Where(m => m.Stage == stage);
        else if (!filter.All) found = found.Where(m => m.Stage != MessageStage.Answered && m.Stage != MessageStage.SetAside);
        if (filter.Kind is { } kind) found = found.Where(m => m.Kind == kind);
        if (filter.Division is { Length: > 0 } division) found = found.Where(m => m.Division == division);
        if (filter.Text?.Trim() is { Length: > 0 } text) found = found.Where(m => m.Number.Contains(text) || m.Subject.Contains(text) || m.Text.Contains(text));
        return found;
    }

    private static DateOnly? LastDay(DateTime? due) => due is { } end ? OfficeClock.DateOf(end.AddTicks(-1)) : null;
}
