namespace Portal.Domain.Concerns;

/// <summary>值班: who answers the phone on a day, from midnight to midnight.</summary>
public sealed class DutyDay
{
    private DutyDay()
    {
    }

    public DutyDay(DateOnly day) => Day = day;

    public DateOnly Day { get; private set; }
    public string Person { get; set; } = "";
    public string Phone { get; set; } = "";

    /// <summary>带班领导 or whoever takes over.</summary>
    public string Deputy { get; set; } = "";
    public string DeputyPhone { get; set; } = "";
    public bool IsSample { get; set; }
}

/// <summary>Whom one rings in 宣传, 网信 and elsewhere.</summary>
public sealed class ConcernContact
{
    private ConcernContact()
    {
    }

    public ConcernContact(string organ, string person, string phone, string note) => (Organ, Person, Phone, Note) = (organ, person, phone, note);

    public int Id { get; private set; }

    /// <summary>E.g. 市委宣传部新闻处.</summary>
    public string Organ { get; set; } = "";
    public string Person { get; set; } = "";
    public string Phone { get; set; } = "";

    /// <summary>For what, and when.</summary>
    public string Note { get; set; } = "";
    public bool IsSample { get; init; }
}
