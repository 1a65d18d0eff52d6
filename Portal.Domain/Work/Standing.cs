namespace Portal.Domain.Work;

/// <summary>Where a measure stands today, said in one word; the word decides colour and filter.</summary>
public enum MeasureState
{
    NotStarted,
    Running,

    /// <summary>Due within 30 days.</summary>
    Near,

    /// <summary>Past its day, or a period has ended without evidence.</summary>
    Late,
    Done,
    Cancelled,
}

/// <summary>What of a report the reckoning needs.</summary>
public sealed record EntryFacts(DateOnly On, int? Percent, ProgressStatus? Status, DateOnly? Period, bool HasEvidence);

/// <summary>One period of a measure reckoned by evidence.</summary>
/// <param name="EvidenceOn">First evidence for it; null when there is none.</param>
/// <param name="InTime">Whether that evidence counts.</param>
public sealed record PeriodStanding(Period Period, DateOnly? EvidenceOn, bool InTime);

/// <summary>Where a measure stands on a given day, with everything needed to explain the number.</summary>
/// <param name="Percent">0 to 100.</param>
/// <param name="Status">The last reported status, for measures that report no number.</param>
/// <param name="DueOn">The next day something is due, or the day that was missed; null when nothing is.</param>
/// <param name="Periods">Filled for measures with a cadence.</param>
/// <param name="LastEvidenceOn">Day of the newest report that carried evidence.</param>
public sealed record Standing(
    decimal Percent,
    MeasureState State,
    ProgressStatus? Status,
    DateOnly? DueOn,
    IReadOnlyList<PeriodStanding> Periods,
    DateOnly? LastEvidenceOn,
    bool WantsEvidence)
{
    public bool IsLate => State == MeasureState.Late;

    /// <summary>Periods whose evidence came in time.</summary>
    public int PeriodsInTime => Periods.Count(p => p.InTime);

    /// <summary>Days past the missed day; 0 when nothing is late.</summary>
    public int DaysLate(DateOnly today) => IsLate && DueOn is { } due ? today.DayNumber - due.DayNumber : 0;
}

/// <summary>The reckoning of a measure: pure, so that any day of the past can be computed again.</summary>
public static class Standings
{
    /// <summary>
    /// A quarter's evidence can only be gathered when the quarter is over: it counts as in time up to this many days after its end.
    /// </summary>
    public const int GraceDays = 15;

    /// <summary>From this many days before its day on, a measure counts as near.</summary>
    public const int NearDays = 30;

    /// <summary>What 推进中 counts for where only a status is reported.</summary>
    public const decimal RunningCounts = 50;

    public static bool IsLate(Period period, DateOnly evidenceOn) => evidenceOn > period.End.AddDays(GraceDays);

    public static Standing Of(Reckoning reckoning, DueRule due, int year, bool cancelled, IReadOnlyList<EntryFacts> entries, DateOnly today)
    {
        var last = entries.Count == 0 ? null : entries[^1];
        DateOnly? lastEvidence = null;
        foreach (var entry in entries)
            if (entry.HasEvidence && (lastEvidence is null || entry.On > lastEvidence))
                lastEvidence = entry.On;
        var periods = due.Kind == DueKind.Date ? [] : PeriodsOf(due.Every ?? Cadence.Quarter, year, entries);

        var percent = reckoning switch
        {
            Reckoning.Percent => last?.Percent ?? 0,
            Reckoning.Status => last?.Status switch { ProgressStatus.Done => 100m, ProgressStatus.Running => RunningCounts, _ => 0m },
            _ when periods.Length > 0 => 100m * periods.Count(p => p.InTime) / periods.Length,
            _ => lastEvidence is null ? 0m : 100m,
        };
        var complete = reckoning == Reckoning.Evidence && periods.Length > 0 ? periods.All(p => p.EvidenceOn is not null) : percent >= 100;
        var missing = complete || reckoning != Reckoning.Evidence ? null : periods.FirstOrDefault(p => p.EvidenceOn is null)?.Period;
        DateOnly? dueOn = complete ? null : due.Kind == DueKind.Date ? due.Date : missing?.End ?? new DateOnly(year, 12, 31);
        var state = cancelled ? MeasureState.Cancelled
            : complete ? MeasureState.Done
            : dueOn < today ? MeasureState.Late
            : dueOn is { } day && day.DayNumber - today.DayNumber <= NearDays ? MeasureState.Near
            : last is null ? MeasureState.NotStarted
            : MeasureState.Running;
        var wants = !cancelled && !complete && (missing is { } open
            ? open.Start <= today
            : lastEvidence is null || periods.Any(p => p.EvidenceOn is null && p.Period.Start <= today && p.Period.End >= today));
        return new Standing(percent, state, last?.Status, cancelled ? null : dueOn, periods, lastEvidence, wants);
    }

    private static PeriodStanding[] PeriodsOf(Cadence every, int year, IReadOnlyList<EntryFacts> entries)
    {
        var periods = Periods.Of(every, year);
        var standings = new PeriodStanding[periods.Count];
        for (var i = 0; i < periods.Count; i++)
        {
            var period = periods[i];
            DateOnly? on = null;
            foreach (var entry in entries)
                if (entry.HasEvidence && Covers(entry, period) && (on is null || entry.On < on))
                    on = entry.On;
            standings[i] = new PeriodStanding(period, on, on is { } day && !IsLate(period, day));
        }

        return standings;
    }

    /// <summary>Evidence is for the period it names; where a report names none, for the one it was dated in.</summary>
    private static bool Covers(EntryFacts entry, Period period) =>
        entry.Period is { } start ? start == period.Start : entry.On >= period.Start && entry.On <= period.End;
}
