using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Portal.Domain.Documents.Office;

/// <summary>How the single places of an official paper are set.</summary>
internal static class PaperParagraphs
{
    private const int Character = PaperStyles.Character;

    public static ParagraphProperties Properties(string style) => new() { ParagraphStyleId = new ParagraphStyleId { Val = style } };

    public static Paragraph Of(string style, IEnumerable<OpenXmlElement> runs) => new([Properties(style), .. runs]);

    /// <summary>Two characters in; further lines stand under the name, not under 附件.</summary>
    /// <param name="hanging">Characters before the name.</param>
    public static ParagraphProperties Attachment(int hanging, bool first = true, bool spaced = false)
    {
        var properties = Properties(PaperStyles.Attachment);
        if (spaced) properties.SpacingBetweenLines = new SpacingBetweenLines { Before = $"{PaperStyles.Line}" };
        // The number, where there are several, takes one of the characters.
        var before = first ? hanging : 1;
        properties.Indentation = new Indentation { Left = $"{(2 + hanging) * Character}", Hanging = $"{before * Character}" };
        return properties;
    }

    /// <summary>成文日期: four characters from the right edge.</summary>
    public static ParagraphProperties Date()
    {
        var properties = Properties(PaperStyles.Signature);
        properties.Indentation = new Indentation { Right = $"{4 * Character}" };
        return properties;
    }

    /// <summary>署名: its middle over the middle of the date.</summary>
    public static ParagraphProperties Signature(string name, string date, bool first)
    {
        var properties = Properties(PaperStyles.Signature);
        properties.KeepNext = new KeepNext();
        if (first) properties.SpacingBetweenLines = new SpacingBetweenLines { Before = $"{2 * PaperStyles.Line}" };
        properties.Indentation = new Indentation { Right = $"{Math.Max(2 * Character, 4 * Character + (WidthOf(date) - WidthOf(name)) / 2)}" };
        return properties;
    }

    /// <summary>A line of the imprint: thick rules over the first and under the last, thin ones between.</summary>
    public static ParagraphProperties Fact(bool first, bool last)
    {
        var properties = Properties(PaperStyles.Fact);
        properties.KeepNext = last ? null : new KeepNext();
        var borders = new ParagraphBorders();
        if (first) borders.TopBorder = new TopBorder { Val = BorderValues.Single, Size = 8, Space = 1 };
        borders.BottomBorder = new BottomBorder { Val = BorderValues.Single, Size = last ? 8u : 6u, Space = 1 };
        properties.ParagraphBorders = borders;
        if (first) properties.SpacingBetweenLines = new SpacingBetweenLines { Before = $"{2 * PaperStyles.Line}" };
        properties.Indentation = new Indentation { FirstLine = "280" }; // the words alone: an indent at the sides would shorten the rules
        return properties;
    }

    private static int WidthOf(string text) => text.Sum(c => char.IsAscii(c) ? Character / 2 : Character);
}
