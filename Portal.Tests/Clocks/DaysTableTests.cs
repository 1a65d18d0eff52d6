using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Clocks;
using Portal.Web.Workspace.Clocks;

namespace Portal.Tests.Clocks;

/// <summary>The calendar of counted days without a browser.</summary>
public sealed class DaysTableTests
{
    [Fact]
    public void A_month_is_named_where_the_weeks_begin_and_on_its_first_day_and_not_on_day_0_again()
    {
        using var context = new BunitContext();
        context.Services.AddLocalization();
        var friday = new DateOnly(2026, 11, 27);
        ClockDay[] days = [.. Enumerable.Range(0, 8).Select(i => new ClockDay(friday.AddDays(i), i == 0 ? ClockDayKind.Start : ClockDayKind.Counted, i, false))];
        var table = context.Render<DaysTable>(p => p.Add(t => t.Days, days).Add(t => t.Caption, "").Add(t => t.Today, friday));
        Assert.Equal(["11月23", "12月1"], table.FindAll(".d").Where(d => d.QuerySelector("b") is not null).Select(d => d.TextContent.Trim()));
        Assert.Equal("27", table.Find("td.today .d").TextContent);
    }
}
