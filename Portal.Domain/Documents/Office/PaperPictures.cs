using System.Buffers.Binary;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Portal.Domain.Storage;
using A = DocumentFormat.OpenXml.Drawing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Portal.Domain.Documents.Office;

/// <summary>Puts pictures into a Word document, each file once, none wider or higher than the type area.</summary>
internal sealed class PaperPictures(MainDocumentPart main, IReadOnlyDictionary<string, byte[]> pictures)
{
    // English metric units: 914,400 to the inch, 9,525 to a dot of a screen.
    private const long Dot = 9_525;
    private const long Widest = PaperPage.Width * 635L;
    private const long Highest = 7_200_000;

    private readonly Dictionary<string, string> _ids = [];
    private uint _drawn;

    /// <summary>Null for a picture that was not handed over or is of no known kind.</summary>
    public Run? Draw(string address, string alt)
    {
        if (!pictures.TryGetValue(address, out var content) || PartType(content) is not { } type || Measure(content) is not { } measures) return null;
        if (!_ids.TryGetValue(address, out var id))
        {
            _ids[address] = id = $"rPicture{_ids.Count + 1}";
            using var stream = new MemoryStream(content, writable: false);
            main.AddImagePart(type, id).FeedData(stream);
        }
        var (wide, high) = (measures.Width * Dot, measures.Height * Dot);
        var scale = Math.Min(1, Math.Min(Widest / (double)wide, Highest / (double)high));
        var (cx, cy) = (Math.Max(1, (long)(wide * scale)), Math.Max(1, (long)(high * scale)));
        var number = ++_drawn;
        return new Run(new Drawing(new Wp.Inline(
            new Wp.Extent { Cx = cx, Cy = cy },
            new Wp.DocProperties { Id = number, Name = $"图{number}", Description = alt },
            new A.Graphic(new A.GraphicData(new Pic.Picture(
                new Pic.NonVisualPictureProperties(new Pic.NonVisualDrawingProperties { Id = number, Name = $"图{number}" }, new Pic.NonVisualPictureDrawingProperties()),
                new Pic.BlipFill(new A.Blip { Embed = id }, new A.Stretch(new A.FillRectangle())),
                new Pic.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = cx, Cy = cy }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))));
    }

    private static PartTypeInfo? PartType(byte[] content) => FileTypes.Detect(content) switch
    {
        "image/png" => ImagePartType.Png,
        "image/jpeg" => ImagePartType.Jpeg,
        "image/gif" => ImagePartType.Gif,
        _ => null,
    };

    private static (int Width, int Height)? Measure(ReadOnlySpan<byte> content) => content switch
    {
        [0x89, (byte)'P', ..] when content.Length >= 24 => Sides(BinaryPrimitives.ReadInt32BigEndian(content[16..]), BinaryPrimitives.ReadInt32BigEndian(content[20..])),
        [(byte)'G', (byte)'I', ..] when content.Length >= 10 => Sides(BinaryPrimitives.ReadUInt16LittleEndian(content[6..]), BinaryPrimitives.ReadUInt16LittleEndian(content[8..])),
        [0xFF, 0xD8, ..] => Jpeg(content),
        _ => null,
    };

    // The frame header: C0 to CF without the tables C4, C8 and CC; every other segment says how long it is.
    private static (int, int)? Jpeg(ReadOnlySpan<byte> content)
    {
        for (var at = 2; at + 9 < content.Length && content[at] == 0xFF;)
        {
            var marker = content[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return Sides(BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]));
            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
        }
        return null;
    }

    private static (int, int)? Sides(int width, int height) => width > 0 && height > 0 ? (width, height) : null;
}
