using System.Globalization;

namespace Portal.Domain.Clocks;

/// <summary>One year's notice as it was loaded. A later notice for the same year is a new version; the old one is kept.</summary>
public sealed class CalendarYear
{
    private CalendarYear()
    {
    }

    public CalendarYear(AnnouncedYear year, int version, string by, DateTime at) =>
        (Year, Version, Source, Holidays, Workdays, By, At) = (year.Year, version, year.Source, Write(year.Holidays), Write(year.Workdays), by, at);

    public int Id { get; private set; }
    public int Year { get; private set; }

    /// <summary>From 1; the highest of a year counts.</summary>
    public int Version { get; private set; }
    public string Source { get; private set; } = "";

    /// <summary>Days as MM-dd, separated by commas.</summary>
    public string Holidays { get; private set; } = "";
    public string Workdays { get; private set; } = "";
    public string By { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public AnnouncedYear Announced => new(Year, Source, Read(Holidays), Read(Workdays));

    private static string Write(IEnumerable<DateOnly> days) => string.Join(',', days.Order().Select(d => d.ToString("MM-dd", CultureInfo.InvariantCulture)));

    private List<DateOnly> Read(string days) =>
        [.. days.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(d => DateOnly.ParseExact($"{Year:0000}-{d}", "yyyy-MM-dd", CultureInfo.InvariantCulture))];
}
