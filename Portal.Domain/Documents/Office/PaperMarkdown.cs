using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Domain.Documents.Office;

/// <summary>The Markdown that can be put on paper: CommonMark with tables and footnotes, no HTML; bold text may touch Chinese punctuation.</summary>
internal static class PaperMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseFootnotes().UseCjkFriendlyEmphasis().Build();

    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    public static bool IsBold(EmphasisInline emphasis) => emphasis is { DelimiterChar: '*' or '_', DelimiterCount: >= 2 };

    /// <summary>What comes out bold when a piece of Markdown is read.</summary>
    /// <param name="inTable">The piece stands in a cell.</param>
    public static IEnumerable<string> BoldOf(string markdown, bool inTable) =>
        Parse(inTable ? $"| {markdown} |\n| --- |" : markdown).Descendants<EmphasisInline>().Where(IsBold).Select(PaperRuns.Plain);
}
