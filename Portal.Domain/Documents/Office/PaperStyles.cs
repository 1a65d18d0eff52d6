using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Portal.Domain.Storage.Office;

namespace Portal.Domain.Documents.Office;

/// <summary>The styles of an official paper (GB/T 9704-2012). Word's own names where it has one, so that its outline and our import know them.</summary>
internal static class PaperStyles
{
    public const string Text = "PaperText";
    public const string Flush = "PaperFlush";
    public const string Organ = "PaperOrgan";
    public const string Number = "PaperNumber";
    public const string Title = "Title";
    public const string Attachment = "PaperAttachment";
    public const string Signature = "PaperSignature";
    public const string Quote = "Quote";
    public const string Picture = "PaperPicture";
    public const string Cell = "PaperCell";
    public const string CellHead = "PaperCellHead";
    public const string Fact = "PaperFact";
    public const string Footer = "Footer";
    public const string Footnote = "FootnoteText";
    public const string FootnoteMark = "FootnoteReference";
    public const string Table = "PaperTable";

    /// <summary>三号: width and height of a character of the text, in twentieths of a point.</summary>
    public const int Character = 320;

    /// <summary>28 points from line to line, in twentieths.</summary>
    public const int Line = 560;

    /// <summary>一、 黑体; （一） 楷体; 1. and （1） 仿宋.</summary>
    private static readonly string[] Faces = [OfficialFonts.Bold, OfficialFonts.Brush, OfficialFonts.Text, OfficialFonts.Text, OfficialFonts.Text];

    /// <param name="level">Counted from 1.</param>
    public static string Heading(int level) => $"Heading{level}";

    public static string Face(int level) => Faces[level - 1];

    public static Styles All() => new(
    [
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                OfficialFonts.Run(OfficialFonts.Text), new FontSize { Val = "32" }, new FontSizeComplexScript { Val = "32" }, new Languages { Val = "en-US", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault()),
        Normal(),
        Paragraph(Text, "Paper Text", new Indentation { FirstLineChars = 200, FirstLine = $"{Character * 2}" }),
        Paragraph(Flush, "Paper Flush"),
        Paragraph(Organ, "Paper Organ",
            // 35 mm from the top of the type area to the red name.
            [new SpacingBetweenLines { Before = "1984", Line = "240", LineRule = LineSpacingRuleValues.Auto }, Align(JustificationValues.Center)],
            [OfficialFonts.Run(OfficialFonts.Title), new Color { Val = "FF0000" }]),
        Paragraph(Number, "Paper Number", new SpacingBetweenLines { Before = $"{Line * 2}", Line = $"{Line}", LineRule = LineSpacingRuleValues.Exact }, Align(JustificationValues.Center)),
        Paragraph(Title, "Title",
            [new KeepNext(), new SpacingBetweenLines { Before = $"{Line * 2}", After = $"{Line}", Line = "700", LineRule = LineSpacingRuleValues.Exact }, Align(JustificationValues.Center)],
            [OfficialFonts.Run(OfficialFonts.Title), new FontSize { Val = "44" }, new FontSizeComplexScript { Val = "44" }]),
        .. Enumerable.Range(1, Faces.Length).Select(level => Paragraph(Heading(level), $"heading {level}",
            [new KeepNext(), new Indentation { FirstLineChars = 200, FirstLine = $"{Character * 2}" }, new OutlineLevel { Val = level - 1 }],
            [OfficialFonts.Run(Face(level))])),
        Paragraph(Attachment, "Paper Attachment"),
        Paragraph(Signature, "Paper Signature", new KeepLines(), Align(JustificationValues.Right)),
        Paragraph(Quote, "Quote", [new Indentation { LeftChars = 200, Left = $"{Character * 2}", RightChars = 200, Right = $"{Character * 2}" }], [OfficialFonts.Run(OfficialFonts.Brush)]),
        Paragraph(Picture, "Paper Picture", Single(air: 120), Align(JustificationValues.Center)),
        Paragraph(Cell, "Paper Cell", [Single(air: 40), Align(JustificationValues.Left)], Points(24)),
        Paragraph(CellHead, "Paper Cell Head", [Single(air: 40), Align(JustificationValues.Center)], [OfficialFonts.Run(OfficialFonts.Bold), .. Points(24)]),
        Small(Fact, "Paper Fact", 28, Align(JustificationValues.Left)),
        Small(Footer, "footer", 28, Align(JustificationValues.Right)),
        Small(Footnote, "footnote text", 21, Align(JustificationValues.Left)),
        new Style(new StyleName { Val = "footnote reference" }, new StyleRunProperties(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript })) { Type = StyleValues.Character, StyleId = FootnoteMark },
        TableStyle(),
    ]);

    private static Style Normal() => new(
        new StyleName { Val = "Normal" },
        new PrimaryStyle(),
        new StyleParagraphProperties(new SpacingBetweenLines { Line = $"{Line}", LineRule = LineSpacingRuleValues.Exact }, Align(JustificationValues.Both)),
        // 28 characters on a line of 156 mm: a quarter of a point closer than they are wide. Word's own character grid is not read alike by other programs.
        new StyleRunProperties(new Spacing { Val = -5 }))
    { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true };

    private static Style Paragraph(string id, string name, params OpenXmlElement[] paragraph) => Paragraph(id, name, paragraph, []);

    private static Style Paragraph(string id, string name, OpenXmlElement[] paragraph, OpenXmlElement[] run)
    {
        var style = new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = id };
        if (id.StartsWith("Paper", StringComparison.Ordinal)) style.CustomStyle = true;
        if (paragraph.Length > 0) style.Append(new StyleParagraphProperties(paragraph));
        if (run.Length > 0) style.Append(new StyleRunProperties(run));
        return style;
    }

    private static Style Small(string id, string name, int halfPoints, Justification align) => Paragraph(id, name, [Single(), align], Points(halfPoints));

    private static OpenXmlElement[] Points(int half) => [new FontSize { Val = $"{half}" }, new FontSizeComplexScript { Val = $"{half}" }];

    /// <param name="air">Above and below, in twentieths of a point.</param>
    private static SpacingBetweenLines Single(int air = 0) => new() { Before = $"{air}", After = $"{air}", Line = "240", LineRule = LineSpacingRuleValues.Auto };

    private static Justification Align(JustificationValues align) => new() { Val = align };

    private static Style TableStyle() => new(
        new StyleName { Val = "Paper Table" },
        new StyleTableProperties(
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 },
                new BottomBorder { Val = BorderValues.Single, Size = 4 }, new RightBorder { Val = BorderValues.Single, Size = 4 },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 })))
    { Type = StyleValues.Table, StyleId = Table, CustomStyle = true };
}
