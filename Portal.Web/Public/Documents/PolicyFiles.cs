using Portal.Domain.Documents;
using Portal.Domain.Documents.Office;

namespace Portal.Web.Public.Documents;

/// <summary>A policy as a file to keep: the official paper in Word.</summary>
internal static class PolicyFiles
{
    public const string DocxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <param name="pictures">Pictures of the text by the address that it gives.</param>
    public static byte[] Docx(ShelfItem head, string markdown, IReadOnlyDictionary<string, byte[]> pictures)
    {
        var facts = head.Facts;
        return DocxPaper.Write(new PaperSheet(facts.Issuer, facts.Number, head.Title, markdown, RedHead: true)
        {
            Subject = facts.Topic,
            Pictures = pictures,
            Facts = [new PaperFact("索引号", head.IndexNumber ?? "无")],
        });
    }
}
