using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Portal.Domain.Documents.Office;
using Portal.Domain.Storage.Office;

namespace Portal.Domain.Archive;

/// <summary>The papers that come with a package: metadata of each document, the list, the hand-over paper.</summary>
internal static class ArchivePapers
{
    private static readonly string[] Heads = ["序号", "类别", "索引号", "题名", "文号", "责任者", "成文日期", "公开日期", "有效性", "保管期限", "密级", "原始文件数", "文件夹", "说明"];

    /// <summary>metadata.xml: names as in DA/T 46-2009. 页数 is left out: a text that flows has no pages of its own, and an empty figure would be read as none.</summary>
    /// <param name="renditions">Path within the document's folder, format, bytes, SHA-256.</param>
    public static byte[] Metadata(ArchiveEntry entry, IReadOnlyList<(string Path, string Format, long Size, string Hash)> renditions)
    {
        var facts = entry.Facts;
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            void Element(string name, string value) => xml.WriteElementString(name, value);
            xml.WriteStartElement("政府信息");
            Element("送交类别", ArchiveWords.Of(entry.Kind));
            Element("索引号", facts.IndexNumber ?? "");
            Element("题名", facts.Title);
            Element("文号", facts.Number);
            Element("责任者", facts.Issuer);
            Element("起草处室", facts.Division);
            Element("成文日期", Day(facts.SignedOn));
            Element("公开日期", Day(facts.PublicOn));
            Element("栏目", facts.Column);
            Element("主题", facts.Topic);
            Element("关键词", facts.Keywords);
            Element("版次", facts.Edition.ToString(CultureInfo.InvariantCulture));
            Element("有效性", facts.State);
            Element("保管期限", facts.Retention);
            Element("密级", "公开");
            Element("网页地址", facts.Address);
            Element("说明", facts.Remark);
            xml.WriteStartElement("文件");
            foreach (var (path, format, size, hash) in renditions)
            {
                xml.WriteStartElement("文件项");
                xml.WriteAttributeString("路径", path);
                xml.WriteAttributeString("格式", format);
                xml.WriteAttributeString("大小", size.ToString(CultureInfo.InvariantCulture));
                xml.WriteAttributeString("SHA-256", hash);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    /// <summary>The released text as one page that opens anywhere and prints: no script, no address outside.</summary>
    public static byte[] Print(ArchiveFacts facts, string html) => Encoding.UTF8.GetBytes($$"""
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head><meta charset="utf-8"><title>{{WebUtility.HtmlEncode(facts.Title)}}</title>
        <style>body{max-width:42em;margin:2em auto;padding:0 1em;font-family:FangSong,"仿宋",serif;line-height:1.8}h1{text-align:center}table{border-collapse:collapse}td,th{border:1px solid;padding:.2em .5em}</style></head>
        <body>
        <h1>{{WebUtility.HtmlEncode(facts.Title)}}</h1>
        <p>{{WebUtility.HtmlEncode(string.Join("　", ((string[])[facts.Issuer, facts.Number, facts.IndexNumber is { } index ? $"索引号：{index}" : "", $"公开日期：{Day(facts.PublicOn)}"]).Where(p => p.Length > 0)))}}</p>
        {{html}}
        </body>
        </html>

        """.ReplaceLineEndings("\n"));

    /// <summary>目录表 for machines: UTF-8 with its mark, so that a double click opens it in Excel.</summary>
    public static byte[] ListCsv(ArchivePlan plan)
    {
        static string Field(string value) => value.AsSpan().ContainsAny(",\"\n\r") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
        var text = new StringBuilder("\uFEFF");
        foreach (var row in Rows(plan)) text.Append(string.Join(',', row.Select(Field))).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>目录表 for people.</summary>
    public static byte[] ListWorkbook(ArchivePlan plan)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            document.ChangeIdOfPart(book, "rBook");
            var sheet = book.AddNewPart<WorksheetPart>("rSheet");
            sheet.Worksheet = new Worksheet(
                new Columns(((double[])[6, 8, 28, 48, 18, 22, 12, 12, 10, 10, 8, 10, 28, 40]).Select((w, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true })),
                new SheetData(Rows(plan).Select(row => new Row(row.Select(text => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }) })))));
            book.Workbook = new Workbook(new Sheets(new Sheet { Name = "目录表", SheetId = 1, Id = "rSheet" }));
        }

        return OfficePackage.WithoutClock(stream.ToArray());
    }

    /// <summary>交接文据, for both sides to sign; a nil return when there is nothing (nothing delivered without it counts as not delivered).</summary>
    public static byte[] HandOver(ArchivePlan plan, int files, long bytes)
    {
        var quarter = $"{plan.Quarter.Year}年第{Common.Numerals.ToChinese(plan.Quarter.Number)}季度";
        int Count(ArchiveItemKind kind) => plan.Entries.Count(e => e.Kind == kind);
        var what = plan.Entries.Count == 0
            ? $"本机关{quarter}没有应当送交的主动公开政府信息，特此说明（零报送）。"
            : $"本机关{quarter}主动公开的政府信息共{plan.Entries.Count}件（新送{Count(ArchiveItemKind.New)}件、撤换{Count(ArchiveItemKind.Exchanged)}件、补送{Count(ArchiveItemKind.Late)}件），电子文件{files}个、{bytes}字节，随目录表一并送交，纸质和电子数量一致。";
        var text = $"""
            {what}

            | 项目 | 内容 |
            | --- | --- |
            | 包名 | {plan.Name} |
            | 包的格式 | BagIt（RFC 8493），SHA-256 |
            | 期间 | {Day(plan.Quarter.First)}至{Day(plan.Quarter.Last)} |
            | 交出单位 | {plan.Organisation} |
            | 接收单位 | 　 |
            | 交接性质 | 主动公开政府信息季度送交 |

            交出单位（盖章）：　　　　　　经办人：　　　　　　日期：

            接收单位（盖章）：　　　　　　经办人：　　　　　　日期：
            """;
        return DocxPaper.Write(new PaperSheet(plan.Organisation, "", "政府信息交接文据", text, RedHead: false) { Subject = quarter });
    }

    private static IEnumerable<string[]> Rows(ArchivePlan plan)
    {
        yield return Heads;
        foreach (var entry in plan.Entries)
        {
            var facts = entry.Facts;
            yield return
            [
                entry.Position.ToString(CultureInfo.InvariantCulture), ArchiveWords.Of(entry.Kind), facts.IndexNumber ?? "", facts.Title.Replace('\n', ' '), facts.Number, facts.Issuer, Day(facts.SignedOn), Day(facts.PublicOn), facts.State,
                facts.Retention, "公开", facts.Originals.Count.ToString(CultureInfo.InvariantCulture), entry.Folder, facts.Remark,
            ];
        }
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
