using Portal.Domain.Storage.Office;

namespace Portal.Domain.Work.Tables;

/// <summary>Tables out of .docx and .xlsx.</summary>
internal static class OfficeFile
{
    public static Grid Read(byte[] content) => OfficePackage.Read(content, (parts, stream) =>
            parts.Contains("word/document.xml") ? DocxGrid.Read(stream) : parts.Contains("xl/workbook.xml") ? XlsxGrid.Read(stream) : null)
        ?? throw new UnreadableFileException("这不是 .docx 或 .xlsx 文件；请在 Word、Excel 或 WPS 里另存为这两种格式之一再导入。");
}
