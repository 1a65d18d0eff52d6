using Portal.Domain.Documents;

namespace Portal.Domain.Normative;

/// <summary>
/// What table 2 of the annual report asks of 行政规范性文件 (国办公开办函〔2021〕30号), as the documents themselves, so that every number opens its list.
/// </summary>
/// <param name="Made">本年制发: dated within the year.</param>
/// <param name="Repealed">废止 within the year, 被替代 included.</param>
/// <param name="Expired">失效 within the year: the last day passed, or declared so.</param>
/// <param name="InForce">现行有效 on 31 December. What is issued and not in effect yet counts, so that last year + made − ended = this year.</param>
public sealed record NormativeCounts(int Year, IReadOnlyList<ShelfItem> Made, IReadOnlyList<ShelfItem> Repealed, IReadOnlyList<ShelfItem> Expired, IReadOnlyList<ShelfItem> InForce);

/// <summary>规范性文件台账: no register of its own but a question to the <see cref="Shelf"/>. The state on any day is computed from dates and acts.</summary>
public sealed class NormativeRegister(Shelf shelf)
{
    public static bool Holds(ShelfItem item) => item.Kind == DocumentKind.Policy && item.Facts.IsNormative;

    /// <summary>成文日期, or the day of publication where the paper bears none.</summary>
    public static DateOnly IssuedOn(ShelfItem item) => item.Facts.SignedOn ?? item.ReleasedOn;

    public async Task<NormativeCounts> CountsAsync(int year, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        ShelfItem[] all = [.. (await shelf.ViewAsync(ct)).All.Where(i => Holds(i) && IssuedOn(i) <= last)];
        ShelfItem[] made = [.. all.Where(i => IssuedOn(i) >= first)];
        // Ended within the year: it was in force when the year began, or was made in it.
        var ended = all.Where(i => IssuedOn(i) >= first || i.ValidityOn(first.AddDays(-1)).IsCurrent).ToLookup(i => i.ValidityOn(last).State);
        return new NormativeCounts(year, made,
            [.. ended[ValidityState.Repealed], .. ended[ValidityState.Replaced]],
            [.. ended[ValidityState.Expired]],
            [.. all.Where(i => i.ValidityOn(last).IsCurrent)]);
    }
}
