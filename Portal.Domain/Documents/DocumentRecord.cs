namespace Portal.Domain.Documents;

/// <summary>
/// What registers say about a document, whatever edition is public: it is known before or after the text is signed, so it is no part of what is signed, and
/// a change is public at once. Unchanging: a new set takes the old one's place.
/// </summary>
public sealed record DocumentRecord
{
    /// <summary>登记号 (三统一: 统一登记、统一编号、统一印发); null until it is given. Counted anew each year, never given twice.</summary>
    public string? RegisterNumber { get; init; }

    /// <summary>合法性审核号 (国办发〔2018〕115号).</summary>
    public string LegalReview { get; init; } = "";

    /// <summary>备案号.</summary>
    public string Filing { get; init; } = "";

    /// <summary>Address of the 征求意见 page: on this site, or another one's with https://.</summary>
    public string Consultation { get; init; } = "";

    /// <summary>Person who answers for a standing page; the division is the document's own.</summary>
    public string Keeper { get; init; } = "";

    /// <summary>The day by which a standing page is to be looked through again.</summary>
    public DateOnly? ReviewBy { get; init; }
}
