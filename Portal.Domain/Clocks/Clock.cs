using Portal.Domain.Common;

namespace Portal.Domain.Clocks;

public enum ClockState
{
    Running,

    /// <summary>暂停: somebody else is being asked; the time does not count.</summary>
    Stopped,

    /// <summary>Done, in time or not.</summary>
    Ended,
}

public enum ClockEventKind
{
    /// <summary>From the day after on, days do not count.</summary>
    Stopped,

    /// <summary>From the day after on, days count again.</summary>
    Resumed,

    /// <summary>The count begins anew; this day is day 0.</summary>
    Restarted,

    /// <summary>More time, by <see cref="ClockEvent.Amount"/>.</summary>
    Extended,

    /// <summary>Done on this day.</summary>
    Ended,

    /// <summary>Opened again after it was ended.</summary>
    Reopened,

    /// <summary>The calendar changed, and with it the last day.</summary>
    Recalculated,

    /// <summary>People were told that it comes near, falls due or runs over.</summary>
    Reminded,
}

/// <summary>Something that happened to a clock. Events are added, never edited: they are the explanation of its date.</summary>
public sealed class ClockEvent
{
    private ClockEvent()
    {
    }

    internal ClockEvent(ClockEventKind kind, DateTime when, int amount, string note, string by, DateTime at) =>
        (Kind, When, Amount, Note, By, At) = (kind, when, amount, note, by, at);

    public int Id { get; private set; }
    public int ClockId { get; private set; }
    public ClockEventKind Kind { get; private set; }

    /// <summary>UTC; when it took effect. Rules in days look at the office's date alone.</summary>
    public DateTime When { get; private set; }

    /// <summary>Units added by an extension, otherwise 0.</summary>
    public int Amount { get; private set; }

    /// <summary>Why, e.g. 向第三方征求意见.</summary>
    public string Note { get; private set; } = "";
    public string By { get; private set; } = "";

    /// <summary>UTC; when it was recorded.</summary>
    public DateTime At { get; private set; }

    public DateOnly On => OfficeClock.DateOf(When);
}

/// <summary>Who has to watch a clock, and what it is about; shown in lists, in the calendar feed and in the daily mail.</summary>
/// <param name="Title">Without personal data.</param>
/// <param name="Path">Address of the page where the work is done.</param>
/// <param name="Division">Null: the office's own.</param>
public sealed record ClockSubject(string Kind, int Id, string Title, string Path, string? Division);

/// <summary>
/// A period that runs: a rule's version, a first day, and what happened since. The last day is computed by <see cref="ClockReading"/>; it is kept beside
/// it (<see cref="DueAt"/>) only so that lists can sort by it.
/// </summary>
public sealed class Clock
{
    private readonly List<ClockEvent> _events = [];

    private Clock()
    {
    }

    internal Clock(ClockRule rule, ClockSubject subject, DateTime start) =>
        (RuleId, RuleKey, Unit, Amount, SubjectKind, SubjectId, Title, Path, Division, StartAt) =
        (rule.Id, rule.Key, rule.Unit, rule.Amount, subject.Kind, subject.Id, subject.Title, subject.Path, subject.Division, start);

    public int Id { get; private set; }
    public int RuleId { get; private set; }
    public string RuleKey { get; private set; } = "";
    public ClockUnit Unit { get; private set; }

    /// <summary>Of the rule's version when it started, in <see cref="Unit"/>.</summary>
    public int Amount { get; private set; }
    public string SubjectKind { get; private set; } = "";
    public int SubjectId { get; private set; }
    public string Title { get; set; } = "";
    public string Path { get; private set; } = "";
    public string? Division { get; set; }

    /// <summary>UTC; day 0 for rules in days.</summary>
    public DateTime StartAt { get; private set; }
    public IReadOnlyList<ClockEvent> Events => _events;

    public ClockState State { get; private set; }

    /// <summary>UTC; the end of the last day, or the hour; null while stopped.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>暂定.</summary>
    public bool Provisional { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>What was told last; falls back when the last day moves away.</summary>
    public ClockLevel Level { get; set; }

    public DateOnly StartOn => OfficeClock.DateOf(StartAt);

    /// <summary>Last day; null while stopped.</summary>
    public DateOnly? DueOn => DueAt is { } due ? OfficeClock.DateOf(due.AddTicks(-1)) : null;

    /// <summary>Ended after its last day, or past it and not ended.</summary>
    public bool IsLate(DateTime now) => DueAt is { } due && (EndedAt ?? now) >= due;

    internal void Add(ClockEvent happened, WorkingCalendar calendar)
    {
        _events.Add(happened);
        Set(ClockReading.Of(this, calendar));
    }

    internal void Remind(string note, string by, DateTime now) => _events.Add(new ClockEvent(ClockEventKind.Reminded, now, 0, note.Length > 500 ? note[..500] : note, by, now));

    internal void Set(ClockReading reading) => (State, DueAt, Provisional, EndedAt) = (reading.State, reading.DueAt, reading.Provisional, reading.EndedAt);
}
