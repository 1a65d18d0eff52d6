using System.Globalization;
using Portal.Domain.Documents;

namespace Portal.Web.Public.Lists;

/// <summary>One way to narrow a list of documents.</summary>
/// <param name="Parameter">Its name in addresses.</param>
/// <param name="ValueOf">A document's value; empty: it has none, and no choice finds it.</param>
/// <param name="Compare">Order of the values.</param>
public sealed record Facet(string Parameter, Func<ShelfItem, ShelfView, DateOnly, string> ValueOf, Comparison<string> Compare);

/// <summary>All facets there are. A list names those it offers.</summary>
public static class ListFacets
{
    /// <summary>What the shelves call an official paper that binds the public.</summary>
    public const string Normative = "行政规范性文件";

    /// <summary>States a list tells apart, in their order.</summary>
    public static readonly IReadOnlyList<string> States = ["valid", "soon", "off", "withdrawn"];

    public static readonly Facet Type = new("type", (item, _, _) => TypeOf(item.Kind), ByPlace([.. Enum.GetValues<DocumentKind>().Select(TypeOf)]));

    public static readonly Facet State = new("validity", (item, _, day) => StateOf(item, day), ByPlace(States));

    public static readonly Facet Genre = new("kind", (item, _, _) => item.Facts.IsNormative ? Normative : item.Facts.Genre, (a, b) => Place(a, b, Normative) ?? string.CompareOrdinal(a, b));

    public static readonly Facet Topic = new("topic", (item, shelf, _) => TopicOf(item, shelf), ByPlace(Topics.All));

    public static readonly Facet Year = new("year", (item, _, _) => item.ReleasedOn.Year.ToString(CultureInfo.InvariantCulture), (a, b) => string.CompareOrdinal(b, a));

    public static readonly Facet Column = new("column", (item, shelf, _) => shelf.Column(item.ColumnId)?.Slug ?? "", string.CompareOrdinal);

    public static readonly Facet Form = new("form", (item, _, _) => item.Facts.Form?.ToString().ToLowerInvariant() ?? "", ByPlace([.. Enum.GetNames<InterpretationForm>().Select(n => n.ToLowerInvariant())]));

    public static readonly Facet Stage = new("stage", (item, _, _) => item.Facts.Stage?.ToString().ToLowerInvariant() ?? "", ByPlace([.. Enum.GetNames<InterpretationStage>().Select(n => n.ToLowerInvariant())]));

    public static readonly IReadOnlyList<Facet> All = [Type, State, Genre, Topic, Year, Column, Form, Stage];

    public static string TypeOf(DocumentKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Only papers have a validity that a reader chooses by; anything can be withdrawn.</summary>
    private static string StateOf(ShelfItem item, DateOnly day) => item.ValidityOn(day).State switch
    {
        ValidityState.Withdrawn => "withdrawn",
        _ when !KindRules.Of(item.Kind).Official => "",
        ValidityState.Valid => "valid",
        ValidityState.NotYet => "soon",
        _ => "off",
    };

    /// <summary>An interpretation is about what its policy is about.</summary>
    private static string TopicOf(ShelfItem item, ShelfView shelf) =>
        item.Facts.Topic.Length > 0 ? item.Facts.Topic : shelf.TargetsOf(item, LinkKind.Interprets).FirstOrDefault()?.Facts.Topic ?? "";

    private static Comparison<string> ByPlace(IReadOnlyList<string> order)
    {
        var places = order.Select((value, i) => (value, i)).ToDictionary(p => p.value, p => p.i);
        return (a, b) => (places.GetValueOrDefault(a, int.MaxValue), a).CompareTo((places.GetValueOrDefault(b, int.MaxValue), b));
    }

    private static int? Place(string a, string b, string first) => a == first ? -1 : b == first ? 1 : null;
}
