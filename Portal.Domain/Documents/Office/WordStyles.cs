using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Portal.Domain.Documents.Office;

/// <summary>What a style, with all it is based on, says about a paragraph or a run; null where it says nothing.</summary>
/// <param name="Outline">Level of the heading, counted from 0; 9 is Word's word for 'no heading'.</param>
/// <param name="Face">Face of the Chinese characters.</param>
/// <param name="Points">Size of the type.</param>
internal sealed record WordLook(
    string Name = "", int? Outline = null, string? Align = null, bool? Bold = null, bool? Hidden = null, string? Face = null, double? Points = null, string? ListId = null, int? Depth = null)
{
    /// <summary>This look where it says something, the other one where it does not.</summary>
    public WordLook Over(WordLook other) => new(
        Name.Length > 0 ? Name : other.Name, Outline ?? other.Outline, Align ?? other.Align, Bold ?? other.Bold, Hidden ?? other.Hidden,
        Face ?? other.Face, Points ?? other.Points, ListId ?? other.ListId, Depth ?? other.Depth);
}

/// <summary>The styles of a Word document, resolved.</summary>
internal sealed class WordStyles
{
    private const int MostParents = 20;

    private readonly Dictionary<string, Style> _styles = [];
    private readonly Dictionary<string, WordLook> _looks = [];
    private readonly WordLook _defaults = new();
    private readonly string _paragraph = "";

    public WordStyles(StyleDefinitionsPart? part)
    {
        if (part?.Styles is not { } styles) return;
        _defaults = Run(styles.DocDefaults?.RunPropertiesDefault?.RunPropertiesBaseStyle).Over(Paragraph(styles.DocDefaults?.ParagraphPropertiesDefault?.ParagraphPropertiesBaseStyle));
        foreach (var style in styles.Elements<Style>())
        {
            if (style.StyleId?.Value is not { } id) continue;
            _styles.TryAdd(id, style);
            if (style.Type?.InnerText == "paragraph" && On(style.Default)) _paragraph = id;
        }
    }

    /// <summary>How a paragraph looks by its own word, its style and the document's defaults.</summary>
    public WordLook Of(ParagraphProperties? properties)
    {
        var own = Paragraph(properties);
        return own.Over(Look(properties?.ParagraphStyleId?.Val?.Value ?? _paragraph)).Over(_defaults);
    }

    /// <summary>How a run looks in a paragraph.</summary>
    public WordLook Of(RunProperties? properties, WordLook paragraph)
    {
        if (properties is null) return paragraph;
        var own = Run(properties);
        if (properties.RunStyle?.Val?.Value is { } style) own = own.Over(Look(style));
        return own.Over(paragraph);
    }

    private WordLook Look(string id)
    {
        if (_looks.TryGetValue(id, out var known)) return known;
        var look = new WordLook();
        var at = id;
        for (var i = 0; i < MostParents && _styles.TryGetValue(at, out var style); i++)
        {
            var name = style.StyleName?.Val?.Value ?? "";
            look = look.Over(new WordLook(name)).Over(Paragraph(style.StyleParagraphProperties)).Over(Run(style.StyleRunProperties)).Over(new WordLook(Outline: HeadingLevel(name)));
            at = style.BasedOn?.Val?.Value ?? "";
        }
        return _looks[id] = look;
    }

    // Some word processors leave the outline level out of the built-in headings.
    private static int? HeadingLevel(string name) =>
        name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && Int(name[8..]) is >= 1 and <= 9 and var level ? level - 1 : null;

    // By the names of elements: the properties of styles, defaults and paragraphs are four unrelated classes.
    private static WordLook Paragraph(OpenXmlElement? properties)
    {
        if (properties is null) return new WordLook();
        var numbering = properties.GetFirstChild<NumberingProperties>();
        return new WordLook(
            Outline: Int(properties.GetFirstChild<OutlineLevel>()?.Val?.InnerText),
            Align: properties.GetFirstChild<Justification>()?.Val?.InnerText,
            ListId: numbering?.NumberingId?.Val?.InnerText,
            Depth: Int(numbering?.NumberingLevelReference?.Val?.InnerText));
    }

    private static WordLook Run(OpenXmlElement? properties)
    {
        if (properties is null) return new WordLook();
        return new WordLook(
            Bold: Toggle(properties.GetFirstChild<Bold>()),
            Hidden: Toggle(properties.GetFirstChild<Vanish>()),
            Face: properties.GetFirstChild<RunFonts>()?.EastAsia?.Value,
            Points: Int(properties.GetFirstChild<FontSize>()?.Val?.InnerText) / 2.0);
    }

    private static bool? Toggle(OnOffType? toggle) => toggle is null ? null : toggle.Val is null || On(toggle.Val);

    private static bool On(OpenXmlSimpleType? value) => value?.InnerText is "1" or "true" or "on";

    private static int? Int(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
