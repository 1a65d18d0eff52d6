using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Portal.Domain.Storage.Office;

namespace Portal.Domain.Documents.Office;

/// <summary>Walks the body of a Word document: paragraphs with the numbers Word counts for them, and tables.</summary>
internal sealed class WordBlocks(WordRuns runs, WordNumbering numbering, ImportNotes notes)
{
    private readonly List<WordBlock> _blocks = [];
    private WordParagraph? _unended;
    private int _tables;

    public IReadOnlyList<WordBlock> All => _blocks;

    public void Read(OpenXmlElement container, OpenXmlPart owner)
    {
        foreach (var child in container.ChildElements)
            switch (child)
            {
                case Paragraph paragraph:
                    ReadParagraph(paragraph, owner);
                    break;
                case Table table:
                    ReadTable(table, owner);
                    break;
                case SdtBlock control:
                    if (control.SdtProperties?.GetFirstChild<SdtContentDocPartObject>()?.DocPartGallery?.Val?.Value == "Table of Contents") notes.Contents();
                    else if (control.SdtContentBlock is { } content) Read(content, owner);
                    break;
                case AlternateContent choice:
                    if (WordRuns.Chosen(choice) is { } chosen) Read(chosen, owner);
                    break;
                case AltChunk:
                    notes.Embedded();
                    break;
                case DeletedRun or MoveFromRun:
                    notes.Tracked();
                    break;
                default:
                    if (child.HasChildren && child is not SectionProperties) Read(child, owner);
                    break;
            }
    }

    private void ReadParagraph(Paragraph element, OpenXmlPart owner)
    {
        var paragraph = Numbered(element, owner);
        if (_unended is { } before) paragraph = paragraph with { Inks = [.. before.Inks, .. paragraph.Inks] };
        _unended = null;

        var mark = element.ParagraphProperties?.ParagraphMarkRunProperties;
        if (mark?.GetFirstChild<Inserted>() is not null) notes.Tracked();
        if (mark?.GetFirstChild<Deleted>() is not null)
        {
            // The end of the paragraph was deleted: what follows belongs to it.
            notes.Tracked();
            _unended = paragraph;
            return;
        }
        if (paragraph.Look.Name.StartsWith("toc ", StringComparison.OrdinalIgnoreCase)) notes.Contents();
        else if (paragraph.Inks.Count > 0) _blocks.AddRange(SplitAtIndents(paragraph));
        foreach (var box in paragraph.Boxes) Read(box, owner);
    }

    private WordParagraph Numbered(Paragraph element, OpenXmlPart owner)
    {
        var paragraph = runs.Read(element, owner);
        if (paragraph.Look.ListId is not { } list || list == "0") return paragraph;
        var depth = paragraph.Look.Depth ?? numbering.DepthOfStyle(list, paragraph.StyleId) ?? 0;
        return paragraph with { Number = numbering.Next(list, depth), Depth = depth };
    }

    private static IEnumerable<WordParagraph> SplitAtIndents(WordParagraph paragraph)
    {
        var from = 0;
        for (var i = 0; i <= paragraph.Inks.Count; i++)
        {
            if (i < paragraph.Inks.Count && paragraph.Inks[i] != WordRuns.EndBeforeIndent) continue;
            if (i > from) yield return paragraph with { Inks = [.. paragraph.Inks.Skip(from).Take(i - from)], Number = from == 0 ? paragraph.Number : null };
            from = i + 1;
        }
    }

    private void ReadTable(Table table, OpenXmlPart owner)
    {
        var rows = Rows(table).ToList();
        if (rows is [var only] && Cells(only).ToList() is [var box])
        {
            Read(box, owner); // a frame around text
            return;
        }
        var grid = new WordGrid();
        foreach (var row in rows)
        {
            grid.BeginRow(Span(row.TableRowProperties?.GetFirstChild<GridBefore>()?.Val));
            foreach (var cell in Cells(row))
            {
                var merge = cell.TableCellProperties?.VerticalMerge;
                var (inks, align) = ReadCell(cell, owner);
                grid.Add(inks, align, Span(cell.TableCellProperties?.GridSpan?.Val), merge is not null && merge.Val?.InnerText != "restart");
            }
        }
        if (grid.Lay() is not { } laid) return;
        _tables++;
        if (grid.HasMerged) notes.Merged(_tables);
        if (table.Descendants<Table>().Any()) notes.Nested(_tables);
        _blocks.Add(laid);
    }

    private (IReadOnlyList<Ink> Inks, string Align) ReadCell(OpenXmlElement cell, OpenXmlPart owner)
    {
        var inks = new List<Ink>();
        var align = "";
        foreach (var element in cell.Descendants<Paragraph>().Where(p => !p.Ancestors<TextBoxContent>().Any(b => b.Ancestors().Contains(cell))))
        {
            var paragraph = Numbered(element, owner);
            if (align.Length == 0) align = paragraph.Look.Align ?? "left";
            Join(inks, paragraph);
            foreach (var inside in paragraph.Boxes.SelectMany(b => b.Descendants<Paragraph>())) Join(inks, Numbered(inside, owner));
        }
        return (inks, align);
    }

    private static void Join(List<Ink> inks, WordParagraph paragraph)
    {
        if (paragraph.Inks.Count == 0 && paragraph.NumberText.Length == 0) return;
        if (inks.Count > 0) inks.Add(new Ink(" "));
        if (paragraph.NumberText.Length > 0) inks.Add(new Ink(paragraph.NumberText));
        inks.AddRange(paragraph.Inks);
    }

    private IEnumerable<TableRow> Rows(OpenXmlElement table)
    {
        foreach (var child in table.ChildElements)
        {
            if (child is TableRow row)
            {
                if (row.TableRowProperties?.GetFirstChild<Deleted>() is null) yield return row;
                else notes.Tracked();
            }
            else if (child is SdtRow or SdtContentRow or CustomXmlRow)
                foreach (var inner in Rows(child)) yield return inner;
        }
    }

    private static IEnumerable<TableCell> Cells(OpenXmlElement row) => row.ChildElements.SelectMany(child => child switch
    {
        TableCell cell => [cell],
        SdtCell or SdtContentCell or CustomXmlCell => Cells(child),
        _ => [],
    });

    private static int Span(OpenXmlSimpleType? value) => int.TryParse(value?.InnerText, out var span) ? Math.Clamp(span, 0, WordGrid.MaxColumns) : 0;
}
