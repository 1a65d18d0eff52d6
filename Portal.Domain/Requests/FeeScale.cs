namespace Portal.Domain.Requests;

public enum FeeBasis
{
    /// <summary>按件: per applicant and calendar month.</summary>
    Item,

    /// <summary>按量: per application, by the page.</summary>
    Page,
}

/// <summary>信息处理费 in 元: the scales of 国办函〔2020〕109号, either of them for one application and never both.</summary>
public static class FeeScale
{
    /// <summary>What an application costs.</summary>
    /// <param name="before">By item: items of the same applicant in the same month before it. By page it does not matter.</param>
    public static int Of(FeeBasis basis, int before, int units) => basis == FeeBasis.Item ? ByItem(before + units) - ByItem(before) : ByPage(units);

    /// <summary>The first 10 items are free, up to 30 cost 100 each, and every further ten 100 more each.</summary>
    public static int ByItem(int items)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(items);
        var sum = 100 * (Math.Clamp(items, 10, 30) - 10);
        for (var (from, price) = (30, 200); from < items; from += 10, price += 100) sum += price * Math.Min(10, items - from);
        return sum;
    }

    /// <summary>The first 30 pages are free, up to 100 cost 10 each, up to 200 20, the rest 40.</summary>
    public static int ByPage(int pages)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pages);
        return 10 * (Math.Clamp(pages, 30, 100) - 30) + 20 * (Math.Clamp(pages, 100, 200) - 100) + 40 * Math.Max(0, pages - 200);
    }
}
