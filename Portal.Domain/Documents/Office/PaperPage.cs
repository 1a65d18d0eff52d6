using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Portal.Domain.Storage.Office;

namespace Portal.Domain.Documents.Office;

/// <summary>The page of an official paper: A4, 版心 156 by 225 mm, page numbers on the outer side.</summary>
internal static class PaperPage
{
    /// <summary>Width of the type area, in twentieths of a point: 156 mm.</summary>
    public const int Width = 8845;

    private const string OddFooter = "rFooterOdd";
    private const string EvenFooter = "rFooterEven";

    public static void AddTo(MainDocumentPart main)
    {
        main.AddNewPart<StyleDefinitionsPart>("rStyles").Styles = PaperStyles.All();
        main.AddNewPart<FontTablePart>("rFonts").Fonts = OfficialFonts.Table();
        main.AddNewPart<DocumentSettingsPart>("rSettings").Settings = new Settings(
            new EvenAndOddHeaders(),
            new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
            // A line that ends by hand is not stretched to the edge.
            new Compatibility(new DoNotExpandShiftReturn(), new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
            new ThemeFontLanguages { Val = "en-US", EastAsia = "zh-CN" });
        main.AddNewPart<FooterPart>(OddFooter).Footer = Footer(JustificationValues.Right);
        main.AddNewPart<FooterPart>(EvenFooter).Footer = Footer(JustificationValues.Left);
    }

    /// <summary>Margins 37, 26, 35 and 28 mm; 28 characters on each of 22 lines.</summary>
    public static SectionProperties Section() => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = OddFooter },
        new FooterReference { Type = HeaderFooterValues.Even, Id = EvenFooter },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 2098, Right = 1474, Bottom = 1984, Left = 1587, Header = 851, Footer = 1304, Gutter = 0 });

    // — 1 —, 四号宋体, one character from the edge.
    private static Footer Footer(JustificationValues side) => new(new Paragraph(
        new ParagraphProperties(
            new ParagraphStyleId { Val = PaperStyles.Footer },
            side == JustificationValues.Right ? new Indentation { Right = "280" } : new Indentation { Left = "280" },
            new Justification { Val = side }),
        Run("— "),
        new SimpleField(Run("1")) { Instruction = " PAGE " },
        Run(" —")));

    private static Run Run(string text) => new(
        new RunProperties(new RunFonts { Ascii = "宋体", HighAnsi = "宋体", EastAsia = "宋体" }),
        new Text(text) { Space = SpaceProcessingModeValues.Preserve });
}
