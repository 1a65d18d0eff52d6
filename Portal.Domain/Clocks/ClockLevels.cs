namespace Portal.Domain.Clocks;

/// <summary>How pressing a clock is; each step is told once, to more people than the one before.</summary>
public enum ClockLevel
{
    None,

    /// <summary>临近: to those who do the work.</summary>
    Near,

    /// <summary>今日到期: to the head of the division and the office too.</summary>
    Today,

    /// <summary>逾期: to the bureau's leaders too.</summary>
    Late,
}

public static class ClockLevels
{
    /// <summary>Working days before the last day at which a clock begins to be near.</summary>
    public const int NearWorkdays = 3;

    /// <summary>The level of an open clock at an instant, UTC.</summary>
    public static ClockLevel Of(Clock clock, WorkingCalendar calendar, DateTime now)
    {
        if (clock.State == ClockState.Ended || clock.DueAt is not { } due || clock.DueOn is not { } last) return ClockLevel.None;
        if (now >= due) return ClockLevel.Late;
        var today = Common.OfficeClock.DateOf(now);
        if (today == last) return ClockLevel.Today;
        return calendar.Between(today, last) <= NearWorkdays ? ClockLevel.Near : ClockLevel.None;
    }
}
