using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using M = DocumentFormat.OpenXml.Math;

namespace Portal.Domain.Documents.Office;

/// <summary>Reads what stands inside paragraphs: runs, links, fields, tracked changes, footnote marks, pictures.</summary>
internal sealed class WordRuns(WordStyles styles, WordPictures pictures, ImportNotes notes)
{
    /// <summary>A line end with a typed indent behind it: text copied from web pages has it where a paragraph was meant.</summary>
    public static readonly Ink EndBeforeIndent = new("\n\n", Kind: InkKind.Break);

    private const int MostFields = 30;

    private readonly Stack<Field> _fields = [];
    private readonly List<OpenXmlElement> _footnotes = [];
    private List<Ink> _inks = [];
    private List<TextBoxContent> _boxes = [];
    private WordLook? _first;
    private bool _allBold;
    private string? _face;

    /// <summary>The footnotes met so far, in the order of their marks.</summary>
    public IReadOnlyList<OpenXmlElement> Footnotes => _footnotes;

    /// <param name="owner">The part the paragraph stands in: its links and pictures are looked up there.</param>
    public WordParagraph Read(Paragraph paragraph, OpenXmlPart owner)
    {
        (_inks, _boxes, _first, _allBold, _face) = ([], [], null, true, null);
        var look = styles.Of(paragraph.ParagraphProperties);
        Walk(paragraph, new Place(owner, look, null));
        for (var i = 0; i + 1 < _inks.Count; i++)
            if (_inks[i].Kind == InkKind.Break && _inks[i + 1].Kind == InkKind.Text && (_inks[i + 1].Text[0] == '\u3000' || _inks[i + 1].Text.StartsWith("  ", StringComparison.Ordinal)))
                _inks[i] = EndBeforeIndent;
        return new WordParagraph(
            Ink.Tidy(_inks), look, paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "", _allBold && _first is not null, _face ?? "", _first?.Points ?? 10.5, _boxes);
    }

    private void Walk(OpenXmlElement parent, Place place)
    {
        foreach (var child in parent.ChildElements)
            switch (child)
            {
                case Run run:
                    ReadRun(run, place with { Look = styles.Of(run.RunProperties, place.Look), Raised = run.RunProperties?.VerticalTextAlignment?.Val?.InnerText });
                    break;
                case Hyperlink link:
                    Walk(link, place with { Link = Target(link, place.Owner) ?? place.Link });
                    break;
                case DeletedRun or MoveFromRun:
                    notes.Tracked();
                    break;
                case InsertedRun or MoveToRun:
                    notes.Tracked();
                    Walk(child, place);
                    break;
                case SdtRun control:
                    if (control.SdtProperties?.GetFirstChild<ShowingPlaceholder>() is null && control.SdtContentRun is { } content) Walk(content, place);
                    break;
                case M.OfficeMath or M.Paragraph:
                    notes.Formula();
                    Write(string.Concat(child.Descendants<M.Text>().Select(t => t.Text)), place);
                    break;
                case AlternateContent choice:
                    if (Chosen(choice) is { } chosen) Walk(chosen, place);
                    break;
                case ParagraphProperties or RunProperties:
                    break;
                default:
                    if (child.HasChildren) Walk(child, place); // smart tags and the like
                    break;
            }
    }

    private void ReadRun(OpenXmlElement run, Place place)
    {
        if (place.Look.Hidden == true)
        {
            if (run.Descendants<Text>().Any()) notes.Hidden();
            return;
        }
        foreach (var child in run.ChildElements)
            switch (child)
            {
                case Text text:
                    Write(Raise(text.Text, place.Raised), place);
                    break;
                case TabChar or PositionalTab:
                    Write("\t", place);
                    break;
                case Break @break when @break.Type?.InnerText is null or "textWrapping":
                case CarriageReturn:
                    if (Shown) _inks.Add(new Ink("\n", Kind: InkKind.Break));
                    break;
                case NoBreakHyphen:
                    Write("-", place);
                    break;
                case SymbolChar symbol:
                    WriteSymbol(symbol, place);
                    break;
                case FieldChar mark:
                    Turn(mark.FieldCharType?.InnerText);
                    break;
                case FieldCode code:
                    if (_fields.TryPeek(out var field) && !field.InResult) field.Code += code.Text;
                    break;
                case FootnoteReference or EndnoteReference:
                    if (!Shown) break;
                    _footnotes.Add(child);
                    _inks.Add(new Ink($"{_footnotes.Count}", Kind: InkKind.Note));
                    break;
                case CommentReference:
                    notes.Comment();
                    break;
                case Drawing or Picture or EmbeddedObject:
                    ReadDrawing(child, place);
                    break;
                case AlternateContent choice:
                    if (Chosen(choice) is { } chosen) ReadRun(chosen, place);
                    break;
                case Ruby ruby:
                    foreach (var under in ruby.Descendants<RubyBase>()) Walk(under, place);
                    break;
            }
    }

