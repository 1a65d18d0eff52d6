using Portal.Web.Public.Layout;

namespace Portal.Web.Public.Documents;

/// <summary>What the page of a document says in its head.</summary>
internal static class DocumentHead
{
    /// <param name="type">ColumnType: kind of the column it stands in.</param>
    public static PageHead Of(OpenDocument open, PageContext page, string type) =>
        new(open.Head.Title, open.Summary, open.Column?.Name ?? "", open.Head.Facts.Keywords.Replace('、', ','),
            new ArticleHead(open.Head.Title, open.Head.ReleasedAt, open.Head.Facts.Issuer is { Length: > 0 } issuer ? issuer : page.Site.Name, open.IsHidden || open.Text.Pictures.Count == 0 ? null : open.Text.Pictures[0].Address), type)
        {
            Canonical = open.Head.Address,
            IsPrivate = open.IsHidden,
        };
}
