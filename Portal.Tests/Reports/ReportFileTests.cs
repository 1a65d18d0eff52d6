using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Portal.Domain.Reports;
using Portal.Domain.Storage;

namespace Portal.Tests.Reports;

/// <summary>The report as files, and the way back from a file.</summary>
public sealed class ReportFileTests
{
    private static readonly string Narrative = string.Join("\n\n", Enumerable.Range(1, 6).Select(i => $"## {ReportNarrative.Heading(i)}\n\n第{i}部分的话。"));

    [Theory]
    [InlineData(2020)]
    [InlineData(2025)]
    public void A_workbook_read_back_says_the_same(int year)
    {
        var tables = Numbered(year);
        var read = ReportReader.Read(ReportWorkbook.Write(tables), "年报.xlsx", tables.OfForm);
        Assert.True(read.Ok, string.Concat(read.Reasons));
        Assert.Equal(tables.Values, read.Value!);
    }

    [Theory]
    [InlineData(2020)]
    [InlineData(2025)]
    public void So_does_a_word_file(int year)
    {
        var tables = Numbered(year);
        var read = ReportReader.Read(ReportWord.Write("年报", "示例市科学技术局", Narrative, tables), "年报.docx", tables.OfForm);
        Assert.True(read.Ok, string.Concat(read.Reasons));
        Assert.Equal(tables.Values, read.Value!);
    }

    [Fact]
    public void Files_are_valid_and_the_same_bytes_each_time()
    {
        var tables = Numbered(2025);
        var (word, book) = (ReportWord.Write("年报", "示例市科学技术局", Narrative, tables), ReportWorkbook.Write(tables));
        Assert.Equal(word, ReportWord.Write("年报", "示例市科学技术局", Narrative, tables));
        Assert.Equal(book, ReportWorkbook.Write(tables));
        Assert.Equal((FileTypes.Docx, FileTypes.Xlsx), (FileTypes.Detect(word), FileTypes.Detect(book)));
        using var document = WordprocessingDocument.Open(new MemoryStream(word), false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Description} {e.Path?.XPath}"));
        using var sheet = SpreadsheetDocument.Open(new MemoryStream(book), false);
        Assert.Empty(new OpenXmlValidator().Validate(sheet, TestContext.Current.CancellationToken).Select(e => $"{e.Description} {e.Path?.XPath}"));
    }

    [Fact]
    public void Tables_stand_at_the_end_of_their_sections_in_the_word_file()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(ReportWord.Write("年报", "示例市科学技术局", Narrative, Numbered(2025))), false);
        var order = document.MainDocumentPart!.Document!.Body!.ChildElements.Select(e => e is Table ? "表" : e.InnerText).Where(t => t.Length > 0).ToList();
        Assert.Equal(["二、主动公开政府信息情况", "第2部分的话。", "表", "三、收到和处理政府信息公开申请情况"], order.SkipWhile(t => t != "二、主动公开政府信息情况").Take(4));
        Assert.Equal(3, order.Count(t => t == "表"));
        Assert.DoesNotContain(order, t => t.Contains('〔'));
    }

    [Fact]
    public void Slashes_blanks_and_units_of_published_reports_are_read()
    {
        const string html = """
            <table><tr><td colspan=3>一、本年新收政府信息公开申请数量</td><td>5</td><td>/</td><td></td><td>－</td><td>0</td><td>1件</td><td>6</td></tr>
            <tr><td rowspan=2>三、本年度办理结果</td><td colspan=2>（一）予以公开</td><td>３</td><td>/</td><td>/</td><td>/</td><td>/</td><td>/</td><td>3</td></tr></table>
            """;
        var read = ReportReader.ReadText(html, ReportForms.Current).Value!;
        Assert.Equal((5, 0, 0, 1, 6, 3, 3), (read["3/1/1"], read["3/1/2"], read["3/1/3"], read["3/1/6"], read["3/1/7"], read["3/3/1"], read["3/3/7"]));
    }

    [Fact]
    public void A_file_without_the_tables_is_refused_in_a_sentence()
    {
        Assert.Contains("没有认出", Assert.Single(ReportReader.Read(Encoding.UTF8.GetBytes("会议纪要\n第一条"), "a.txt", ReportForms.Current).Reasons).ToString(), StringComparison.Ordinal);
        using var stream = new MemoryStream();
        using (new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
        }

        Assert.False(ReportReader.Read(stream.ToArray(), "a.xlsx", ReportForms.Current).Ok);
    }

    /// <summary>Every cell a number of its own, so that a shifted one shows.</summary>
    private static ReportTables Numbered(int year)
    {
        var form = ReportForms.Of(year)!;
        return new ReportTables(year, form.Key, form.Keys.Select((key, i) => (key, i)).ToDictionary(k => k.key, k => Table2.IsAmount(k.key) ? k.i + 1.5m : k.i + 1m));
    }
}
