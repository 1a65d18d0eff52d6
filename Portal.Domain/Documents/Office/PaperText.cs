using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MarkdownTable = Markdig.Extensions.Tables.Table;
using WordFootnote = DocumentFormat.OpenXml.Wordprocessing.Footnote;

namespace Portal.Domain.Documents.Office;

/// <summary>Sets a Markdown text as the body of an official paper.</summary>
internal sealed class PaperText(MainDocumentPart main, PaperSheet sheet)
{
    private readonly PaperRuns _runs = new(main);
    private readonly PaperPictures _pictures = new(main, sheet.Pictures);
    private readonly PaperNumbering _numbering = new();
    private readonly List<OpenXmlElement> _body = [];

    public IReadOnlyList<OpenXmlElement> Write()
    {
        var blocks = PaperMarkdown.Parse(sheet.Markdown).Where(b => b is not (FootnoteGroup or LinkReferenceDefinitionGroup)).ToList();
        if (blocks is [HeadingBlock { Level: 1 } first, ..] && Letters(PaperRuns.Plain(first.Inline)) == Letters(sheet.Title)) blocks.RemoveAt(0);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is ParagraphBlock paragraph && Role(blocks, i) is { } official) Add(official, paragraph.Inline);
            else Write(blocks[i], PaperStyles.Text, depth: 0);
        }
        AddParts();
        return _body;
    }

    private void Write(Block block, string style, int depth)
    {
        switch (block)
        {
            case HeadingBlock heading:
                WriteHeading(heading);
                break;
            case ParagraphBlock paragraph:
                Add(PaperParagraphs.Properties(style), paragraph.Inline);
                break;
            case ListBlock list:
                WriteList(list, style, depth);
                break;
            case MarkdownTable table:
                _body.Add(PaperTables.Write(table, _runs));
                _body.Add(PaperParagraphs.Of(PaperStyles.Text, [])); // or two tables in a row would be one
                break;
            case QuoteBlock quote:
                foreach (var inner in quote) Write(inner, PaperStyles.Quote, depth);
                break;
            case CodeBlock code:
                _body.Add(PaperParagraphs.Of(PaperStyles.Flush, [PaperRuns.Run(code.Lines.ToString())]));
                break;
            case ContainerBlock container:
                foreach (var inner in container) Write(inner, style, depth);
                break;
        }
    }

    // ## is the first level; the face follows the number, for 一、 is 黑体 wherever it stands.
    private void WriteHeading(HeadingBlock heading)
    {
        var level = Math.Clamp(heading.Level - 1, 1, 5);
        var text = PaperRuns.Plain(heading.Inline);
        var face = OfficialPatterns.LevelOf(text) is { } official && PaperStyles.Face(official) != PaperStyles.Face(level) ? PaperStyles.Face(official) : null;
        var properties = PaperParagraphs.Properties(PaperStyles.Heading(level));
        if (OfficialPatterns.IsChapter(text))
        {
            properties.Indentation = new Indentation { FirstLineChars = 0, FirstLine = "0" };
            properties.Justification = new Justification { Val = JustificationValues.Center };
        }
        _body.Add(new Paragraph([properties, .. _runs.Write(heading.Inline, face)]));
    }

    private void WriteList(ListBlock list, string style, int depth)
    {
        var start = int.TryParse(list.OrderedStart, out var written) ? written : 1;
        var id = _numbering.Add(list.IsOrdered ? list.OrderedDelimiter : '-', depth, start);
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var marked = false;
            foreach (var block in item)
            {
                if (block is not ParagraphBlock paragraph)
                {
                    Write(block, style, depth + 1);
                    continue;
                }
                var properties = PaperParagraphs.Properties(style);
                if (!marked) properties.NumberingProperties = PaperNumbering.Of(id, depth);
                marked = true;
                Add(properties, paragraph.Inline);
            }
        }
    }

    /// <summary>How the places of an official paper are set that are more than text; null for text.</summary>
    private static ParagraphProperties? Role(List<Block> blocks, int at)
    {
        var text = TextOf(blocks[at]);
        if (text.Length == 0) return null;
        if (at == 0 && OfficialPatterns.IsAddressee(text)) return PaperParagraphs.Properties(PaperStyles.Flush);
        if (OfficialPatterns.IsAttachment(text)) return PaperParagraphs.Attachment(hanging: 3);
        if (OfficialPatterns.IsDate(text)) return PaperParagraphs.Date();
        return at + 1 < blocks.Count && OfficialPatterns.IsDate(TextOf(blocks[at + 1])) && text.Length <= 30 && !char.IsPunctuation(text[^1])
            ? PaperParagraphs.Signature(text, TextOf(blocks[at + 1]), first: true)
            : null;
    }

    private static string TextOf(Block block) => block is ParagraphBlock paragraph ? PaperRuns.Plain(paragraph.Inline) : "";

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private void Add(ParagraphProperties properties, ContainerInline? inlines)
    {
        var runs = _runs.Write(inlines);
        if (runs.Count > 0) _body.Add(new Paragraph([properties, .. runs]));
        foreach (var picture in _runs.Pictures.ToList())
        {
            var alt = PaperRuns.Plain(picture);
            _body.Add(_pictures.Draw(picture.Url ?? "", alt) is { } drawn
                ? PaperParagraphs.Of(PaperStyles.Picture, [drawn])
                : PaperParagraphs.Of(PaperStyles.Picture, [PaperRuns.Run(alt.Length > 0 ? $"［图：{alt}］" : "［图］")]));
        }
    }

    private void AddParts()
    {
        if (!_numbering.IsEmpty) main.AddNewPart<NumberingDefinitionsPart>("rNumbering").Numbering = _numbering.Build();
        if (_runs.Footnotes.Count == 0) return;

        var footnotes = new Footnotes(
            new WordFootnote(new Paragraph(new Run(new SeparatorMark()))) { Type = FootnoteEndnoteValues.Separator, Id = -1 },
            new WordFootnote(new Paragraph(new Run(new ContinuationSeparatorMark()))) { Type = FootnoteEndnoteValues.ContinuationSeparator, Id = 0 });
        // A footnote has no marks of its own: the list does not grow while it is written.
        var met = _runs.Footnotes.ToList();
        for (var i = 0; i < met.Count; i++)
        {
            var text = string.Join(' ', met[i].Descendants<ParagraphBlock>().Select(p => PaperRuns.Plain(p.Inline)));
            footnotes.Append(new WordFootnote(new Paragraph(
                PaperParagraphs.Properties(PaperStyles.Footnote),
                new Run(new RunProperties(new RunStyle { Val = PaperStyles.FootnoteMark }), new FootnoteReferenceMark()),
                PaperRuns.Run(" " + text)))
            { Id = i + 1 });
        }
        main.AddNewPart<FootnotesPart>("rFootnotes").Footnotes = footnotes;
    }
}
