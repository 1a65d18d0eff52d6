using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Portal.Domain.Documents.Writing;

/// <summary>Footnotes with ids that cannot meet those of the page or of a heading.</summary>
internal static class NoteIds
{
    public const string Note = "note-";
    public const string Reference = "noteref-";
    public const string GroupClass = "footnotes";
    public const string BackClass = "footnote-back";
}

internal sealed class NoteListRenderer : HtmlObjectRenderer<FootnoteGroup>
{
    protected override void Write(HtmlRenderer renderer, FootnoteGroup obj)
    {
        renderer.EnsureLine();
        renderer.Write("<div class=\"").Write(NoteIds.GroupClass).WriteLine("\">").WriteLine("<ol>");
        foreach (var note in obj.OfType<Footnote>())
        {
            renderer.Write("<li id=\"").Write(NoteIds.Note).Write(note.Order.ToString()).Write('"').WriteAttributes(note).WriteLine(">");
            renderer.WriteChildren(note);
            renderer.WriteLine("</li>");
        }

        renderer.WriteLine("</ol>").WriteLine("</div>");
    }
}

internal sealed class NoteLinkRenderer : HtmlObjectRenderer<FootnoteLink>
{
    protected override void Write(HtmlRenderer renderer, FootnoteLink obj)
    {
        if (!renderer.EnableHtmlForInline) return;
        var (index, order) = (obj.Index.ToString(), obj.Footnote.Order.ToString());
        if (obj.IsBackLink) renderer.Write($"<a href=\"#{NoteIds.Reference}{index}\" class=\"{NoteIds.BackClass}\" aria-label=\"返回正文\">↩</a>");
        else renderer.Write($"<sup><a id=\"{NoteIds.Reference}{index}\" href=\"#{NoteIds.Note}{order}\">{order}</a></sup>");
    }
}
