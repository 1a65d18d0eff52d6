namespace Portal.Domain.Documents.Office;

internal static class PaperStyles
{
    public const string Organ = "PaperOrgan";
    public const string Number = "PaperNumber";
    public const string Fact = "PaperFact";
}
