using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Portal.Domain.Storage.Office;

namespace Portal.Domain.Documents.Office;

/// <summary>Writes a text as an official paper in Word, laid out by GB/T 9704-2012; the same sheet gives the same bytes.</summary>
public static class DocxPaper
{
    /// <exception cref="ArgumentException">The Markdown is nested too deeply; a text that was ever rendered is not.</exception>
    public static byte[] Write(PaperSheet sheet)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            document.ChangeIdOfPart(main, "rMain");
            PaperPage.AddTo(main);
            var body = new Body();
            body.Append(Head(sheet));
            body.Append(new PaperText(main, sheet).Write());
            body.Append(Foot(sheet));
            body.Append(PaperPage.Section());
            main.Document = new DocumentFormat.OpenXml.Wordprocessing.Document(body);
            Describe(document, sheet);
        }
        return OfficePackage.WithoutClock(stream.ToArray());
    }

    private static IEnumerable<Paragraph> Head(PaperSheet sheet)
    {
        if (sheet.RedHead)
        {
            var name = sheet.Organ.EndsWith("文件", StringComparison.Ordinal) ? sheet.Organ : sheet.Organ + "文件";
            var organ = PaperRuns.Run(name);
            // As large as the line holds, at most 22 mm high, never smaller than the title; in half points.
            var size = $"{Math.Clamp(PaperPage.Width / 21 / Math.Max(name.Length, 1), 22, 60) * 2}";
            organ.RunProperties = new RunProperties(new FontSize { Val = size }, new FontSizeComplexScript { Val = size });
            yield return PaperParagraphs.Of(PaperStyles.Organ, [organ]);
            // The red line lies 4 mm under the number.
            var ruled = PaperParagraphs.Properties(PaperStyles.Number);
            ruled.ParagraphBorders = new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Color = "FF0000", Size = 18, Space = 11 });
            yield return new Paragraph(ruled, PaperRuns.Run(sheet.Number));
        }
        yield return PaperParagraphs.Of(PaperStyles.Title, [PaperRuns.Run(sheet.Title)]);
        if (sheet.RedHead || sheet.Number.Length == 0) yield break;

        var under = PaperParagraphs.Properties(PaperStyles.Number);
        under.SpacingBetweenLines = new SpacingBetweenLines { Before = "0", After = $"{PaperStyles.Line}" };
        yield return new Paragraph(under, PaperRuns.Run(sheet.Number));
    }

    private static IEnumerable<Paragraph> Foot(PaperSheet sheet)
    {
        var several = sheet.Attachments.Count > 1;
        for (var i = 0; i < sheet.Attachments.Count; i++)
            yield return new Paragraph(
                PaperParagraphs.Attachment(several ? 4 : 3, first: i == 0, spaced: i == 0),
                PaperRuns.Run($"{(i == 0 ? "附件：" : "")}{(several ? $"{i + 1}." : "")}{sheet.Attachments[i]}"));

        var date = sheet.Dated is { } day ? $"{day.Year}年{day.Month}月{day.Day}日" : "";
        for (var i = 0; i < sheet.Signatories.Count; i++) yield return new Paragraph(PaperParagraphs.Signature(sheet.Signatories[i], date, i == 0), PaperRuns.Run(sheet.Signatories[i]));
        if (date.Length > 0) yield return new Paragraph(PaperParagraphs.Date(), PaperRuns.Run(date));
        if (sheet.Remark.Length > 0) yield return PaperParagraphs.Of(PaperStyles.Text, [PaperRuns.Run($"（{sheet.Remark}）")]);

        for (var i = 0; i < sheet.Facts.Count; i++)
            yield return new Paragraph(PaperParagraphs.Fact(i == 0, i == sheet.Facts.Count - 1), PaperRuns.Run($"{sheet.Facts[i].Label}：{sheet.Facts[i].Value}"));
    }

    // By hand: the library would write the hour and a random name into the file.
    private static void Describe(WordprocessingDocument document, PaperSheet sheet)
    {
        const string core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        const string dublin = "http://purl.org/dc/elements/1.1/";
        var part = document.AddCoreFilePropertiesPart();
        document.ChangeIdOfPart(part, "rCore");
        using var stream = part.GetStream(FileMode.Create, FileAccess.Write);
        using var xml = XmlWriter.Create(stream);
        xml.WriteStartElement("cp", "coreProperties", core);
        xml.WriteElementString("dc", "title", dublin, Property(sheet.Title));
        xml.WriteElementString("dc", "subject", dublin, Property(sheet.Subject.Length > 0 ? sheet.Subject : sheet.Number));
        xml.WriteElementString("dc", "creator", dublin, Property(sheet.Organ));
        xml.WriteElementString("dc", "language", dublin, "zh-CN");
        xml.WriteEndElement();
    }

    private static string Property(string text) => PaperRuns.Legal(text.Replace("\n", "", StringComparison.Ordinal));
}
