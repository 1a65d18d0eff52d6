namespace Portal.Domain.Requests;

/// <summary>What a paper in the case file is; the order is that of the 归档 list (domain facts 9).</summary>
public enum RequestFileKind
{
    /// <summary>申请书 on paper or as a picture of it.</summary>
    Application,

    /// <summary>身份证明.</summary>
    IdentityProof,

    /// <summary>补正告知书.</summary>
    CorrectionNotice,

    /// <summary>补正材料.</summary>
    Correction,

    /// <summary>检索记录.</summary>
    SearchRecord,

    /// <summary>征求意见书 and its answer.</summary>
    Consultation,

    /// <summary>延期审批 and notice.</summary>
    Extension,

    /// <summary>收费通知 and proof of payment.</summary>
    Fee,

    /// <summary>答复书.</summary>
    Reply,

    /// <summary>Information that was provided.</summary>
    Provided,

    /// <summary>送达凭证.</summary>
    Delivery,

    /// <summary>复议、诉讼.</summary>
    Remedy,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>A paper of one case; its bytes lie in the store under their hash.</summary>
public sealed class RequestFile
{
    private RequestFile()
    {
    }

    public RequestFile(RequestFileKind kind, string name, string hash, string contentType, long size, string by, DateTime at, bool isForApplicant = false) =>
        (Kind, Name, Hash, ContentType, Size, By, At, IsForApplicant) = (kind, name, hash, contentType, size, by, at, isForApplicant);

    public int Id { get; private set; }
    public int RequestId { get; private set; }
    public RequestFileKind Kind { get; private set; }
    public string Name { get; private set; } = "";
    public string Hash { get; private set; } = "";
    public string ContentType { get; private set; } = "";
    public long Size { get; private set; }
    public string By { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>The applicant may download it from the status page.</summary>
    public bool IsForApplicant { get; set; }
}

/// <summary>One line of a case's history; added, never edited.</summary>
public sealed class RequestEvent
{
    private RequestEvent()
    {
    }

    public RequestEvent(DateOnly on, string text, bool isPublic, string by, DateTime at) => (On, Text, IsPublic, By, At) = (on, text, isPublic, by, at);

    public int Id { get; private set; }
    public int RequestId { get; private set; }

    /// <summary>The day on which it took effect.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Chinese, without personal data.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Shown to the applicant on the status page.</summary>
    public bool IsPublic { get; private set; }
    public string By { get; private set; } = "";

    /// <summary>UTC; when it was recorded.</summary>
    public DateTime At { get; private set; }
}
