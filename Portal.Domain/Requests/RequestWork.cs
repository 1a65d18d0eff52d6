namespace Portal.Domain.Requests;

/// <summary>补正 (条例第三十条).</summary>
public sealed class RequestCorrection
{
    private RequestCorrection()
    {
    }

    public RequestCorrection(string points, DateOnly askedOn, DateOnly dueOn) => (Points, AskedOn, DueOn) = (points, askedOn, dueOn);

    public int Id { get; private set; }
    public int RequestId { get; private set; }

    /// <summary>What has to be corrected, all of it.</summary>
    public string Points { get; private set; } = "";
    public DateOnly AskedOn { get; private set; }

    /// <summary>Last day for the applicant, as it was told.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>The day the corrected application arrived: day 0 of the new count.</summary>
    public DateOnly? ReceivedOn { get; private set; }
    public string What { get; private set; } = "";

    internal void Receive(DateOnly on, string what) => (ReceivedOn, What) = (on, what);
}

/// <summary>分办: a division is asked for its opinion and its files.</summary>
public sealed class RequestAssignment
{
    private RequestAssignment()
    {
    }

    public RequestAssignment(string division, string question, DateOnly askedOn) => (Division, Question, AskedOn) = (division, question, askedOn);

    public int Id { get; private set; }
    public int RequestId { get; private set; }
    public string Division { get; private set; } = "";
    public string Question { get; private set; } = "";
    public DateOnly AskedOn { get; private set; }
    public string Opinion { get; private set; } = "";
    public DateOnly? AnsweredOn { get; private set; }
    public string AnsweredBy { get; private set; } = "";

    internal void Answer(string opinion, DateOnly on, string by) => (Opinion, AnsweredOn, AnsweredBy) = (opinion, on, by);
}

/// <summary>检索记录: without one nobody can say that something does not exist.</summary>
public sealed class RequestSearch
{
    private RequestSearch()
    {
    }

    public RequestSearch(string place, string words, string person, DateOnly on, bool found, string note) =>
        (Place, Words, Person, On, Found, Note) = (place, words, person, on, found, note);

    public int Id { get; private set; }
    public int RequestId { get; private set; }

    /// <summary>Systems, archives and cupboards that were looked through.</summary>
    public string Place { get; private set; } = "";
    public string Words { get; private set; } = "";
    public string Person { get; private set; } = "";
    public DateOnly On { get; private set; }
    public bool Found { get; private set; }
    public string Note { get; private set; } = "";
}

public enum ConsultationKind
{
    /// <summary>条例第三十二条: whoever's rights publishing may harm.</summary>
    ThirdParty,

    /// <summary>条例第三十四条: another organ that made the information jointly.</summary>
    Organ,
}

public enum ConsultationAnswer
{
    /// <summary>同意公开.</summary>
    Agrees,

    /// <summary>不同意公开.</summary>
    Objects,

    /// <summary>逾期未答复: for a third party the bureau decides by the 条例; another organ counts as agreeing.</summary>
    Silent,
}

/// <summary>征求意见.</summary>
public sealed class RequestConsultation
{
    private RequestConsultation()
    {
    }

    public RequestConsultation(ConsultationKind kind, string name, string reason, DateOnly askedOn) => (Kind, Name, Reason, AskedOn) = (kind, name, reason, askedOn);

    public int Id { get; private set; }
    public int RequestId { get; private set; }
    public ConsultationKind Kind { get; private set; }

    /// <summary>Who was asked; of a third party personal data.</summary>
    public string Name { get; private set; } = "";
    public string Reason { get; private set; } = "";

    /// <summary>From the day after on the reply clock stands still.</summary>
    public DateOnly AskedOn { get; private set; }

    /// <summary>The day the letter reached them: day 0 of their 15 working days; the day it was sent until that is known.</summary>
    public DateOnly? ReceivedOn { get; set; }
    public ConsultationAnswer? Answer { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public string Grounds { get; private set; } = "";

    internal void Record(ConsultationAnswer answer, DateOnly on, string grounds) => (Answer, AnsweredOn, Grounds) = (answer, on, grounds);

    /// <summary>Retention is over: who the third party was and what they said goes; organs are no persons.</summary>
    internal void Erase()
    {
        if (Kind == ConsultationKind.ThirdParty) (Name, Grounds) = ("", "");
    }
}

/// <summary>延期 (条例第三十三条).</summary>
public sealed class RequestExtension
{
    private RequestExtension()
    {
    }

    public RequestExtension(int workdays, string reason, string consentBy, DateOnly on) => (Workdays, Reason, ConsentBy, On) = (workdays, reason, consentBy, on);

    public int Id { get; private set; }
    public int RequestId { get; private set; }
    public int Workdays { get; private set; }
    public string Reason { get; private set; } = "";

    /// <summary>Head of the 政府信息公开工作机构.</summary>
    public string ConsentBy { get; private set; } = "";

    /// <summary>The day on which it was decided and the applicant told.</summary>
    public DateOnly On { get; private set; }
}

/// <summary>信息处理费 (国办函〔2020〕109号).</summary>
public sealed class RequestFee
{
    private RequestFee()
    {
    }

    public RequestFee(FeeBasis basis, int before, int units, DateOnly notifiedOn) =>
        (Basis, Before, Units, Amount, NotifiedOn) = (basis, before, units, FeeScale.Of(basis, before, units), notifiedOn);

    public int Id { get; private set; }
    public int RequestId { get; private set; }
    public FeeBasis Basis { get; private set; }

    /// <summary>Items of the same applicant in the same calendar month before this application; 0 by page.</summary>
    public int Before { get; private set; }

    /// <summary>Items or pages of this application.</summary>
    public int Units { get; private set; }

    /// <summary>元.</summary>
    public int Amount { get; private set; }
    public DateOnly NotifiedOn { get; private set; }
    public DateOnly? PaidOn { get; private set; }

    internal void Pay(DateOnly on) => PaidOn = on;
}

/// <summary>送达.</summary>
public sealed class RequestDelivery
{
    private RequestDelivery()
    {
    }

    public RequestDelivery(WishedWay way, DateOnly on, string proof) => (Way, On, Proof) = (way, on, proof);

    public int Id { get; private set; }
    public int RequestId { get; private set; }
    public WishedWay Way { get; private set; }
    public DateOnly On { get; private set; }

    /// <summary>Number of the letter, who signed, address of the mail.</summary>
    public string Proof { get; private set; } = "";
}
