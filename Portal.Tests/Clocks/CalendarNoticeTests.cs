using Portal.Domain.Clocks;

namespace Portal.Tests.Clocks;

public sealed class CalendarNoticeTests
{
    /// <summary>The form of the yearly notice, with the days of 2026.</summary>
    private const string Notice = """
        一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
        二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
        三、清明节：4月4日（周六）至6日（周一）放假，共3天。
        四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
        五、端午节：6月19日（周五）至21日（周日）放假，共3天。
        六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
        七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
        """;

    [Fact]
    public void The_notice_itself_is_read_and_gives_the_year_that_is_known()
    {
        var (holidays, workdays) = CalendarNotice.Read(Notice, 2026);
        var known = WorkingCalendar.Delivered.Single(y => y.Year == 2026);
        Assert.Equal(known.Holidays.Order(), holidays);
        Assert.Equal(known.Workdays.Order(), workdays);
    }

    [Theory]
    [InlineData("10-01..10-03 放假", 3, 0)]
    [InlineData("10月1日至3日", 3, 0)]
    [InlineData("9月30日至10月2日放假", 3, 0)]
    [InlineData("2027-01-01", 1, 0)]
    [InlineData("10-09 上班", 0, 1)]
    [InlineData("没有日期的一句话", 0, 0)]
    [InlineData("13月40日放假", 0, 0)]
    public void Lists_of_days_are_read_too(string text, int holidays, int workdays)
    {
        var read = CalendarNotice.Read(text, 2027);
        Assert.Equal((holidays, workdays), (read.Holidays.Count, read.Workdays.Count));
    }

    [Fact]
    public void What_cannot_be_a_calendar_is_refused_with_the_day_that_is_wrong()
    {
        var (holidays, workdays) = CalendarNotice.Read("1月1日放假。\n1月4日上班。\n1月3日上班。", 2027); // 4 January 2027 is a Monday
        Assert.Contains("2027-01-04不是周末，不用写成上班。", CalendarNotice.Refusals(new AnnouncedYear(2027, "通知", holidays, workdays), 2026).Select(r => r.ToString()));
        Assert.NotEmpty(CalendarNotice.Refusals(new AnnouncedYear(2027, " ", [new DateOnly(2027, 1, 1)], []), 2026));
        Assert.NotEmpty(CalendarNotice.Refusals(new AnnouncedYear(2027, "通知", [], []), 2026));
        Assert.NotEmpty(CalendarNotice.Refusals(new AnnouncedYear(2031, "通知", [new DateOnly(2031, 1, 1)], []), 2026));
    }
}
