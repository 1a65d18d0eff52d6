using Portal.Domain.Common;

namespace Portal.Domain.Documents.Writing;

/// <summary>What one text becomes.</summary>
/// <param name="Html">Safe to put on a page as it is; empty when the text could not be read (an <see cref="IssueSeverity.Error"/> says why).</param>
/// <param name="Contents">Headings of level 2 to 4 in their order, for a table of contents.</param>
/// <param name="PlainText">For the search: no marks, one block a line, tables cell by cell.</param>
/// <param name="Issues">In the order of their lines.</param>
public sealed record RenderedText(string Html, IReadOnlyList<Heading> Contents, string PlainText, IReadOnlyList<TextIssue> Issues);

/// <param name="Level">2 to 4.</param>
/// <param name="Anchor">The id of the heading in the page; an address ends in # and this.</param>
public sealed record Heading(int Level, string Text, string Anchor);

/// <summary>Something in the text that its author should look at.</summary>
/// <param name="Line">Counted from 1.</param>
public sealed record TextIssue(int Line, IssueSeverity Severity, Reason Message);
