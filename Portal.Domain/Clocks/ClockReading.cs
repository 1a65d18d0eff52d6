using Portal.Domain.Common;

namespace Portal.Domain.Clocks;

public enum ClockDayKind
{
    /// <summary>Day 0.</summary>
    Start,

    /// <summary>Counts; <see cref="ClockDay.Number"/> says as which.</summary>
    Counted,

    /// <summary>Weekend.</summary>
    Weekend,

    /// <summary>A day off of the yearly notice.</summary>
    Holiday,

    /// <summary>Not counted because the clock was stopped.</summary>
    Stopped,
}

/// <summary>One day of an explanation.</summary>
/// <param name="Number">Running number of a counted day; 0 for others.</param>
/// <param name="Worked">A weekend day that is worked (班).</param>
public readonly record struct ClockDay(DateOnly Date, ClockDayKind Kind, int Number, bool Worked);

/// <summary>
/// A clock read with a calendar: its last day and how that comes about. The day of receipt is day 0 and counting starts the day after (条例第三十一、三十三条);
/// the last day ends at midnight. A stop takes effect after its day, a resumption after its own: the time others were asked does not count.
/// </summary>
/// <param name="DueAt">UTC, first instant that is too late; null while stopped.</param>
/// <param name="Total">Units allowed, extensions included.</param>
/// <param name="Used">Units used up to the end, the stop, or the whole count.</param>
/// <param name="ZeroAt">UTC; where the present count began: the start, or the last restart.</param>
public sealed record ClockReading(ClockState State, DateTime? DueAt, bool Provisional, DateTime? EndedAt, int Total, int Used, DateTime ZeroAt)
{
    public static ClockReading Of(Clock clock, WorkingCalendar calendar) => Walk(clock, calendar, null);

    /// <summary>Every day from day 0 to the last, for rules in days; empty for rules in hours.</summary>
    public static IReadOnlyList<ClockDay> Days(Clock clock, WorkingCalendar calendar)
    {
        var days = new List<ClockDay>();
        Walk(clock, calendar, days);
        return days;
    }

    private static ClockReading Walk(Clock clock, WorkingCalendar calendar, List<ClockDay>? days)
    {
        var (zero, total, ended) = (clock.StartAt, clock.Amount, (DateTime?)null);
        var pauses = new List<Pause>();
        foreach (var happened in clock.Events.OrderBy(e => e.When).ThenBy(e => e.Id == 0 ? int.MaxValue : e.Id))
            switch (happened.Kind)
            {
                case ClockEventKind.Stopped when pauses.Count == 0 || pauses[^1].To is not null:
                    pauses.Add(new Pause(happened.When, null));
                    break;
                case ClockEventKind.Resumed when pauses.Count > 0 && pauses[^1].To is null:
                    pauses[^1] = pauses[^1] with { To = happened.When };
                    break;
                case ClockEventKind.Restarted:
                    (zero, total) = (happened.When, clock.Amount);
                    pauses.Clear();
                    break;
                case ClockEventKind.Extended:
                    total += happened.Amount;
                    break;
                case ClockEventKind.Ended:
                    ended = happened.When;
                    break;
                case ClockEventKind.Reopened:
                    ended = null;
                    break;
                default:
                    break;
            }

        var isOpen = pauses.Count > 0 && pauses[^1].To is null;
        var reading = clock.Unit == ClockUnit.Hours ? InHours(zero, total, pauses) : InDays(zero, total, pauses, clock.Unit, calendar, days);
        var state = ended is not null ? ClockState.Ended : isOpen && reading.Due is null ? ClockState.Stopped : ClockState.Running;
        return new ClockReading(state, reading.Due, reading.Provisional, ended, total, reading.Used, zero);
    }

    private static (DateTime? Due, bool Provisional, int Used) InHours(DateTime zero, int total, List<Pause> pauses)
    {
        var due = zero.AddHours(total);
        foreach (var pause in pauses)
        {
            if (pause.From >= due) break;
            if (pause.To is null) return (null, false, (int)(pause.From - zero).TotalHours);
            due += pause.To.Value - pause.From;
        }

        return (due, false, total);
    }

    private static (DateTime? Due, bool Provisional, int Used) InDays(DateTime zero, int total, List<Pause> pauses, ClockUnit unit, WorkingCalendar calendar, List<ClockDay>? days)
    {
        var day = OfficeClock.DateOf(zero);
        days?.Add(new ClockDay(day, ClockDayKind.Start, 0, calendar.IsWorkedWeekend(day)));
        var (number, next) = (0, 0);
        while (number < total)
        {
            day = day.AddDays(1);
            // A pause covers the days after its own first day, up to and including the day it ends on.
            while (next < pauses.Count && pauses[next].To is { } to && OfficeClock.DateOf(to) < day) next++;
            if (next < pauses.Count && OfficeClock.DateOf(pauses[next].From) < day)
            {
                if (pauses[next].To is null) return (null, false, number);
                days?.Add(new ClockDay(day, ClockDayKind.Stopped, 0, false));
                continue;
            }

            var counts = unit == ClockUnit.Days || calendar.IsWorkday(day);
            if (counts) number++;
            days?.Add(new ClockDay(day, counts ? ClockDayKind.Counted : calendar.IsHoliday(day) ? ClockDayKind.Holiday : ClockDayKind.Weekend, counts ? number : 0, calendar.IsWorkedWeekend(day)));
        }

        return (OfficeClock.StartOf(day.AddDays(1)), unit == ClockUnit.Workdays && !calendar.Knows(day.Year), number);
    }

    private readonly record struct Pause(DateTime From, DateTime? To);
}
