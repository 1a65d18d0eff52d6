using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Portal.Domain.Storage;
using A = DocumentFormat.OpenXml.Drawing;
using V = DocumentFormat.OpenXml.Vml;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Portal.Domain.Documents.Office;

/// <summary>Takes the pictures out of a Word document, each once, and gives them placeholders.</summary>
internal sealed class WordPictures(ImportNotes notes)
{
    private readonly Dictionary<Uri, string> _placeholders = [];
    private readonly List<ImportedPicture> _pictures = [];

    public IReadOnlyList<ImportedPicture> All => _pictures;

    /// <summary>The placeholders of the pictures of one drawing; those in its text boxes are found when the boxes are read.</summary>
    /// <param name="alt">What the picture shows, as its author wrote it.</param>
    public IReadOnlyList<string> In(OpenXmlElement drawing, OpenXmlPart owner, out string alt)
    {
        alt = drawing.Descendants<Wp.DocProperties>().FirstOrDefault()?.Description?.Value ?? "";
        var ids = drawing.Descendants<A.Blip>().Where(b => !InBox(b, drawing)).Select(b => (Inside: b.Embed?.Value, Outside: b.Link?.Value))
            .Concat(drawing.Descendants<V.ImageData>().Where(i => !InBox(i, drawing)).Select(i => (Inside: i.RelationshipId?.Value, Outside: i.RelHref?.Value)));
        var found = new List<string>();
        foreach (var (inside, outside) in ids)
        {
            if (inside is not null && owner.TryGetPartById(inside, out var part)) Take(part, found);
            else if (outside is not null || inside is not null) notes.OutsidePicture();
        }
        return found;
    }

    private void Take(OpenXmlPart part, List<string> found)
    {
        if (!_placeholders.TryGetValue(part.Uri, out var placeholder))
        {
            using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            var content = copy.ToArray();
            var ending = FileTypes.Detect(content) switch
            {
                "image/png" => "png",
                "image/jpeg" => "jpg",
                "image/gif" => "gif",
                _ => "",
            };
            // The ending keeps picture-1 from being found inside picture-10.
            placeholder = ending.Length == 0 ? "" : $"picture-{_pictures.Count + 1}.{ending}";
            if (ending.Length > 0) _pictures.Add(new ImportedPicture(placeholder, content));
            _placeholders[part.Uri] = placeholder;
        }
        if (placeholder.Length > 0) found.Add(placeholder);
        else notes.StrangePicture();
    }

    private static bool InBox(OpenXmlElement element, OpenXmlElement drawing) =>
        element.Ancestors<TextBoxContent>().Any(box => box.Ancestors().Contains(drawing));
}
