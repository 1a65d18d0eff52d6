using Portal.Domain.Work;

namespace Portal.Tests.Work;

public sealed class PeriodsTests
{
    [Theory]
    [InlineData(Cadence.Month, 12, "1月", "12月")]
    [InlineData(Cadence.Quarter, 4, "第一季度", "第四季度")]
    [InlineData(Cadence.HalfYear, 2, "上半年", "下半年")]
    [InlineData(Cadence.Year, 1, "全年", "全年")]
    public void Periods_fill_the_year_without_gap_or_overlap(Cadence every, int count, string first, string last)
    {
        var periods = Periods.Of(every, 2024);
        Assert.Equal((count, first, last), (periods.Count, periods[0].Name, periods[^1].Name));
        Assert.Equal((new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31)), (periods[0].Start, periods[^1].End));
        Assert.All(periods.Zip(periods.Skip(1)), pair => Assert.Equal(pair.First.End.AddDays(1), pair.Second.Start));
    }

    [Fact]
    public void Every_day_of_a_leap_year_lies_in_its_period() =>
        Assert.All(Enumerable.Range(0, 366).Select(new DateOnly(2024, 1, 1).AddDays), day => Assert.All(Enum.GetValues<Cadence>(), every =>
        {
            var period = Periods.At(every, day);
            Assert.True(period.Start <= day && day <= period.End);
            Assert.Contains(period, Periods.Of(every, 2024));
        }));
}
