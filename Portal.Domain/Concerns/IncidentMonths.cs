using Portal.Domain.Common;

namespace Portal.Domain.Concerns;

/// <summary>A month in numbers; every one of them is a list.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="InTime">Everything that was owed was said in time.</param>
/// <param name="Late">A clock ran over, said since or not.</param>
/// <param name="Running">Neither yet.</param>
/// <param name="MedianHours">From discovery to the first publication; null: nothing was published.</param>
public sealed record IncidentMonth(DateOnly Month, int Total, int Grave, int Ordinary, int Unassessed, int InTime, int Late, int Running, int Declined, double? MedianHours, IReadOnlyDictionary<ConcernSource, int> Sources);

/// <summary>The monthly overview of a year.</summary>
public sealed class IncidentMonths(IncidentQueries queries, OfficeClock clock)
{
    /// <returns>Months that have incidents, newest first.</returns>
    public async Task<IReadOnlyList<IncidentMonth>> YearAsync(Actor actor, int year, CancellationToken ct)
    {
        var now = clock.UtcNow;
        return [.. (await queries.YearAsync(actor, year, ct)).GroupBy(i => OfficeClock.DateOf(i.FoundAt) is var day ? new DateOnly(day.Year, day.Month, 1) : day).OrderByDescending(g => g.Key).Select(g => Of(g.Key, [.. g], now))];
    }

    internal static IncidentMonth Of(DateOnly month, IReadOnlyList<IncidentRow> rows, DateTime now)
    {
        var late = rows.Count(r => r.IsLate(now));
        var running = rows.Count(r => !r.IsLate(now) && r.Clocks.Any(c => c.EndedAt is null));
        var hours = rows.Where(r => r.RespondedAt is not null).Select(r => (r.RespondedAt!.Value - r.FoundAt).TotalHours).Order().ToList();
        double? median = hours.Count == 0 ? null : (hours[(hours.Count - 1) / 2] + hours[hours.Count / 2]) / 2;
        return new IncidentMonth(month, rows.Count, rows.Count(r => r.Class == IncidentClass.Grave), rows.Count(r => r.Class == IncidentClass.Ordinary), rows.Count(r => r.Class is null),
            rows.Count - late - running, late, running, rows.Count(r => r.IsDeclined), median, rows.GroupBy(r => r.Source).ToDictionary(g => g.Key, g => g.Count()));
    }
}
