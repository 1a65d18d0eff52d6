using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations;

/// <summary>What to look for in a published table; everything empty finds all.</summary>
public sealed record FeedbackQuery(string Text = "", Disposition? Disposition = null);

/// <summary>One opinion with what became of it, as everybody may read it.</summary>
/// <param name="Name">Masked; empty: none was given.</param>
/// <param name="Point">要点 of the answer.</param>
/// <param name="Articles">Changed because of it, one a line.</param>
public sealed record FeedbackRow(int Number, string Article, string Text, string Name, string Organisation, string Point, Disposition Disposition, string Reason, string Articles);

/// <summary>意见采纳情况表. It is there only once the feedback is published, and then never changes.</summary>
public sealed class FeedbackTable(IDbContextFactory<PortalDb> dbs)
{
    public async Task<Paged<FeedbackRow>> ReadAsync(int consultationId, FeedbackQuery query, int page, int size, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var (answers, found) = await FindAsync(db, consultationId, query, ct);
        if (query.Text.Trim().Length > 0)
        {
            // Words are looked for in every text: once, for the count and for the page together.
            var numbers = await found.OrderBy(o => o.Number).Select(o => o.Number).ToListAsync(ct);
            page = Math.Clamp(page, 1, Math.Max(1, (numbers.Count + size - 1) / size));
            var shown = numbers.Skip((page - 1) * size).Take(size).ToList();
            var texts = await db.Set<Opinion>().AsNoTracking().Where(o => o.ConsultationId == consultationId && shown.Contains(o.Number)).OrderBy(o => o.Number).ToListAsync(ct);
            return new Paged<FeedbackRow>([.. texts.Select(o => Row(o, answers[o.AnswerId!.Value]))], numbers.Count, page, size);
        }

        var total = await found.CountAsync(ct);
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var rows = await found.OrderBy(o => o.Number).Skip((page - 1) * size).Take(size).ToListAsync(ct);
        return new Paged<FeedbackRow>([.. rows.Select(o => Row(o, answers[o.AnswerId!.Value]))], total, page, size);
    }

    /// <summary>All that fits, by number, without holding it in memory.</summary>
    public async IAsyncEnumerable<FeedbackRow> StreamAsync(int consultationId, FeedbackQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var (answers, found) = await FindAsync(db, consultationId, query, ct);
        await foreach (var opinion in found.OrderBy(o => o.Number).AsAsyncEnumerable().WithCancellation(ct)) yield return Row(opinion, answers[opinion.AnswerId!.Value]);
    }

    /// <summary>Answers are few, opinions many: the answers are read once and joined here.</summary>
    private static async Task<(Dictionary<int, OpinionAnswer> Answers, IQueryable<Opinion> Found)> FindAsync(PortalDb db, int consultationId, FeedbackQuery query, CancellationToken ct)
    {
        var published = await db.Set<Consultation>().AnyAsync(c => c.Id == consultationId && c.AnsweredAt != null, ct);
        var answers = await db.Set<OpinionAnswer>().AsNoTracking().Where(a => a.ConsultationId == consultationId && a.Disposition != null && published).ToDictionaryAsync(a => a.Id, ct);
        var found = db.Set<Opinion>().AsNoTracking().Where(o => o.ConsultationId == consultationId && o.State == OpinionState.Counted && o.AnswerId != null);
        if (!published) return (answers, found.Where(_ => false));
        if (query.Disposition is { } disposition)
        {
            var ids = answers.Values.Where(a => a.Disposition == disposition).Select(a => a.Id).ToList();
            found = found.Where(o => ids.Contains(o.AnswerId!.Value));
        }

        if (query.Text.Trim() is { Length: > 0 } text)
        {
            var ids = answers.Values.Where(a => a.Title.Contains(text, StringComparison.OrdinalIgnoreCase) || a.Reason.Contains(text, StringComparison.OrdinalIgnoreCase)).Select(a => a.Id).ToList();
            found = found.Where(o => o.Text.Contains(text) || o.Article.Contains(text) || ids.Contains(o.AnswerId!.Value));
        }

        return (answers, found);
    }

    private static FeedbackRow Row(Opinion o, OpinionAnswer a) => new(o.Number, o.Article, o.Text, MaskedName.Of(o.Name), o.Organisation, a.Title, a.Disposition!.Value, a.Reason, a.Articles);
}
