namespace Portal.Domain.Work;

/// <summary>How a measure falls due: once, again and again, or all year with evidence at a cadence.</summary>
public enum DueKind
{
    Date,
    Recurring,
    Continuous,
}

/// <summary>The period of a recurring duty, or the cadence of evidence of a continuous one.</summary>
public enum Cadence
{
    Month,
    Quarter,
    HalfYear,
    Year,
}

/// <summary>
/// When a measure is due, as read from its Chinese text or corrected by hand.
/// <see cref="Phrase"/> keeps the words it was read from ('9月底前'), so that a clerk can check it; null when nothing was found.
/// </summary>
/// <param name="Kind">Once, recurring, or continuous.</param>
/// <param name="Date">Set for <see cref="DueKind.Date"/> only: the last day, itself included.</param>
/// <param name="Every">Set for recurring and continuous rules: the period that wants one piece of work or evidence.</param>
/// <param name="Phrase">The words in the table.</param>
public sealed record DueRule(DueKind Kind, DateOnly? Date, Cadence? Every, string? Phrase)
{
    /// <summary>What 全年持续推进 means where nothing more exact is written: evidence once a quarter.</summary>
    public static DueRule AllYear(string? phrase, Cadence every = Cadence.Quarter) => new(DueKind.Continuous, null, every, phrase);

    public static DueRule By(DateOnly date, string? phrase) => new(DueKind.Date, date, null, phrase);

    public static DueRule Each(Cadence every, string? phrase) => new(DueKind.Recurring, null, every, phrase);
}
