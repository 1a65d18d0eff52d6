using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax.Inlines;
using Portal.Domain.Storage.Office;
using Footnote = Markdig.Extensions.Footnotes.Footnote;

namespace Portal.Domain.Documents.Office;

/// <summary>Writes the inlines of a Markdown text as the runs of a Word paragraph; collects the footnotes and pictures it meets.</summary>
internal sealed class PaperRuns(MainDocumentPart main)
{
    private readonly Dictionary<string, string> _links = [];

    /// <summary>The footnotes met so far, in order; Word's ids begin at 1 behind its two separators.</summary>
    public List<Footnote> Footnotes { get; } = [];

    /// <summary>The pictures of the paragraph written last.</summary>
    public List<LinkInline> Pictures { get; } = [];

    public static Run Run(string text, bool bold = false, string? face = null)
    {
        var run = new Run();
        if (bold || face is not null)
        {
            run.RunProperties = new RunProperties();
            if (face is not null) run.RunProperties.RunFonts = OfficialFonts.Run(face);
            if (bold) run.RunProperties.Bold = new Bold();
        }
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) run.Append(new Break());
            if (lines[i].Length > 0) run.Append(new Text(Legal(lines[i])) { Space = SpaceProcessingModeValues.Preserve });
        }
        return run;
    }

    public List<OpenXmlElement> Write(ContainerInline? inlines, string? face = null)
    {
        Pictures.Clear();
        var runs = new List<OpenXmlElement>();
        if (inlines is not null) Write(inlines, bold: false, face, runs);
        return runs;
    }

    /// <summary>The words alone.</summary>
    public static string Plain(ContainerInline? inlines) => inlines is null ? "" : string.Concat(inlines.Select(i => TextOf(i) + (i is ContainerInline inner and not LinkInline { IsImage: true } ? Plain(inner) : "")));

    private void Write(ContainerInline inlines, bool bold, string? face, List<OpenXmlElement> runs)
    {
        foreach (var inline in inlines)
            switch (inline)
            {
                case LinkInline { IsImage: true } picture:
                    Pictures.Add(picture);
                    break;
                case LinkInline link:
                    var inside = new List<OpenXmlElement>();
                    Write(link, bold, face, inside);
                    AddLink(link.Url ?? "", inside, runs);
                    break;
                case AutolinkInline auto:
                    AddLink(auto.IsEmail ? $"mailto:{auto.Url}" : auto.Url, [Run(auto.Url, bold, face)], runs);
                    break;
                case FootnoteLink { IsBackLink: false } note:
                    Footnotes.Add(note.Footnote);
                    runs.Add(new Run(new RunProperties(new RunStyle { Val = PaperStyles.FootnoteMark }), new FootnoteReference { Id = Footnotes.Count }));
                    break;
                case EmphasisInline emphasis:
                    Write(emphasis, bold || PaperMarkdown.IsBold(emphasis), face, runs);
                    break;
                case ContainerInline container:
                    if (TextOf(container) is { Length: > 0 } mark) runs.Add(Run(mark, bold, face));
                    Write(container, bold, face, runs);
                    break;
                default:
                    if (TextOf(inline) is { Length: > 0 } text) runs.Add(Run(text, bold, face));
                    break;
            }
    }

    private static string TextOf(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        HtmlInline html => html.Tag,
        AutolinkInline auto => auto.Url,
        DelimiterInline unmatched => unmatched.ToLiteral(),
        LineBreakInline { IsHard: true } => "\n",
        // Chinese lines join without a gap, words keep one.
        LineBreakInline => IsWord(inline.PreviousSibling, last: true) && IsWord(inline.NextSibling, last: false) ? " " : "",
        _ => "",
    };

    private static bool IsWord(Inline? inline, bool last) => inline is null or not LiteralInline || TextOf(inline) is { Length: > 0 } text && char.IsAscii(last ? text[^1] : text[0]);

    private void AddLink(string address, List<OpenXmlElement> inside, List<OpenXmlElement> runs)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || WordRuns.WebAddress(uri) is null)
        {
            runs.AddRange(inside);
            return;
        }
        if (!_links.TryGetValue(uri.AbsoluteUri, out var id))
        {
            _links[uri.AbsoluteUri] = id = $"rLink{_links.Count + 1}";
            main.AddHyperlinkRelationship(uri, isExternal: true, id);
        }
        runs.Add(new Hyperlink(inside) { Id = id });
    }

    // What XML cannot hold.
    internal static string Legal(string text)
    {
        var legal = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is '\t' or (>= ' ' and not (0xFFFE or 0xFFFF))) legal.Append(rune);
        return legal.ToString();
    }
}
