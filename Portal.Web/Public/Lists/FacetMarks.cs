using Portal.Domain.Documents;

namespace Portal.Web.Public.Lists;

/// <summary>One facet's value of every document, as a place in its list of values; -1: none.</summary>
internal sealed class FacetMarks
{
    private readonly Dictionary<string, int> _places;

    /// <param name="validities">Of the shelf's documents, in their order.</param>
    public FacetMarks(Facet facet, ShelfView shelf, IReadOnlyList<Validity> validities)
    {
        Facet = facet;
        var texts = shelf.All.Select((item, i) => facet.ValueOf(item, validities[i], shelf)).ToArray();
        var values = texts.Where(t => t.Length > 0).Distinct().ToList();
        values.Sort(facet.Compare);
        Values = values;
        _places = values.Select((value, place) => (value, place)).ToDictionary(v => v.value, v => v.place);
        Of = [.. texts.Select(Find)];
    }

    public Facet Facet { get; }

    public IReadOnlyList<string> Values { get; }

    public int[] Of { get; }

    public int Find(string value) => _places.GetValueOrDefault(value, -1);
}

/// <summary>One facet of one question: what was chosen, and how many there are of each value.</summary>
internal sealed class FacetFilter(FacetMarks marks, IReadOnlySet<string>? chosen)
{
    private readonly bool[]? _chosen = chosen is null ? null : [.. marks.Values.Select(chosen.Contains)];
    private readonly int[] _counts = new int[marks.Values.Count];

    public Facet Facet => marks.Facet;

    public bool Lets(int i) => _chosen is null || (marks.Of[i] is >= 0 and var place && _chosen[place]);

    public void Count(int i)
    {
        if (marks.Of[i] is >= 0 and var place) _counts[place]++;
    }

    /// <summary>A value that finds nothing is left out, unless it was chosen.</summary>
    public IReadOnlyList<FacetChoice> Choices(ListQuery query) =>
        [.. marks.Values.Select((value, i) => new FacetChoice(value, _counts[i], query.Has(Facet.Parameter, value))).Where(c => c.Count > 0 || c.IsChosen)];
}
