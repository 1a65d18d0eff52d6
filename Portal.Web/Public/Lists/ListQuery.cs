using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Portal.Web.Public.Lists;

/// <summary>What a list is asked for, read from an address and written back in the one order that makes addresses comparable.</summary>
/// <param name="Text">Words of the search, or part of a title or number.</param>
/// <param name="Chosen">Values by the facet's parameter; a facet without a choice is not in it.</param>
/// <param name="Sort">Empty: the list's own order.</param>
/// <param name="Page">Counted from 1.</param>
public sealed record ListQuery(string Text, ImmutableSortedDictionary<string, ImmutableSortedSet<string>> Chosen, string Sort, int Page)
{
    public const string SignedOn = "signed";
    public const string Effective = "effective";
    public const string Released = "released";

    public static readonly ListQuery Empty = new("", ImmutableSortedDictionary<string, ImmutableSortedSet<string>>.Empty.WithComparers(StringComparer.Ordinal), "", 1);

    private const int LongestText = 80;
    private const int LongestValue = 40;
    private const int MostValues = 20;
    private const int LastPage = 10_000;

    /// <summary>Values of all facets together.</summary>
    public int Choices => Chosen.Values.Sum(values => values.Count);

    /// <summary>Nothing is asked for: all of the list.</summary>
    public bool IsWhole => Text.Length == 0 && Choices == 0;

    /// <summary>Whether many visitors ask for just this: worth keeping. The combinations are few, for their values are the portal's own.</summary>
    public bool IsCommon => Text.Length == 0 && Choices + (Sort.Length > 0 ? 1 : 0) <= 2;

    /// <summary>As it stands behind a path: empty, or from '?' on.</summary>
    public string Address
    {
        get
        {
            var address = new StringBuilder();
            void Add(string name, string value) => address.Append(address.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
            if (Text.Length > 0) Add("q", Text);
            foreach (var (name, values) in Chosen)
                foreach (var value in values)
                    Add(name, value);
            if (Sort.Length > 0) Add("sort", Sort);
            if (Page > 1) Add("page", Page.ToString(CultureInfo.InvariantCulture));
            return address.ToString();
        }
    }

    /// <summary>What it does not know it leaves out: an address may carry anything.</summary>
    public static ListQuery Read(IQueryCollection query, IReadOnlyList<Facet> facets, IReadOnlyList<string> sorts)
    {
        var chosen = Empty.Chosen;
        foreach (var facet in facets)
        {
            string[] values = [.. query[facet.Parameter].OfType<string>().Where(v => v.Length is > 0 and <= LongestValue && !v.Any(char.IsControl)).Take(MostValues)];
            if (values.Length > 0) chosen = chosen.Add(facet.Parameter, [.. values.Order(StringComparer.Ordinal)]);
        }

        var text = string.Concat(((string?)query["q"] ?? "").Where(c => !char.IsControl(c))).Trim();
        var sort = (string?)query["sort"] ?? "";
        return new ListQuery(
            text.Length > LongestText ? text[..LongestText] : text,
            chosen,
            sorts.Contains(sort) ? sort : "",
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1);
    }

    public bool Has(string parameter, string value) => Chosen.TryGetValue(parameter, out var values) && values.Contains(value);

    /// <summary>This one value in the place of any others of its facet; null: none.</summary>
    public ListQuery With(string parameter, string? value) => this with
    {
        Chosen = value is null ? Chosen.Remove(parameter) : Chosen.SetItem(parameter, [value]),
        Page = 1,
    };
}
