using System.Text;
using System.Text.Unicode;

namespace Portal.Domain.Storage;

/// <summary>Tells what a file is by its bytes; a name or a browser's word is not believed.</summary>
public static class FileTypes
{
    /// <summary>Largest file that is taken as evidence or attachment, in bytes.</summary>
    public const long MaxBytes = 20 * 1024 * 1024;

    private static readonly (string Part, string Type)[] Packages =
    [
        ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("OFD.xml", "application/ofd"),
    ];

    /// <summary>The content type, or null for what is not taken in.</summary>
    public static string? Detect(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("%PDF-"u8)) return "application/pdf";
        if (content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return "image/png";
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return "image/jpeg";
        if (content.StartsWith("GIF8"u8)) return "image/gif";
        if (content.StartsWith("PK\u0003\u0004"u8))
        {
            foreach (var (part, type) in Packages)
                if (content.IndexOf(Encoding.ASCII.GetBytes(part)) >= 0)
                    return type;
            return null;
        }

        return content.Length > 0 && !content.Contains((byte)0) && Utf8.IsValid(content) && !LooksLikeMarkup(content) ? "text/plain; charset=utf-8" : null;
    }

    /// <summary>Whether a browser may show it in the page; everything else is downloaded.</summary>
    public static bool MayInline(string contentType) => contentType is "application/pdf" or "image/png" or "image/jpeg" or "image/gif";

    private static bool LooksLikeMarkup(ReadOnlySpan<byte> content) => content.TrimStart(" \t\r\n\uFEFF"u8).StartsWith("<"u8);
}
