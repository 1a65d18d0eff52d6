namespace Portal.Domain.Requests;

/// <summary>
/// Who asks. Personal data: kept in a table of its own, never part of the public column, masked in lists, shown by role, every look audited, and
/// erased when the retention period is over.
/// </summary>
public sealed class Applicant
{
    public int Id { get; private set; }
    public ApplicantKind Kind { get; set; }

    /// <summary>Of the person or the organisation.</summary>
    public string Name { get; set; } = "";

    /// <summary>ID card number or 统一社会信用代码.</summary>
    public string IdNumber { get; set; } = "";

    /// <summary>Contact person of an organisation; empty for a person.</summary>
    public string Contact { get; set; } = "";
    public string Phone { get; set; } = "";
    public string Email { get; set; } = "";
    public string Address { get; set; } = "";

    /// <summary>UTC; set when the retention period was over and everything above was emptied.</summary>
    public DateTime? ErasedAt { get; set; }
}
