namespace Portal.Domain.Search;

/// <summary>What of a public thing can be found.</summary>
/// <param name="Kind">E.g. 'document'; with <paramref name="Id"/> its key.</param>
/// <param name="Number">发文字号 and 索引号, separated by a space.</param>
/// <param name="Text">Plain text, one block a line.</param>
/// <param name="Attachments">Text of its attachments.</param>
public sealed record SearchEntry(string Kind, int Id, string Title, string Number, string Keywords, string Text, string Attachments);
