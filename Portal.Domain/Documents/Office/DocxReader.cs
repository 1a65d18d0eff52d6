using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Portal.Domain.Common;
using Portal.Domain.Storage;
using Portal.Domain.Storage.Office;

namespace Portal.Domain.Documents.Office;

/// <summary>A picture out of an imported file.</summary>
/// <param name="Placeholder">Stands in the Markdown as the picture's address until the picture is stored; no placeholder is part of another one.</param>
public sealed record ImportedPicture(string Placeholder, byte[] Content);

/// <summary>A Word document as the editor takes it over.</summary>
/// <param name="Title">Empty when none was recognised.</param>
/// <param name="Markdown">Headings begin at the second level (##): the first is the title's.</param>
/// <param name="Notes">What was left out or changed, and what to look at.</param>
public sealed record ImportedText(string Title, string Markdown, IReadOnlyList<ImportedPicture> Pictures, IReadOnlyList<Reason> Notes);

/// <summary>Reads the text of a Word document into Markdown; says in one sentence why it cannot.</summary>
public static class DocxReader
{
    /// <summary>The largest main part, unpacked: some thousand pages. It is held as a tree.</summary>
    private const long MostXml = 24L * 1024 * 1024;

    public static Outcome<ImportedText> Read(byte[] content)
    {
        try
        {
            return Open(content);
        }
        catch (UnreadableFileException refused)
        {
            return Outcome<ImportedText>.From(Outcome.Refused(refused.Reason));
        }
    }

    private static ImportedText Open(byte[] content)
    {
        if (content.Length > FileTypes.MaxBytes)
            throw new UnreadableFileException(new Reason("文件有 {0} MB，超过 {1} MB 的上限，请压缩其中的图片后再导入。", Math.Round(content.Length / 1024.0 / 1024.0, 1), FileTypes.MaxBytes / 1024 / 1024));
        switch (FileSignature.Of(content))
        {
            case FileSignature.Kind.Empty:
                throw new UnreadableFileException("文件是空的，请重新选择文件。");
            case FileSignature.Kind.EncryptedOffice:
                throw new UnreadableFileException("文件设了打开密码，无法读取；请取消密码后另存再导入。");
            case FileSignature.Kind.LegacyOffice:
                throw new UnreadableFileException("这是旧版 .doc 文件，请在 Word 或 WPS 里另存为 .docx 再导入。");
            case FileSignature.Kind.Zip:
                return OfficePackage.Read(content, (parts, stream) => parts.Any(p => p.StartsWith("word/", StringComparison.OrdinalIgnoreCase)) ? Read(stream) : null, MostXml)
                    ?? throw NotWord();
            default:
                throw NotWord();
        }
    }

    private static ImportedText Read(Stream stream)
    {
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        var main = document.MainDocumentPart ?? throw new InvalidDataException("no main part");
        var notes = new ImportNotes();
        var pictures = new WordPictures(notes);
        var runs = new WordRuns(new WordStyles(main.StyleDefinitionsPart), pictures, notes);
        var blocks = new WordBlocks(runs, WordNumbering.Read(main.NumberingDefinitionsPart), notes);
        if (main.Document?.Body is { } body) blocks.Read(body, main);

        var outline = new OfficialOutline(notes);
        var text = outline.Body(blocks.All);
        var page = new MarkdownPage(outline);
        page.Write(text);
        // Footnotes are met in the text and may not hold marks of their own.
        var footnotes = runs.Footnotes.ToList();
        for (var i = 0; i < footnotes.Count; i++) page.WriteFootnote(i + 1, Footnote(main, footnotes[i], runs));
        if (page.IsEmpty && outline.Title.Length == 0) throw new UnreadableFileException("文件里没有文字。");
        return new ImportedText(outline.Title, page.ToString(), pictures.All, notes.All());
    }

    private static List<Ink> Footnote(MainDocumentPart main, OpenXmlElement mark, WordRuns runs)
    {
        var (part, id) = mark switch
        {
            EndnoteReference end => ((OpenXmlPart?)main.EndnotesPart, end.Id?.InnerText),
            FootnoteReference foot => (main.FootnotesPart, foot.Id?.InnerText),
            _ => (null, null),
        };
        var text = (part as FootnotesPart)?.Footnotes?.Elements<Footnote>().FirstOrDefault(n => n.Id?.InnerText == id)
            ?? (OpenXmlElement?)(part as EndnotesPart)?.Endnotes?.Elements<Endnote>().FirstOrDefault(n => n.Id?.InnerText == id);
        var inks = new List<Ink>();
        foreach (var paragraph in text?.Descendants<Paragraph>() ?? [])
        {
            if (inks.Count > 0) inks.Add(new Ink(" "));
            inks.AddRange(runs.Read(paragraph, part!).Inks.Where(i => i.Kind is not InkKind.Note));
        }
        return inks;
    }

    private static UnreadableFileException NotWord() => new("这不是 Word 文件，请在 Word 或 WPS 里另存为 .docx 再导入。");
}
