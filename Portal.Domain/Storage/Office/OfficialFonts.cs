using DocumentFormat.OpenXml.Wordprocessing;

namespace Portal.Domain.Storage.Office;

/// <summary>The four faces of official papers (GB/T 9704-2012), and what stands in for them where they are not installed.</summary>
internal static class OfficialFonts
{
    /// <summary>小标宋: heads and titles.</summary>
    public const string Title = "方正小标宋简体";

    /// <summary>仿宋: the text.</summary>
    public const string Text = "仿宋_GB2312";

    /// <summary>黑体: headings of the first level (一、).</summary>
    public const string Bold = "黑体";

    /// <summary>楷体: headings of the second level (（一）).</summary>
    public const string Brush = "楷体_GB2312";

    /// <summary>For letters and figures.</summary>
    public const string Latin = "Times New Roman";

    /// <summary>The table by which Word finds the stand-ins.</summary>
    public static Fonts Table() => new(Font(Title, "华文中宋"), Font(Text, "仿宋"), Font(Bold, "微软雅黑"), Font(Brush, "楷体"));

    public static RunFonts Run(string face) => new() { Ascii = Latin, HighAnsi = Latin, EastAsia = face };

    // 86 is GB2312 in hexadecimal.
    private static Font Font(string name, string standIn) => new(new AltName { Val = standIn }, new FontCharSet { Val = "86" }) { Name = name };
}
