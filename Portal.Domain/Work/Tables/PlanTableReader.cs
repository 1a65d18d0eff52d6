using System.Text.RegularExpressions;
using Portal.Domain.Common;
using Portal.Domain.Storage;
using Portal.Domain.Storage.Office;

namespace Portal.Domain.Work.Tables;

/// <summary>Reads a task breakdown table out of whatever file or clipboard it comes in; says in one sentence why it cannot.</summary>
public static partial class PlanTableReader
{
    /// <summary>No table of tasks is larger; refused before anything is parsed.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>Reads by content, never by the name, which a clerk may have changed.</summary>
    /// <param name="year">The plan year; null reads it from the title.</param>
    public static PlanDraft Read(byte[] content, string fileName, int? year) => Guarded(year, () => GridOf(content, fileName));

    /// <summary>Reads what Excel, Word or a browser put on the clipboard.</summary>
    public static PlanDraft ReadText(string pasted, int? year) => Guarded(year, () =>
        pasted.Length > MaxBytes / 2 ? throw TooLarge(pasted.Length * 2L)
        : string.IsNullOrWhiteSpace(pasted) ? throw new UnreadableFileException("没有粘贴任何内容，请先在表格里选中并复制。")
        : GridOf(pasted));

    private static PlanDraft Guarded(int? year, Func<Grid> read)
    {
        try
        {
            return Understand(read(), year);
        }
        catch (UnreadableFileException refused)
        {
            return new PlanDraft("", year, "", "", [], [new TableIssue(0, IssueSeverity.Error, refused.Message)]);
        }
    }

    private static UnreadableFileException TooLarge(long bytes) =>
        new($"文件有 {bytes / 1024.0 / 1024.0:0.#} MB，超过 {MaxBytes / 1024 / 1024} MB 的上限；请只保留任务分解表后再导入。");

    internal static Grid GridOf(byte[] content, string fileName)
    {
        if (content.Length > MaxBytes) throw TooLarge(content.Length);
        switch (FileSignature.Of(content))
        {
            case FileSignature.Kind.Empty:
                throw new UnreadableFileException("文件是空的，请重新选择文件。");
            case FileSignature.Kind.Zip:
                return OfficeFile.Read(content);
            case FileSignature.Kind.EncryptedOffice:
                throw new UnreadableFileException("文件设了打开密码，无法读取；请取消密码后另存再导入。");
            case FileSignature.Kind.LegacyOffice:
                throw new UnreadableFileException("这是旧版 .doc 或 .xls 文件，请在 Word、Excel 或 WPS 里另存为 .docx 或 .xlsx 再导入。");
            case FileSignature.Kind.Other:
                throw new UnreadableFileException($"“{Path.GetFileName(fileName)}”不是表格文件；请用 .txt、.tsv、.docx 或 .xlsx。");
            default:
                return GridOf(TextDecoding.Decode(content)
                    ?? throw new UnreadableFileException($"“{Path.GetFileName(fileName)}”既不是表格，也不是能认出的文字；请用 .txt、.tsv、.docx 或 .xlsx。"));
        }
    }

    internal static Grid GridOf(string text) =>
        text.AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith("<") ? HtmlGrid.Read(text) : TextGrid.Read(text);

    private static PlanDraft Understand(Grid read, int? year)
    {
        var grid = StackedCells.Unstack(read);
        var front = FrontMatter.Find(grid) ?? (Outline.HasStandardRows(grid) ? FrontMatter.Headless() : null);
        var title = front?.Title ?? Outline.TitleOf(grid);
        var told = YearIn(title) ?? YearIn(front?.UpperHeading ?? "");
        var draft = new DraftBuilder(year ?? told);
        if ((year ?? told) is null) draft.Issues.Error(0, "看不出是哪一年的任务表，请在标题里写上年份，或另外指明（页面上填“年份”，命令行用 --year）。");
        if (year is not null && told is not null && year != told) draft.Issues.Warning(0, $"标题写的是 {told} 年，按指定的 {year} 年导入，请核对。");

        foreach (var row in grid.Rows)
            if (row.Cells.Any(c => c.Text.Contains('\uFFFD')))
                draft.Issues.Error(row.Line, "这一行有认不出的字（乱码），请把文件另存为 UTF-8 再导入。");

        if (front is not null && front.FirstHeader == PlanForm.Header) draft.Issues.Warning(0, "没有表头，已按标准的十列读取，请核对。");
        if (front is not null) GridInterpreter.Read(grid, front, draft);
        else if (!Outline.Read(grid, draft))
            throw new UnreadableFileException("文件里没有任务分解表：找不到“序号、任务、责任单位、完成时限”这样的表头，也没有“一、（一）1.”这样的层次。");
        return draft.Build(title, front?.UpperHeading ?? "", front?.LowerHeading ?? "");
    }

    private static int? YearIn(string text)
    {
        var match = YearPattern().Match(text);
        if (!match.Success) return null;
        var year = 0;
        foreach (var c in match.Groups[1].ValueSpan)
            year = year * 10 + (Numerals.IsDigit(c) ? Numerals.DigitValue(c) : Math.Max(0, "零一二三四五六七八九".IndexOf(c)));
        return year;
    }

    [GeneratedRegex("(20[0-9]{2}|２０[０-９]{2}|二[〇零○]{1}[〇零○一二三四五六七八九]{2})\\s?年")]
    private static partial Regex YearPattern();
}
