using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;

namespace Portal.Domain.Documents.Writing;

/// <summary>The dialect: CommonMark, and what official papers need beyond it. Built once; Markdig's pipelines may be shared between threads.</summary>
internal static class WritingPipeline
{
    public static readonly MarkdownPipeline Instance = new MarkdownPipelineBuilder()
        .DisableHtml()                                                      // tags are shown as typed
        .UseCjkFriendlyEmphasis()                                           // **政策文件。**后文
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UsePipeTables(new PipeTableOptions { UseGfmRules = true })         // each cell is read by itself: an open mark in one cannot reach the next
        .UseGridTables()
        .UseFootnotes()
        .UseDefinitionLists()
        .UseAutoLinks()
        .Build();
}
