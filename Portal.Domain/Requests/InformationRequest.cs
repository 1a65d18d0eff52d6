namespace Portal.Domain.Requests;

/// <summary>How an application reached the bureau; decides the day of receipt (条例第三十一条).</summary>
public enum RequestChannel
{
    /// <summary>互联网: the day both sides confirm.</summary>
    Online,

    /// <summary>传真: the day both sides confirm.</summary>
    Fax,

    /// <summary>当面提交: that day.</summary>
    InPerson,

    /// <summary>当面口述, written down by the office: that day.</summary>
    Oral,

    /// <summary>邮寄, signed for: the day of signature.</summary>
    SignedPost,

    /// <summary>平常信函: the day the office confirms with the applicant, which it must do on the day of arrival.</summary>
    OrdinaryPost,
}

/// <summary>登记 → 审核 → 办理 → 答复 → 归档 (条例第四十五条, 任务(十二)).</summary>
public enum RequestStage
{
    /// <summary>登记: the day of receipt is not confirmed yet.</summary>
    Registered,

    /// <summary>审核: received; is the application complete?</summary>
    Examining,

    /// <summary>补正: the applicant has been asked to correct it.</summary>
    Correcting,

    /// <summary>办理.</summary>
    Handling,

    /// <summary>缴费: waits for the 信息处理费.</summary>
    Paying,

    /// <summary>答复 under way: the letter is being signed.</summary>
    Replying,

    /// <summary>已答复.</summary>
    Replied,

    /// <summary>已归档.</summary>
    Archived,
}

public enum WishedForm
{
    /// <summary>纸质.</summary>
    Paper,

    /// <summary>电子文档.</summary>
    Electronic,
}

public enum WishedWay
{
    /// <summary>网上查收: download with the query code.</summary>
    Online,

    /// <summary>电子邮件.</summary>
    Email,

    /// <summary>邮寄.</summary>
    Post,

    /// <summary>自行领取.</summary>
    PickUp,

    /// <summary>当场阅读、抄录.</summary>
    OnSite,
}

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

/// <summary>依申请公开: one application for one item of information.</summary>
public sealed class InformationRequest
{
    private readonly List<RequestFile> _files = [];
    private readonly List<RequestEvent> _events = [];

    private InformationRequest()
    {
    }

    public InformationRequest(string number, string code, RequestChannel channel, Applicant applicant, DateTime submittedAt) =>
        (Number, Code, Channel, Applicant, SubmittedAt) = (number, code, channel, applicant, submittedAt);

    public int Id { get; private set; }

    /// <summary>登记号, unique, counted anew each year by the day of submission: 2026-0012.</summary>
    public string Number { get; private set; } = "";

    /// <summary>查询码, random; with the name it opens the status page. Unique.</summary>
    public string Code { get; private set; } = "";
    public RequestChannel Channel { get; private set; }
    public int ApplicantId { get; private set; }
    public Applicant Applicant { get; private set; } = null!;

    /// <summary>UTC; when it arrived, before anybody confirmed it.</summary>
    public DateTime SubmittedAt { get; private set; }

    /// <summary>收到申请之日, day 0 of the reply clock and the day that counts for 本年新收; null until confirmed.</summary>
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>Name of the information wanted.</summary>
    public string Title { get; set; } = "";

    /// <summary>文号, where the applicant knows it.</summary>
    public string DocumentNumber { get; set; } = "";

    /// <summary>Other description of the content.</summary>
    public string Description { get; set; } = "";
    public WishedForm Form { get; set; }
    public WishedWay Way { get; set; }
    public RequestStage Stage { get; set; }

    /// <summary>Null until decided.</summary>
    public Decision? Decision { get; set; }

    /// <summary>Day of the decision, the day that counts for 本年度办理结果.</summary>
    public DateOnly? DecidedOn { get; set; }

    public IReadOnlyList<RequestFile> Files => _files;
    public IReadOnlyList<RequestEvent> Events => _events;

    /// <summary>Of the form it was sent with, so that sending it twice makes one case; null for what the office wrote down. Unique.</summary>
    public string? SubmissionKey { get; init; }

    /// <summary>示例: brought along to look at, removed by 一键清空示例.</summary>
    public bool IsSample { get; set; }

    /// <summary>Moves with every write.</summary>
    public int Version { get; set; }

    public void Add(RequestFile file) => _files.Add(file);

    public void Add(RequestEvent happened) => _events.Add(happened);
}
