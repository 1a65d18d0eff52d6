namespace Portal.Domain.Clocks;

public enum ClockUnit
{
    /// <summary>工作日.</summary>
    Workdays,

    /// <summary>自然日.</summary>
    Days,

    /// <summary>小时, nights and holidays included.</summary>
    Hours,
}

/// <summary>Keys of the rules that the portal's rooms start clocks with; seeds/reference/clock-rules.yaml says what each is.</summary>
public static class ClockRules
{
    /// <summary>条例第三十三条: reply to a request, 20 working days.</summary>
    public const string Reply = "request-reply";

    /// <summary>条例第三十三条: how much one extension adds.</summary>
    public const string ReplyExtension = "request-extension";

    /// <summary>条例第三十条: time to ask for a correction.</summary>
    public const string Correction = "request-correction";

    /// <summary>The applicant's time to correct; the 条例 says 'a reasonable period'.</summary>
    public const string Corrected = "request-corrected";

    /// <summary>条例第三十二条: a third party's time to answer.</summary>
    public const string ThirdParty = "third-party";

    /// <summary>条例第三十四条: another organ's time to answer.</summary>
    public const string OtherOrgan = "other-organ";

    /// <summary>国办函〔2020〕109号: time to pay.</summary>
    public const string Payment = "fee-payment";

    /// <summary>条例第二十六条: publication, 20 working days.</summary>
    public const string Disclosure = "disclosure";

    /// <summary>条例第四十九条: annual report, before 31 January.</summary>
    public const string AnnualReport = "annual-report";

    /// <summary>Quarterly delivery to the archive and the library.</summary>
    public const string ArchiveDelivery = "archive-delivery";

    /// <summary>调查征集: feedback after a consultation has closed; day 0 is the last day of the window (K?).</summary>
    public const string ConsultationFeedback = "consultation-feedback";

    /// <summary>国办发〔2016〕80号: first authoritative word on a grave incident, hours after it was found.</summary>
    public const string ConcernFirstWord = "concern-first-word";

    /// <summary>国办发〔2016〕61号: press conference on a grave incident.</summary>
    public const string ConcernPress = "concern-press";

    /// <summary>国办发〔2016〕61号: response to any other incident.</summary>
    public const string ConcernResponse = "concern-response";

    /// <summary>简单咨询 (K).</summary>
    public const string MessageSimple = "message-simple";

    /// <summary>建议、咨询 (K).</summary>
    public const string MessageNormal = "message-normal";

    /// <summary>The longest a complex message may take (K).</summary>
    public const string MessageLimit = "message-limit";

    /// <summary>我为政府网站找错 (K?).</summary>
    public const string MessageCorrection = "message-correction";

    /// <summary>Interpretations that follow their policy (郑州 2016: 3 working days).</summary>
    public const string Interpretation = "interpretation-materials";
}

/// <summary>A period of law as data. A change is a new version with its own first day; clocks take the version in force on the day they start.</summary>
public sealed class ClockRule
{
    private ClockRule()
    {
    }

    public ClockRule(string key, string name, int amount, ClockUnit unit, string source, DateOnly from, bool isFixed)
        => (Key, Name, Amount, Unit, Source, From, IsFixed) = (key, name, amount, unit, source, from, isFixed);

    public int Id { get; private set; }

    /// <summary>One of <see cref="ClockRules"/>.</summary>
    public string Key { get; private set; } = "";

    /// <summary>E.g. 答复期限.</summary>
    public string Name { get; private set; } = "";

    /// <summary>In <see cref="Unit"/>, 1 or more.</summary>
    public int Amount { get; private set; }
    public ClockUnit Unit { get; private set; }

    /// <summary>The article it rests on, shown beside every date.</summary>
    public string Source { get; private set; } = "";

    /// <summary>First day on which it counts.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Set by national law: an administrator changes it only together with a new source.</summary>
    public bool IsFixed { get; private set; }

    /// <summary>The version of a rule that is in force on a day: the latest that has begun, or else the first there is.</summary>
    public static ClockRule On(IEnumerable<ClockRule> rules, string key, DateOnly day)
    {
        var versions = rules.Where(r => r.Key == key).OrderBy(r => r.From).ThenBy(r => r.Id).ToList();
        return versions.LastOrDefault(r => r.From <= day) ?? versions.FirstOrDefault()
            ?? throw new InvalidOperationException($"There is no clock rule '{key}'; seeds/reference/clock-rules.yaml brings it.");
    }
}
