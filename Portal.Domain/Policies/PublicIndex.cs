using System.Text;
using Portal.Domain.Documents;
using Portal.Domain.Documents.Office;
using Portal.Domain.Search;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

/// <summary>Puts public documents into the search index.</summary>
public static class PublicIndex
{
    /// <summary>Kind of the entries.</summary>
    public const string Kind = "document";

    internal static async Task PutAsync(PortalDb db, Document document, string plainText, CancellationToken ct)
    {
        var edition = document.Live!;
        var attachments = new StringBuilder();
        foreach (var attachment in edition.Attachments.Where(a => !a.InText))
        {
            attachments.Append(attachment.Name).Append('\n');
            if (await db.Set<StoredFile>().FindAsync([attachment.FileHash], ct) is { } file) attachments.Append(AttachmentText.Extract(file.Content, file.ContentType)).Append('\n');
        }

        await SearchIndex.PutAsync(db, new SearchEntry(Kind, document.Id, edition.Title, $"{edition.Facts.Number} {document.IndexNumber}".Trim(),
            $"{edition.Facts.Keywords} {edition.Facts.Topic} {edition.Summary}", plainText, attachments.ToString()), ct);
    }

    internal static Task RemoveAsync(PortalDb db, int documentId, CancellationToken ct) => SearchIndex.RemoveAsync(db, Kind, documentId, ct);
}
