using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Domain.Documents.Writing;

/// <summary>Markdown as an editor of the bureau writes it, turned into the page's HTML. Pure: the same text gives the same result, on any thread.</summary>
public static class MarkdownText
{
    /// <summary>The longest text, in bytes of UTF-8.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <param name="sourceLines">Blocks carry data-line="N" (from 1), by which the editor scrolls text and page together; nothing else differs.</param>
    public static RenderedText Render(string markdown, bool sourceLines = false)
    {
        if (TextBounds.Refuse(markdown) is { } refusal) return Unreadable(refusal);
        var issues = new TextIssues();
        try
        {
            var aligned = GridColumns.Align(markdown);
            var document = Markdown.Parse(aligned, WritingPipeline.Instance);
            Headings.TakeTitle(document);
            var headings = Read(document, aligned, issues);
            OfficialLayout.Mark(document);
            if (sourceLines) NumberLines(document);
            TextChecks.Read(markdown, issues);
            return new RenderedText(SafeHtml.Clean(document.ToHtml(WritingPipeline.Instance)), headings.Contents, PlainText.Of(document), issues.InOrder(TextLines.Count(markdown)));
        }
        catch (ArgumentException) // the parser's word for 'too deeply nested'
        {
            return Unreadable(TextBounds.TooDeep(markdown));
        }
    }

    private static RenderedText Unreadable(TextIssue issue) => new("", [], "", [issue]);

    private static Headings Read(MarkdownDocument document, string markdown, TextIssues issues)
    {
        var headings = new Headings(issues);
        List<Inline> links = [];
        foreach (var block in document.Descendants())
        {
            if (block is HeadingBlock heading) headings.Read(heading);
            else if (block is Table table) Tables.Read(table, markdown, issues);
            else if (block is FencedCodeBlock fenced) fenced.TryGetAttributes()?.Classes?.Clear(); // the word after ``` is no class of ours
            else if (block is CodeBlock indented) issues.Warning(indented.Line + 1, "行首有四个以上空格，这一段会显示成代码。请删去行首的空格；落款不用空格也会靠右。");
            else if (block is LinkInline or AutolinkInline) links.Add((Inline)block);
        }

        // After the headings, since a link may lead to a later one.
        var reader = new Links(issues, headings);
        foreach (var link in links)
        {
            if (link is LinkInline named) reader.Read(named);
            else reader.Read((AutolinkInline)link);
        }

        return headings;
    }

    private static void NumberLines(ContainerBlock container)
    {
        foreach (var block in container)
        {
            if (block is LinkReferenceDefinitionGroup) continue;
            block.GetAttributes().AddProperty("data-line", (block.Line + 1).ToString());
            if (block is ContainerBlock inner and not TableRow) NumberLines(inner);
        }
    }
}
