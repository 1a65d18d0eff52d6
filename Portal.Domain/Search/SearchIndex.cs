using Microsoft.EntityFrameworkCore;
using Portal.Domain.Storage;

namespace Portal.Domain.Search;

/// <summary>
/// Keeps the index in step with what is public, inside the write that makes it so. The words of all fields are in search_texts, those of the heads (a title, its
/// numbers and keywords) once more in search_heads: what stands in a title is found there without walking through every text that has the word too. There, too, are
/// the words that a text has repeatedly.
/// </summary>
public static class SearchIndex
{
    /// <summary>Rows are numbered kind by kind and, within a kind, by id: a kind is a range of rows, a newer thing a higher row.</summary>
    internal const int BitsOfId = 32;

    public static async Task PutAsync(PortalDb db, SearchEntry entry, CancellationToken ct)
    {
        InsideWrite(db);
        await db.Database.ExecuteSqlAsync($"INSERT OR IGNORE INTO search_kinds (Kind) VALUES ({entry.Kind})", ct);
        var row = (await RowAsync(db, entry.Kind, entry.Id, ct))!.Value;
        await db.Database.ExecuteSqlAsync(
            $"INSERT OR REPLACE INTO search_entries (Row, Title, Number, Keywords, Text, Attachments) VALUES ({row}, {entry.Title}, {entry.Number}, {entry.Keywords}, {entry.Text}, {entry.Attachments})", ct);

        var title = IndexTerms.OfWhole(FoldedText.TextOf(entry.Title));
        var number = string.Concat(entry.Number.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(n => IndexTerms.OfWhole(FoldedText.TextOf(n))));
        var (keywords, text, attachments) = (TermsOf(entry.Keywords), TermsOf(entry.Text), TermsOf(entry.Attachments));
        await db.Database.ExecuteSqlAsync($"INSERT OR REPLACE INTO search_heads (rowid, title, number, keywords, repeated) VALUES ({row}, {title}, {number}, {keywords}, {IndexTerms.Repeated(text + attachments)})", ct);
        await db.Database.ExecuteSqlAsync(
            $"INSERT OR REPLACE INTO search_texts (rowid, title, number, keywords, text, attachments) VALUES ({row}, {title}, {number}, {keywords}, {text}, {attachments})", ct);
    }

    public static async Task RemoveAsync(PortalDb db, string kind, int id, CancellationToken ct)
    {
        InsideWrite(db);
        if (await RowAsync(db, kind, id, ct) is not { } row) return;
        await db.Database.ExecuteSqlAsync($"DELETE FROM search_texts WHERE rowid = {row}", ct);
        await db.Database.ExecuteSqlAsync($"DELETE FROM search_heads WHERE rowid = {row}", ct);
        await db.Database.ExecuteSqlAsync($"DELETE FROM search_entries WHERE Row = {row}", ct);
    }

    /// <summary>Ids of the entries of a kind.</summary>
    public static async Task<IReadOnlySet<int>> IdsAsync(PortalDb db, string kind, CancellationToken ct) =>
        (await db.Database.SqlQuery<long>($"SELECT e.Row AS Value FROM search_entries e JOIN search_kinds k ON e.Row >> {BitsOfId} = k.Number WHERE k.Kind = {kind}").ToListAsync(ct)).Select(row => (int)row).ToHashSet();

    private static async Task<long?> RowAsync(PortalDb db, string kind, int id, CancellationToken ct) =>
        (await db.Database.SqlQuery<long>($"SELECT Number AS Value FROM search_kinds WHERE Kind = {kind}").ToListAsync(ct)) is [var number] ? (number << BitsOfId) + id : null;

    private static string TermsOf(string text) => IndexTerms.Of(FoldedText.TextOf(text));

    private static void InsideWrite(PortalDb db)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("The index changes only in the transaction that changes what is public.");
    }
}
