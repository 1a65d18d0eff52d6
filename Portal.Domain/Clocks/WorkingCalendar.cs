using System.Globalization;
using System.Text.Json;

namespace Portal.Domain.Clocks;

/// <summary>When something falls due, and how that was counted.</summary>
/// <param name="Date">The last day, which ends at midnight.</param>
/// <param name="Provisional">暂定: the count ran into a year whose holidays are not announced yet.</param>
/// <param name="Skipped">Days between that are not working days.</param>
public sealed record Deadline(DateOnly Date, bool Provisional, IReadOnlyList<DateOnly> Skipped);

/// <summary>
/// Working days as the State Council's yearly notices set them: Saturdays and Sundays rest, holidays rest, and some weekends are worked in exchange (调休).
/// </summary>
public sealed class WorkingCalendar
{
    private readonly HashSet<int> _years = [];
    private readonly HashSet<DateOnly> _holidays = [];
    private readonly HashSet<DateOnly> _workdays = [];

    private WorkingCalendar(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        foreach (var year in document.RootElement.GetProperty("years").EnumerateArray())
        {
            var number = year.GetProperty("year").GetInt32();
            _years.Add(number);
            foreach (var day in Days(year, "holidays", number)) _holidays.Add(day);
            foreach (var day in Days(year, "workdays", number)) _workdays.Add(day);
        }
    }

    /// <summary>The announced years, 2004 to 2026: seeds/reference/working-calendar.json.</summary>
    public static WorkingCalendar Announced { get; } = Load();

    public bool Knows(int year) => _years.Contains(year);

    public bool IsWorkday(DateOnly day) =>
        _workdays.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(day));

    /// <summary>Counts working days from the day after <paramref name="start"/>, which itself is day 0.</summary>
    /// <param name="workdays">0 or more.</param>
    public Deadline After(DateOnly start, int workdays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workdays);
        var (day, skipped) = (start, new List<DateOnly>());
        while (workdays > 0)
        {
            day = day.AddDays(1);
            if (IsWorkday(day)) workdays--;
            else skipped.Add(day);
        }

        return new Deadline(day, !Knows(day.Year), skipped);
    }

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>; 0 when that is not later.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            if (IsWorkday(day))
                count++;
        return count;
    }

    private static WorkingCalendar Load()
    {
        using var json = typeof(WorkingCalendar).Assembly.GetManifestResourceStream("working-calendar.json")!;
        return new WorkingCalendar(json);
    }

    private static IEnumerable<DateOnly> Days(JsonElement year, string list, int number) =>
        year.GetProperty(list).EnumerateArray().Select(d => DateOnly.ParseExact($"{number:0000}-{d.GetString()}", "yyyy-MM-dd", CultureInfo.InvariantCulture));
}
