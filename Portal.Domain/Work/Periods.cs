namespace Portal.Domain.Work;

/// <summary>One month, quarter, half or whole of a year; both ends included.</summary>
public sealed record Period(DateOnly Start, DateOnly End, string Name);

/// <summary>The periods in which recurring work and evidence fall due.</summary>
public static class Periods
{
    public static IReadOnlyList<Period> Of(Cadence every, int year)
    {
        var months = every switch { Cadence.Month => 1, Cadence.Quarter => 3, Cadence.HalfYear => 6, _ => 12 };
        var periods = new List<Period>(12 / months);
        for (var month = 1; month <= 12; month += months)
        {
            var start = new DateOnly(year, month, 1);
            periods.Add(new Period(start, start.AddMonths(months).AddDays(-1), Name(every, month)));
        }

        return periods;
    }

    public static Period At(Cadence every, DateOnly date) => Of(every, date.Year).First(p => p.End >= date);

    private static string Name(Cadence every, int month) => every switch
    {
        Cadence.Month => $"{month}月",
        Cadence.Quarter => $"第{"一二三四"[month / 3]}季度",
        Cadence.HalfYear => month == 1 ? "上半年" : "下半年",
        _ => "全年",
    };
}
