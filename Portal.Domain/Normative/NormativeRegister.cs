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
    /// <summary>Local rules ask for a warning half a year before a document expires.</summary>
    public const int WarningMonths = 6;

    public static bool Holds(ShelfItem item) => item.Kind == DocumentKind.Policy && item.Facts.IsNormative;

    /// <summary>成文日期, or the day of publication where the paper bears none.</summary>
    public static DateOnly IssuedOn(ShelfItem item) => item.Facts.SignedOn ?? item.ReleasedOn;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<NormativeRow>> ListAsync(NormativeQuery query, CancellationToken ct)
    {
        var view = await shelf.ViewAsync(ct);
        var number = DocumentFields.NormalNumber(query.Text);
        bool Reads(ShelfItem item) => query.Text.Length == 0
            || ((string?[])[item.Title, item.IndexNumber, item.Registered.RegisterNumber]).Any(t => t?.Contains(query.Text, StringComparison.OrdinalIgnoreCase) == true)
            || (number.Length > 0 && item.Facts.Number.Contains(number, StringComparison.Ordinal));
        return [.. view.All.Where(i => Holds(i) && IssuedOn(i) <= query.On && Reads(i)
                && (query.Year is null || IssuedOn(i).Year == query.Year)
                && (query.Topic.Length == 0 || i.Facts.Topic == query.Topic)
                && (query.Division.Length == 0 || i.Division == query.Division))
            .Select(i => NormativeRow.Of(i, view, query.On))
            .Where(r => query.State is null || r.Validity.State == query.State)
            .OrderByDescending(r => IssuedOn(r.Item)).ThenByDescending(r => r.Item.Id)];
    }

    public async Task<NormativeChoices> ChoicesAsync(CancellationToken ct)
    {
        ShelfItem[] all = [.. (await shelf.ViewAsync(ct)).All.Where(Holds)];
        return new NormativeChoices([.. all.Select(i => IssuedOn(i).Year).Distinct().OrderDescending()],
            [.. Topics.All.Where(t => all.Any(i => i.Facts.Topic == t))], [.. all.Select(i => i.Division).Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>In force and about to expire, the next one first.</summary>
    public async Task<IReadOnlyList<NormativeRow>> ExpiringAsync(DateOnly today, CancellationToken ct) =>
        [.. (await ListAsync(new NormativeQuery(today), ct)).Where(r => r.Validity.IsCurrent && r.LastDay <= today.AddMonths(WarningMonths)).OrderBy(r => r.LastDay)];

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
