namespace Portal.Web.Public.Layout;

/// <summary>What a page says about itself in its head: the meta names are those of 国办发〔2017〕47号.</summary>
/// <param name="Description">Of the page; ColumnDescription where the page is a column.</param>
/// <param name="Column">ColumnName; empty on pages outside a column.</param>
/// <param name="Article">Set where the page is an article.</param>
/// <param name="ColumnType">Kind of the column, e.g. 政策文件; empty: the column's name.</param>
public sealed record PageHead(string Title, string Description, string Column = "", string Keywords = "", ArticleHead? Article = null, string ColumnType = "")
{
    /// <summary>Address of the page to index instead of this one; null: this one, without its query.</summary>
    public string? Canonical { get; init; }

    /// <summary>A feed of just this page, beside the site's own.</summary>
    public (string Title, string Href)? Feed { get; init; }

    /// <summary>Structured data of schema.org, as JSON safe inside a script element.</summary>
    public string? Data { get; init; }

    /// <summary>Path under wwwroot-assets of a style sheet that only pages of this sort need; null: none.</summary>
    public string? Style { get; init; }

    /// <summary>Not for search engines: a view of what stands elsewhere, or an answer made for one visitor.</summary>
    public bool IsPrivate { get; init; }
}

/// <param name="PublishedAt">UTC.</param>
/// <param name="Source">ContentSource and Author; null: the bureau.</param>
/// <param name="Image">Address of its first picture; null when it has none.</param>
public sealed record ArticleHead(string Title, DateTime PublishedAt, string? Source = null, string? Image = null);

/// <summary>A step of 当前位置; the last one has no address.</summary>
public sealed record Crumb(string Text, string? Href = null, bool IsChinese = false);
