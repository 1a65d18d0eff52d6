using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Portal.Domain.Documents.Writing;

/// <summary>
/// The dialect: CommonMark, and what official papers need beyond it. Not in it: raw HTML (shown as typed), attributes in braces, task lists, smart
/// punctuation (quotation marks stay as typed). Built once; Markdig's pipelines may be shared between threads.
/// </summary>
internal sealed class WritingPipeline : IMarkdownExtension
{
    public static readonly MarkdownPipeline Instance = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UsePipeTables(new PipeTableOptions { UseGfmRules = true }) // each cell is read by itself: an open mark in one cannot reach the next
        .UseGridTables()
        .UseFootnotes()
        .UseDefinitionLists()
        .Use<WritingPipeline>()
        .Build();

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.Insert(0, new BareAddressParser());
        pipeline.InlineParsers.Replace<EmphasisInlineParser>(new ChineseEmphasisParser(pipeline.InlineParsers.FindExact<EmphasisInlineParser>()!));
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        if (renderer is not HtmlRenderer html) return;
        html.ObjectRenderers.ReplaceOrAdd<HtmlFootnoteGroupRenderer>(new NoteListRenderer());
        html.ObjectRenderers.ReplaceOrAdd<HtmlFootnoteLinkRenderer>(new NoteLinkRenderer());
        html.ObjectRenderers.FindExact<CodeBlockRenderer>()!.OutputAttributesOnPre = true;
    }
}
