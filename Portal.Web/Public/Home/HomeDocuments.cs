using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Web.Public.Lists;

namespace Portal.Web.Public.Home;

/// <summary>What the home page shows of the public documents.</summary>
/// <param name="Policies">The latest that have not ended, newest first.</param>
/// <param name="Missing">Of those without an interpretation: why.</param>
/// <param name="Notices">The latest, newest first.</param>
/// <param name="Searches">Words to begin with: the first keywords of the latest policies in force.</param>
public sealed record HomeDocuments(Catalogue Catalogue, IReadOnlyList<ShelfItem> Policies, IReadOnlyDictionary<int, MissingMaterial> Missing, IReadOnlyList<ShelfItem> Notices, IReadOnlyList<string> Searches)
{
    private const int LatestPolicies = 5;
    private const int LatestNotices = 7;
    private const int SearchWords = 4;

    public ShelfView Shelf => Catalogue.Shelf;

    /// <summary>UTC; null while nothing is public.</summary>
    public DateTime? ChangedAt => Shelf.All.Length > 0 ? Shelf.All.Max(i => i.ChangedAt) : null;

    /// <summary>Places where people begin: the first columns of the fixed order.</summary>
    public IReadOnlyList<Column> Doors => [.. Shelf.Columns.Where(c => c.ParentId is null && c.Kind is ColumnKind.Pages or ColumnKind.Reports).Take(4)];

    /// <summary>What the law names, one column each.</summary>
    public IReadOnlyList<Column> Areas => [.. Shelf.Columns.Where(c => c.ParentId is not null && c.Kind is not ColumnKind.Interpretations)];

    public static async Task<HomeDocuments> ReadAsync(Catalogues catalogues, PublicPackages packages, CancellationToken ct)
    {
        var catalogue = await catalogues.NewestAsync(ct);
        var (view, today) = (catalogue.Shelf, catalogue.Today);
        var shown = view.All.Where(i => !i.IsWithdrawnOn(today));
        var current = shown.Where(i => i.Kind == DocumentKind.Policy && i.ValidityOn(today).IsCurrent);
        ShelfItem[] policies = [.. current.Take(LatestPolicies)];
        int[] bare = [.. policies.Where(p => view.InterpretationsOf(p.Id).Count == 0).Select(p => p.Id)];
        return new HomeDocuments(catalogue, policies, await packages.MissingAsync(bare, ct), [.. shown.Where(i => i.Kind == DocumentKind.Notice).Take(LatestNotices)],
            [.. current.Select(i => i.Facts.Keywords.Split('、')[0]).Where(word => word.Length > 1).Distinct().Take(SearchWords)]);
    }
}
