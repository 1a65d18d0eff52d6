using Portal.Domain.Common;

namespace Portal.Domain.Documents;

/// <summary>A public standing page and when it is to be looked through again.</summary>
/// <param name="ChangedOn">Last change of substance.</param>
public sealed record StandingPage(int Id, string Title, string Address, string Column, string Division, string Keeper, DateOnly ChangedOn, DateOnly? ReviewBy, bool IsSample)
{
    /// <summary>Nobody has said when, or the day has come.</summary>
    public bool IsDueOn(DateOnly day) => ReviewBy is not { } by || by <= day;
}

/// <summary>The pages of the information office (指南, 制度, 机构职能 …), those whose review has come first.</summary>
public sealed class StandingPages(Shelf shelf)
{
    public async Task<IReadOnlyList<StandingPage>> ListAsync(CancellationToken ct)
    {
        var view = await shelf.ViewAsync(ct);
        return [.. view.All.Where(i => i.Kind == DocumentKind.Page && !i.IsWithdrawnOn(DateOnly.MaxValue.AddDays(-1)))
            .Select(i => new StandingPage(i.Id, i.Title, i.Address, view.Column(i.ColumnId)?.Name ?? "", i.Division, i.Registered.Keeper, OfficeClock.DateOf(i.ChangedAt), i.Registered.ReviewBy, i.IsSample))
            .OrderBy(p => p.ReviewBy ?? DateOnly.MinValue).ThenBy(p => p.Title, StringComparer.Ordinal)];
    }
}
