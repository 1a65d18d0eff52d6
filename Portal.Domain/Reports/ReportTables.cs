using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Domain.Reports;

/// <summary>
/// The numbers of one report. Frozen, they go with an edition as its attachment: what was signed, what the public sees, what the archive gets, and what
/// an older version said are the same bytes.
/// </summary>
/// <param name="Form">Key of the form.</param>
/// <param name="Values">By cell; a cell that is missing is 0.</param>
public sealed record ReportTables(int Year, string Form, IReadOnlyDictionary<string, decimal> Values)
{
    /// <summary>Nobody can upload a file of this type: <see cref="Storage.FileTypes"/> takes text for plain text.</summary>
    public const string ContentType = "application/json";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public decimal this[string key] => Values.GetValueOrDefault(key);

    public decimal this[int row, int column] => this[Table3.Key(row, column)];

    [JsonIgnore]
    public ReportForm OfForm => ReportForms.Of(Form);

    /// <summary>Cells in the order of the form, 0 where nothing is known: the same numbers give the same bytes.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this with { Values = OfForm.Keys.ToDictionary(key => key, key => Normal(this[key])) }, Json);

    public static ReportTables FromJson(byte[] json) => JsonSerializer.Deserialize<ReportTables>(json, Json) ?? throw new InvalidDataException("No tables.");

    public bool SameAs(ReportTables? other) => other is not null && Form == other.Form && OfForm.Keys.All(key => this[key] == other[key]);

    /// <summary>A number as the form prints it: blanks and '/' are not produced (国办公开办函〔2021〕30号).</summary>
    public string Text(string key) => Normal(this[key]).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>1.50 and 1.5 are one number; SQLite gives 9.0 back for 9.</summary>
    internal static decimal Normal(decimal value) => value / 1.000000000000000000000000000000m;
}

public enum FigureSource
{
    /// <summary>No register counts it, and nobody has typed it: 0.</summary>
    None,

    /// <summary>Counted in a register; the cases can be opened.</summary>
    Counted,

    /// <summary>Sum of other cells.</summary>
    Summed,

    /// <summary>Typed or corrected, with a reason.</summary>
    ByHand,

    /// <summary>Taken over from a report made elsewhere.</summary>
    Imported,
}

/// <summary>What one cell says, and why.</summary>
/// <param name="Counted">What the registers or the sum would say; null where neither knows.</param>
/// <param name="Reason">Of what was typed.</param>
/// <param name="At">UTC; when it was typed.</param>
public sealed record Figure(string Key, decimal Value, FigureSource Source, decimal? Counted, string Reason = "", string By = "", DateTime? At = null)
{
    /// <summary>Somebody's word stands against a register's count.</summary>
    public bool Differs => Counted is { } counted && counted != Value;
}

/// <summary>How the cells of a report come about: what is typed counts before what is counted, and totals are sums of what stands in the cells.</summary>
public static class ReportFigures
{
    /// <summary>Cells of which a total is the sum; empty for any other cell.</summary>
    public static IEnumerable<string> PartsOf(ReportForm form, string key) => key.Split('/') switch
    {
        ["3", var row, "7"] when row != "24" => Enumerable.Range(1, Table3.All - 1).Select(column => $"3/{row}/{column}"),
        ["3", "24", var column] => form.ResultRows.Select(row => Table3.Key(row, int.Parse(column, System.Globalization.CultureInfo.InvariantCulture))),
        ["4", var part, Table4.Sum] => Table4.Results.Where(r => r.Key != Table4.Sum).Select(r => Table4.Key(part, r.Key)),
        _ => [],
    };

    /// <param name="counted">By cell, for cells that some register counts.</param>
    /// <param name="typed">The newest entry of each cell.</param>
    public static IReadOnlyDictionary<string, Figure> Of(ReportForm form, IReadOnlyDictionary<string, decimal> counted, IReadOnlyDictionary<string, AnnualReportFigure> typed)
    {
        var figures = new Dictionary<string, Figure>();
        foreach (var key in form.Keys) Find(key);
        return figures;

        Figure Find(string key)
        {
            if (figures.TryGetValue(key, out var known)) return known;
            var parts = PartsOf(form, key).ToList();
            decimal? reckoned = parts.Count > 0 ? parts.Sum(part => Find(part).Value) : counted.TryGetValue(key, out var count) ? count : null;
            var entry = typed.GetValueOrDefault(key);
            return figures[key] = entry is { Value: { } value }
                ? new Figure(key, ReportTables.Normal(value), entry.IsImported ? FigureSource.Imported : FigureSource.ByHand, reckoned, entry.Reason, entry.By, entry.At)
                : new Figure(key, reckoned ?? 0, parts.Count > 0 ? FigureSource.Summed : reckoned is null ? FigureSource.None : FigureSource.Counted, reckoned);
        }
    }
}
