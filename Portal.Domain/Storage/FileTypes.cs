using System.Collections.Frozen;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Portal.Domain.Common;
using Portal.Domain.Storage.Office;

namespace Portal.Domain.Storage;

/// <summary>Tells what a file is by its bytes; a name or a browser's word is not believed.</summary>
public static partial class FileTypes
{
    /// <summary>Largest file that is taken as evidence or attachment, in bytes.</summary>
    public const long MaxBytes = 20 * 1024 * 1024;

    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    public const string Ofd = "application/ofd";
    public const string Pdf = "application/pdf";
    public const string Text = "text/plain; charset=utf-8";

    /// <summary>How far into a text a browser might look for markup.</summary>
    private const int MarkupLimit = 2_048;

    /// <summary>Endings by which a double click runs something, whatever the bytes are: a text named so is a program on the reader's desk.</summary>
    private static readonly FrozenSet<string> Programs = FrozenSet.ToFrozenSet(
        [".exe", ".com", ".scr", ".pif", ".msi", ".msc", ".cpl", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".wsh", ".hta", ".jar", ".reg", ".lnk", ".url", ".inf", ".htm", ".html", ".svg"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Texts = [".txt", ".csv", ".md"];

    // A picture of one kind under another's name is everyday, and every viewer opens it.
    private static readonly string[] Pictures = [".png", ".jpg", ".jpeg", ".gif"];

    private enum Fault
    {
        None,
        Empty,
        Unknown,
        Macros,
        Markup,
        Encrypted,
        Legacy,
    }

    /// <summary>The content type, or null for what is not taken in.</summary>
    public static string? Detect(byte[] content) => Look(content).Type;

    /// <summary>The content type, or in one sentence why the file is not taken in.</summary>
    /// <param name="name">As the clerk knows the file; only to speak of it.</param>
    public static Outcome<string> Admit(string name, byte[] content)
    {
        if (content.LongLength > MaxBytes) return Refused(new Reason("“{0}”超过 {1} MB，请压缩后再上传。", name, MaxBytes / 1024 / 1024));
        var (type, fault) = Look(content);
        var ending = Path.GetExtension(name).ToLowerInvariant();
        if (type is not null && Programs.Contains(ending)) return Refused(new Reason("“{0}”的后缀是程序或者网页的，打开可能有害；请改用正确的后缀，或者另存为 PDF 后再上传。", name));
        if (type is not null) return type;
        return Refused(new Reason(fault switch
        {
            Fault.Empty => "“{0}”是空的，请重新选择文件。",
            Fault.Macros => "“{0}”带有宏，可能有害；请另存为不带宏的 .docx、.xlsx 或 .pptx 后再上传。",
            Fault.Markup => "“{0}”是网页或 SVG，可能有害；请另存为 PDF 或图片后再上传。",
            Fault.Encrypted => "“{0}”设了打开密码，别人打不开；请取消密码后再上传。",
            Fault.Legacy => "“{0}”是旧版 Office 文件；请另存为 .docx、.xlsx 或 .pptx 后再上传。",
            Fault.Unknown when Texts.Contains(ending) => "“{0}”不是 UTF-8 编码的纯文本；请在记事本里另存为 UTF-8 编码，或者存成 Word、PDF 后再上传。",
            Fault.Unknown when Known(ending) => "“{0}”的内容和后缀不是同一类型，可能改过名，或者已经损坏；请用原来的软件重新导出后再上传。",
            _ => "“{0}”的类型不能上传。可用：PDF、Word、Excel、PPT、OFD、图片、纯文本。",
        }, name));
    }

    /// <summary>Whether a browser may show it in the page; everything else is downloaded.</summary>
    public static bool MayInline(string contentType) => contentType is Pdf or "image/png" or "image/jpeg" or "image/gif";

    /// <summary>How the names of such files end, the usual ending first.</summary>
    /// <param name="contentType">One that <see cref="Detect"/> gives.</param>
    public static IReadOnlyList<string> EndingsOf(string contentType) => contentType switch
    {
        Pdf => [".pdf"],
        Docx => [".docx"],
        Xlsx => [".xlsx"],
        Pptx => [".pptx"],
        Ofd => [".ofd"],
        Text => Texts,
        "image/jpeg" => [".jpg", .. Pictures],
        "image/gif" => [".gif", .. Pictures],
        _ => Pictures,
    };

    private static bool Known(string ending) => Pictures.Contains(ending) || ending is ".pdf" or ".docx" or ".xlsx" or ".pptx" or ".ofd";

    private static Outcome<string> Refused(Reason reason) => Outcome<string>.From(Outcome.Refused(reason));

    private static (string? Type, Fault Fault) Look(byte[] content)
    {
        var start = content.AsSpan();
        if (start.IsEmpty) return (null, Fault.Empty);
        if (start.StartsWith("%PDF-"u8)) return (Pdf, Fault.None);
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return ("image/png", Fault.None);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return ("image/jpeg", Fault.None);
        if (start.StartsWith("GIF8"u8)) return ("image/gif", Fault.None);
        return FileSignature.Of(start) switch
        {
            FileSignature.Kind.Zip => LookInside(content),
            FileSignature.Kind.EncryptedOffice => (null, Fault.Encrypted),
            FileSignature.Kind.LegacyOffice => (null, Fault.Legacy),
            FileSignature.Kind.Other => (null, Fault.Unknown),
            _ => start.Contains((byte)0) || !Utf8.IsValid(start) ? (null, Fault.Unknown) : LooksLikeMarkup(start) ? (null, Fault.Markup) : (Text, Fault.None),
        };
    }

    // By the names of the parts alone: nothing is unpacked.
    private static (string? Type, Fault Fault) LookInside(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            var parts = zip.Entries.Select(e => e.FullName.Replace('\\', '/')).ToList();
            var type = parts.Select(TypeOf).FirstOrDefault(t => t is not null);
            return type is not null && parts.Any(Macro().IsMatch) ? (null, Fault.Macros) : (type, type is null ? Fault.Unknown : Fault.None);
        }
        catch (InvalidDataException)
        {
            return (null, Fault.Unknown);
        }
    }

    // Word numbers its main part when it saves to some servers.
    private static string? TypeOf(string part) => MainPart().Match(part).Groups[1].Value.ToUpperInvariant() switch
    {
        "WORD/DOCUMENT" => Docx,
        "XL/WORKBOOK" => Xlsx,
        "PPT/PRESENTATION" => Pptx,
        "OFD" => Ofd,
        _ => null,
    };

    // Plain text is served as such and never as a page; all the same nothing is kept that wants to be one.
    private static bool LooksLikeMarkup(ReadOnlySpan<byte> content) => content.TrimStart(" \t\r\n\uFEFF"u8).StartsWith("<"u8)
        || Markup().IsMatch(System.Text.Encoding.Latin1.GetString(content[..Math.Min(content.Length, MarkupLimit)]));

    [GeneratedRegex(@"^(word/document|ppt/presentation|xl/workbook|OFD)[0-9]*\.xml$", RegexOptions.IgnoreCase)]
    private static partial Regex MainPart();

    [GeneratedRegex(@"(?:^|/)vbaProject[^/]*\.bin$|^xl/macrosheets/", RegexOptions.IgnoreCase)]
    private static partial Regex Macro();

    [GeneratedRegex(@"<(?:!doctype|html|head|body|script|svg|iframe|\?xml)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();
}
