using System.Globalization;
using Portal.Domain.Documents;

namespace Portal.Web.Public.Lists;

/// <summary>One way to narrow a list of documents.</summary>
/// <param name="Parameter">Its name in addresses.</param>
/// <param name="ValueOf">A document's value; empty: it has none, and no choice finds it. Called for every document after every release: it must be cheap.</param>
/// <param name="Compare">Order of the values.</param>
public sealed record Facet(string Parameter, Func<ShelfItem, Validity, ShelfView, string> ValueOf, Comparison<string> Compare);

/// <summary>All facets there are. A list names those it offers.</summary>
public static class ListFacets
{
    /// <summary>What the shelves call an official paper that binds the public.</summary>
    public const string Normative = "行政规范性文件";

    private static readonly string[] Kinds = Names<DocumentKind>();
    private static readonly string[] Forms = Names<InterpretationForm>();
    private static readonly string[] Stages = Names<InterpretationStage>();

    /// <summary>States a list tells apart, in their order.</summary>
    private static readonly string[] States = ["valid", "soon", "off", "withdrawn"];

    public static readonly Facet Type = new("type", (item, _, _) => TypeOf(item.Kind), ByPlace(Kinds));

    public static readonly Facet State = new("validity", (item, validity, _) => StateOf(item, validity), ByPlace(States));

    public static readonly Facet Genre = new("kind", (item, _, _) => item.Facts.IsNormative ? Normative : item.Facts.Genre,
        (a, b) => a == Normative ? -1 : b == Normative ? 1 : string.CompareOrdinal(a, b));

    public static readonly Facet Topic = new("topic", (item, _, shelf) => TopicOf(item, shelf), ByPlace(Topics.All));

    public static readonly Facet Year = new("year", (item, _, _) => item.ReleasedOn.Year.ToString(CultureInfo.InvariantCulture), (a, b) => string.CompareOrdinal(b, a));

    public static readonly Facet Column = new("column", (item, _, shelf) => shelf.Column(item.ColumnId)?.Slug ?? "", string.CompareOrdinal);

    public static readonly Facet Form = new("form", (item, _, _) => item.Facts.Form is { } form ? Forms[(int)form] : "", ByPlace(Forms));

    public static readonly Facet Stage = new("stage", (item, _, _) => item.Facts.Stage is { } stage ? Stages[(int)stage] : "", ByPlace(Stages));

    public static readonly IReadOnlyList<Facet> All = [Type, State, Genre, Topic, Year, Column, Form, Stage];

    public static string TypeOf(DocumentKind kind) => Kinds[(int)kind];

    /// <summary>Only papers have a validity that a reader chooses by; anything can be withdrawn.</summary>
    private static string StateOf(ShelfItem item, Validity validity) => validity.State switch
    {
        ValidityState.Withdrawn => "withdrawn",
        _ when !KindRules.Of(item.Kind).Official => "",
        ValidityState.Valid => "valid",
        ValidityState.NotYet => "soon",
        _ => "off",
    };

    /// <summary>An interpretation is about what its policy is about.</summary>
    private static string TopicOf(ShelfItem item, ShelfView shelf) =>
        item.Facts.Topic.Length > 0 || item.Links.IsEmpty ? item.Facts.Topic : shelf.TargetsOf(item, LinkKind.Interprets).FirstOrDefault()?.Facts.Topic ?? "";

    private static string[] Names<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];

    private static Comparison<string> ByPlace(IReadOnlyList<string> order)
    {
        var places = order.Select((value, i) => (value, i)).ToDictionary(p => p.value, p => p.i);
        return (a, b) => (places.GetValueOrDefault(a, int.MaxValue), a).CompareTo((places.GetValueOrDefault(b, int.MaxValue), b));
    }
}
