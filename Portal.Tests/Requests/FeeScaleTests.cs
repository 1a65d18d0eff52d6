using CsCheck;
using Portal.Domain.Requests;

namespace Portal.Tests.Requests;

/// <summary>国办函〔2020〕109号.</summary>
public sealed class FeeScaleTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 0)]
    [InlineData(11, 100)]
    [InlineData(30, 2000)]
    [InlineData(31, 2200)]
    [InlineData(35, 3000)]
    [InlineData(41, 4300)]
    public void By_item(int items, int amount) => Assert.Equal(amount, FeeScale.ByItem(items));

    [Theory]
    [InlineData(30, 0)]
    [InlineData(31, 10)]
    [InlineData(100, 700)]
    [InlineData(101, 720)]
    [InlineData(200, 2700)]
    [InlineData(250, 4700)]
    public void By_page(int pages, int amount) => Assert.Equal(amount, FeeScale.ByPage(pages));

    [Fact]
    public void One_more_never_costs_less_than_the_one_before() => Gen.Int[1, 2000].Sample(n =>
        FeeScale.ByItem(n + 1) - FeeScale.ByItem(n) >= FeeScale.ByItem(n) - FeeScale.ByItem(n - 1)
        && FeeScale.ByPage(n + 1) - FeeScale.ByPage(n) >= FeeScale.ByPage(n) - FeeScale.ByPage(n - 1));

    [Fact]
    public void Items_of_a_month_cost_the_same_however_they_are_spread_over_applications() => Gen.Int[0, 60].List[1, 8].Sample(parts =>
    {
        var (sum, before) = (0, 0);
        foreach (var part in parts)
        {
            sum += FeeScale.Of(FeeBasis.Item, before, part);
            before += part;
        }

        return sum == FeeScale.ByItem(parts.Sum());
    });

    [Fact]
    public void Each_item_is_priced_by_its_place_in_the_month() => Gen.Int[1, 500].Sample(n =>
        FeeScale.ByItem(n) - FeeScale.ByItem(n - 1) == (n <= 10 ? 0 : n <= 30 ? 100 : 100 * ((n - 31) / 10 + 2)));
}
