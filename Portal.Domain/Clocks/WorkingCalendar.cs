using System.Globalization;
using System.Text.Json;

namespace Portal.Domain.Clocks;

/// <summary>When something falls due, and how that was counted.</summary>
/// <param name="Date">The last day, which ends at midnight.</param>
/// <param name="Provisional">暂定: the count ran into a year whose holidays are not announced yet.</param>
/// <param name="Skipped">Days between that are not working days.</param>
public sealed record Deadline(DateOnly Date, bool Provisional, IReadOnlyList<DateOnly> Skipped);

/// <summary>What one yearly notice of the State Council sets.</summary>
/// <param name="Source">Title of the notice.</param>
/// <param name="Holidays">Days off, weekends among them included.</param>
/// <param name="Workdays">Weekend days that are worked (调休上班).</param>
public sealed record AnnouncedYear(int Year, string Source, IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> Workdays);

/// <summary>
/// Working days as the State Council's yearly notices set them: Saturdays and Sundays rest, holidays rest, and some weekends are worked in exchange (调休).
/// Immutable; <see cref="Calendars"/> hands out the one that is in force.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly HashSet<int> _years = [];
    private readonly HashSet<DateOnly> _holidays = [];
    private readonly HashSet<DateOnly> _workdays = [];

    public WorkingCalendar(IEnumerable<AnnouncedYear> years)
    {
        foreach (var year in years)
        {
            _years.Add(year.Year);
            _holidays.UnionWith(year.Holidays);
            _workdays.UnionWith(year.Workdays);
        }
    }

    /// <summary>The years that come with the portal, 2004 to 2026: seeds/reference/working-calendar.json.</summary>
    public static IReadOnlyList<AnnouncedYear> Delivered { get; } = Load();

    /// <summary>The calendar of the delivered years, before any administrator loads another.</summary>
    public static WorkingCalendar Announced { get; } = new(Delivered);

    public bool Knows(int year) => _years.Contains(year);

    public bool IsHoliday(DateOnly day) => _holidays.Contains(day);

    /// <summary>A weekend day that is worked (班).</summary>
    public bool IsWorkedWeekend(DateOnly day) => _workdays.Contains(day);

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

    private static List<AnnouncedYear> Load()
    {
        using var json = typeof(WorkingCalendar).Assembly.GetManifestResourceStream("working-calendar.json")!;
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("years").EnumerateArray().Select(year =>
        {
            var number = year.GetProperty("year").GetInt32();
            return new AnnouncedYear(number, year.GetProperty("source").GetString()!, Days(year, "holidays", number), Days(year, "workdays", number));
        })];
    }

    private static List<DateOnly> Days(JsonElement year, string list, int number) =>
        [.. year.GetProperty(list).EnumerateArray().Select(d => DateOnly.ParseExact($"{number:0000}-{d.GetString()}", "yyyy-MM-dd", CultureInfo.InvariantCulture))];
}
