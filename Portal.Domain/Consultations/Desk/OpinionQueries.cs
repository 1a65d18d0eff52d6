using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations.Desk;

/// <summary>A line of the list of opinions.</summary>
/// <param name="Name">Masked for those who do not run consultations.</param>
/// <param name="Contact">Empty for those who do not run consultations.</param>
public sealed record OpinionRow(int Id, int Number, OpinionChannel Channel, string Article, string Text, string Name, string Organisation, string Contact, DateTime ReceivedAt, string EnteredBy,
    OpinionState State, string StateReason, int? AnswerId, string AnswerTitle, Disposition? Disposition, string Reason, long TextMark);

/// <param name="Article">Empty: the whole draft.</param>
public sealed record ArticleCount(string Article, int Count);

/// <summary>Opinions that may be answered as one.</summary>
/// <param name="Example">One of them.</param>
public sealed record OpinionGroup(long TextMark, string Article, int Count, string Example);

/// <summary>Opinions for those who work on them; a hundred thousand of them are a list as any other.</summary>
public sealed class OpinionQueries(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>Matches of a word that are held rather than looked for again.</summary>
    private const int Few = 2_000;

    public async Task<Paged<OpinionRow>> ListAsync(Actor actor, int consultationId, OpinionFilter filter, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (!await MayReadAsync(db, actor, consultationId, ct)) return new Paged<OpinionRow>([], 0, 1, size);
        var fitting = filter.Of(db, consultationId);
        var found = fitting.OrderByDescending(o => o.Number).Select(o => o.Id);
        // Words are looked for in every row: rare ones are found in one pass, of common ones the first are found at once. Everything else is counted and cut
        // in an index; only the page's rows are read whole.
        var few = string.IsNullOrWhiteSpace(filter.Text) ? null : await found.Take(Few + 1).ToListAsync(ct);
        if (few is { Count: > Few }) few = null;
        var total = few?.Count ?? await found.CountAsync(ct);
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var (first, beyond) = ((page - 1) * size, Math.Max(0, total - page * size));
        // The later half is counted from its end: nothing is read over further than half of what fits.
        var keys = few?.Skip(first).Take(size).ToList()
            ?? await (first <= beyond ? found.Skip(first).Take(size) : fitting.OrderBy(o => o.Number).Select(o => o.Id).Skip(beyond).Take(total - beyond - first)).ToListAsync(ct);
        return new Paged<OpinionRow>(await RowsAsync(db, actor, db.Set<Opinion>().Where(o => keys.Contains(o.Id)).OrderByDescending(o => o.Number), ct), total, page, size);
    }

    public async Task<OpinionRow?> FindAsync(Actor actor, int consultationId, int opinionId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (!await MayReadAsync(db, actor, consultationId, ct)) return null;
        return (await RowsAsync(db, actor, db.Set<Opinion>().Where(o => o.ConsultationId == consultationId && o.Id == opinionId).OrderBy(o => o.Id), ct)).SingleOrDefault();
    }

    /// <summary>Everything that fits, the first first: the statutory record.</summary>
    public async Task<IReadOnlyList<OpinionRow>> AllAsync(Actor actor, int consultationId, OpinionFilter filter, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await MayReadAsync(db, actor, consultationId, ct) ? await RowsAsync(db, actor, filter.Of(db, consultationId).OrderBy(o => o.Number), ct) : [];
    }

    /// <summary>Which articles opinions name, the most named first.</summary>
    public async Task<IReadOnlyList<ArticleCount>> ArticlesAsync(int consultationId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return [.. (await db.Set<Opinion>().Where(o => o.ConsultationId == consultationId).GroupBy(o => o.Article).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).OrderByDescending(g => g.Count).Select(g => new ArticleCount(g.Key, g.Count))];
    }

    /// <summary>Opinions without an answer that say the same words about the same article, the most first.</summary>
    public async Task<IReadOnlyList<OpinionGroup>> AlikeAsync(Actor actor, int consultationId, int most, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (!await MayReadAsync(db, actor, consultationId, ct)) return [];
        var groups = await db.Set<Opinion>().Where(o => o.ConsultationId == consultationId && o.State == OpinionState.Counted && o.AnswerId == null && o.TextMark != 0)
            .GroupBy(o => new { o.TextMark, o.Article }).Where(g => g.Count() > 1).Select(g => new { g.Key.TextMark, g.Key.Article, Count = g.Count(), First = g.Min(o => o.Id) })
            .OrderByDescending(g => g.Count).ThenBy(g => g.First).Take(most).ToListAsync(ct);
        var firsts = groups.ConvertAll(g => g.First);
        var texts = await db.Set<Opinion>().Where(o => firsts.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Text, ct);
        return [.. groups.Select(g => new OpinionGroup(g.TextMark, g.Article, g.Count, texts[g.First]))];
    }

    public async Task<IReadOnlyList<OpinionJudgement>> JudgementsAsync(Actor actor, int consultationId, int most, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (!await MayReadAsync(db, actor, consultationId, ct)) return [];
        return await db.Set<OpinionJudgement>().AsNoTracking().Where(j => j.ConsultationId == consultationId).OrderByDescending(j => j.Id).Take(most).ToListAsync(ct);
    }

    private static async Task<bool> MayReadAsync(PortalDb db, Actor actor, int consultationId, CancellationToken ct) =>
        await db.Set<Consultation>().Where(c => c.Id == consultationId).Select(c => c.Division).SingleOrDefaultAsync(ct) is { } division && ConsultationRights.MayWork(actor, division);

    private static async Task<IReadOnlyList<OpinionRow>> RowsAsync(PortalDb db, Actor actor, IOrderedQueryable<Opinion> opinions, CancellationToken ct)
    {
        var whole = actor.May(Permission.RunConsultations);
        var rows = await (from o in opinions
                          join a in db.Set<OpinionAnswer>() on o.AnswerId equals a.Id into answers
                          from answer in answers.DefaultIfEmpty()
                          select new OpinionRow(o.Id, o.Number, o.Channel, o.Article, o.Text, o.Name, o.Organisation, o.Contact, o.ReceivedAt, o.EnteredBy, o.State, o.StateReason, o.AnswerId,
                              answer == null ? "" : answer.Title, answer == null ? null : answer.Disposition, answer == null ? "" : answer.Reason, o.TextMark)).ToListAsync(ct);
        return whole ? rows : [.. rows.Select(r => r with { Name = MaskedName.Of(r.Name), Contact = "" })];
    }
}
