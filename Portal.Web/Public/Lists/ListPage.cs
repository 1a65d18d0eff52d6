namespace Portal.Web.Public.Lists;

/// <summary>One list of the public column: where it is, what it offers.</summary>
/// <param name="Path">Its address without query.</param>
/// <param name="Sorts">Orders a visitor may ask for; the first one is its own and stands in no address.</param>
/// <param name="Export">Address of the same list as data; null: there is none.</param>
/// <param name="Feed">Address of its feed; null: there is none.</param>
public sealed record ListPage(string Path, ListScope Scope, IReadOnlyList<string> Sorts, string? Export = null, string? Feed = null)
{
    /// <summary>Lines a page.</summary>
    public const int Size = 20;

    /// <summary>Address of this list with another question.</summary>
    public string To(ListQuery query) => Path + query.Address;

    public ListQuery Read(IQueryCollection query) => ListQuery.Read(query, Scope.Facets, [.. Sorts.Skip(1)]);
}