    private bool Shown => !_fields.Any(f => f.InResult && f.IsContents);

    private void Write(string text, Place place)
    {
        if (text.Length == 0 || _fields.TryPeek(out var open) && !open.InResult) return;
        if (!Shown)
        {
            notes.Contents();
            return;
        }
        var bold = place.Look.Bold == true;
        if (!string.IsNullOrWhiteSpace(text))
        {
            _first ??= place.Look;
            _allBold &= bold;
            // One face for all, or none that says anything.
            _face = _face is null || _face == place.Look.Face ? place.Look.Face ?? "" : "";
        }
        _inks.Add(new Ink(text.Replace('\n', ' ').Replace('\r', ' '), bold, _fields.Select(f => f.Link).FirstOrDefault(l => l is not null) ?? place.Link));
    }

    private void Turn(string? type)
    {
        // Nobody nests fields so deep; a forged file may.
        if (_fields.Count > MostFields) _fields.Clear();
        if (type == "begin") _fields.Push(new Field());
        else if (type == "separate" && _fields.TryPeek(out var field)) field.InResult = true;
        else if (type == "end") _fields.TryPop(out _);
    }

    private void ReadDrawing(OpenXmlElement drawing, Place place)
    {
        if (drawing is EmbeddedObject) notes.Embedded();
        foreach (var box in drawing.Descendants<TextBoxContent>().Where(b => !b.Ancestors<TextBoxContent>().Any(a => a.Ancestors().Contains(drawing))))
            if (box.Descendants<Text>().Any())
            {
                notes.TextBox();
                _boxes.Add(box);
            }
        if (!Shown) return;
        foreach (var placeholder in pictures.In(drawing, place.Owner, out var alt)) _inks.Add(new Ink(alt, Link: placeholder, Kind: InkKind.Picture));
    }

    /// <summary>Word writes a drawing twice, once for readers of its own age.</summary>
    internal static OpenXmlElement? Chosen(AlternateContent choice) =>
        (OpenXmlElement?)choice.GetFirstChild<AlternateContentChoice>() ?? choice.GetFirstChild<AlternateContentFallback>();

    private static string? Target(Hyperlink link, OpenXmlPart owner) =>
        link.Id?.Value is { } id ? WebAddress(owner.HyperlinkRelationships.FirstOrDefault(r => r.Id == id)?.Uri) : null;

    internal static string? WebAddress(Uri? uri) =>
        uri is { IsAbsoluteUri: true, Scheme: "http" or "https" or "mailto" } ? uri.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal) : null;

    // m² is not m2.
    private static string Raise(string text, string? how) => how switch
    {
        "superscript" when text.All(c => "0123456789+-".Contains(c)) => string.Concat(text.Select(c => "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"["0123456789+-".IndexOf(c)])),
        "subscript" when text.All(char.IsAsciiDigit) => string.Concat(text.Select(c => (char)('₀' + (c - '0')))),
        _ => text,
    };

    // The marks that forms are ticked with; Word keeps them as places in its picture fonts.
    private void WriteSymbol(SymbolChar symbol, Place place)
    {
        var mark = (symbol.Font?.Value, symbol.Char?.Value?.ToUpperInvariant()) switch
        {
            ("Wingdings", "F0FE" or "00FE") or ("Wingdings 2", "F052" or "0052") => "☑",
            ("Wingdings", "F0A8" or "00A8" or "F06F" or "006F") or ("Wingdings 2", "F0A3" or "00A3") => "□",
            ("Wingdings", "F0FC" or "00FC") or ("Wingdings 2", "F050" or "0050") => "√",
            ("Wingdings", "F0FB" or "00FB") => "×",
            ("Wingdings", "F06C" or "006C") => "●",
            ("Wingdings", "F0E0" or "00E0") => "→",
            _ => "",
        };
        if (mark.Length == 0) notes.Symbol();
        Write(mark, place);
    }

    private readonly record struct Place(OpenXmlPart Owner, WordLook Look, string? Link, string? Raised = null);

    private sealed class Field
    {
        public string Code { get; set; } = "";
        public bool InResult { get; set; }

        public bool IsContents => Code.TrimStart().StartsWith("TOC", StringComparison.OrdinalIgnoreCase);

        public string? Link => InResult && Code.TrimStart().StartsWith("HYPERLINK", StringComparison.OrdinalIgnoreCase) && Code.Split('"') is [_, var address, ..]
            && !Code.Contains("\\l", StringComparison.Ordinal) && Uri.TryCreate(address, UriKind.Absolute, out var uri) ? WebAddress(uri) : null;
    }
}
