namespace Portal.Domain.Requests;

/// <summary>Somebody looked at who applies. Added by every look, never edited.</summary>
public sealed class ApplicantLook
{
    private ApplicantLook()
    {
    }

    public ApplicantLook(int requestId, string by, DateTime at) => (RequestId, By, At) = (requestId, by, at);

    public int Id { get; private set; }
    public int RequestId { get; private set; }
    public string By { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
}
