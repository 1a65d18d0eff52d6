using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Portal.Domain.Storage;
using Portal.Domain.Storage.Office;
using P = DocumentFormat.OpenXml.Presentation;

namespace Portal.Domain.Documents.Office;

/// <summary>The words of an attachment, for the search index. A file that cannot be read has none: the attachment itself is kept all the same.</summary>
public static class AttachmentText
{
    /// <summary>What a search needs of one file, in characters.</summary>
    public const int MostCharacters = 1_000_000;

    private const long MostXml = 64L * 1024 * 1024;

    /// <param name="contentType">As <see cref="FileTypes"/> found it.</param>
    /// <returns>Lines of text; empty when there is nothing to read. Never throws.</returns>
    public static string Extract(byte[] content, string contentType)
    {
        if (content.LongLength > FileTypes.MaxBytes) return "";
        var text = new StringBuilder();
        try
        {
            Read(content, contentType, text);
        }
        // What a damaged or forged file makes the libraries throw is not listed anywhere. What was read before it broke is kept.
        catch (Exception damage) when (damage is not OperationCanceledException)
        {
        }
        if (text.Length > MostCharacters) text.Length = MostCharacters;
        return Lines(text.ToString());
    }

    private static void Read(byte[] content, string contentType, StringBuilder text)
    {
        switch (contentType.Split(';')[0].Trim())
        {
            case "text/plain":
                text.Append(TextDecoding.Decode(content));
                break;
            case FileTypes.Pdf:
                PdfText.Read(content, text);
                break;
            case FileTypes.Docx:
                OfficePackage.Read(content, (_, stream) => ReadWord(stream, text), MostXml);
                break;
            case FileTypes.Xlsx:
                OfficePackage.Read(content, (_, stream) => ReadWorkbook(stream, text), MostXml);
                break;
            case FileTypes.Pptx:
                OfficePackage.Read(content, (_, stream) => ReadSlides(stream, text), MostXml);
                break;
        }
    }

    private static bool ReadWord(Stream stream, StringBuilder text)
    {
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        var main = document.MainDocumentPart;
        foreach (var part in (OpenXmlPart?[])[main, main?.FootnotesPart, main?.EndnotesPart])
            if (part is not null) ReadParagraphs(part, text);
        return true;
    }

    private static bool ReadSlides(Stream stream, StringBuilder text)
    {
        using var document = PresentationDocument.Open(stream, isEditable: false);
        var main = document.PresentationPart;
        foreach (var slide in main?.Presentation?.SlideIdList?.Elements<P.SlideId>() ?? [])
            if (slide.RelationshipId?.Value is { } id && main!.TryGetPartById(id, out var part)) ReadParagraphs(part, text);
        return true;
    }

    // Word and PowerPoint name runs, paragraphs and breaks alike.
    private static void ReadParagraphs(OpenXmlPart part, StringBuilder text)
    {
        using var xml = OfficePackage.Xml(part);
        var inText = false;
        xml.Read();
        while (!xml.EOF && text.Length < MostCharacters)
        {
            // Word repeats text boxes for older readers, and keeps what was deleted.
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "Fallback" or "del" or "moveFrom" or "instrText" or "sectPr" or "rPr" or "pPr" or "tblPr" or "tblGrid")
            {
                xml.Skip();
                continue;
            }
            if (xml.NodeType == XmlNodeType.Element)
            {
                if (xml.LocalName == "t") inText = !xml.IsEmptyElement;
                else if (xml.LocalName is "tab") text.Append(' ');
                else if (xml.LocalName is "br" or "cr") text.Append('\n');
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                if (xml.LocalName == "t") inText = false;
                else if (xml.LocalName == "p") text.Append('\n');
            }
            else if (inText)
            {
                text.Append(xml.Value);
            }
            xml.Read();
        }
    }

    private static bool ReadWorkbook(Stream stream, StringBuilder text)
    {
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        if (document.WorkbookPart is not { } book) return false;
        var values = new XlsxValues(book);
        foreach (var sheet in book.Workbook?.Sheets?.Elements<Sheet>() ?? [])
        {
            if (sheet.State?.InnerText is "hidden" or "veryHidden" || sheet.Id?.Value is not { } id || !book.TryGetPartById(id, out var part) || part is not WorksheetPart) continue;
            text.Append(sheet.Name?.Value).Append('\n');
            using var xml = OfficePackage.Xml(part);
            xml.Read();
            while (!xml.EOF && text.Length < MostCharacters)
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c")
                {
                    if (values.Read(xml) is { Length: > 0 } value) text.Append(value).Append('\t');
                    continue;
                }
                if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row") text.Append('\n');
                xml.Read();
            }
        }
        return true;
    }

    private static string Lines(string text) => string.Join('\n',
        ChineseSpacing.Tidy(text.ReplaceLineEndings("\n")).Split('\n', StringSplitOptions.RemoveEmptyEntries));
}
