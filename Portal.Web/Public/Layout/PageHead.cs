namespace Portal.Web.Public.Layout;

/// <summary>What a page says about itself in its head: the meta names are those of 国办发〔2017〕47号.</summary>
/// <param name="Column">ColumnName; empty on pages outside a column.</param>
/// <param name="Article">Set where the page is an article: its title and when it was last published, UTC.</param>
public sealed record PageHead(string Title, string Description, string Column = "", string Keywords = "", (string Title, DateTime PublishedAt)? Article = null);

/// <summary>A step of 当前位置; the last one has no address.</summary>
public sealed record Crumb(string Text, string? Href = null);
