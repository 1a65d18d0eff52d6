using System.Globalization;

namespace Portal.Domain.Requests.Samples;

/// <summary>One case of seeds/requests/*.tsv; an empty cell is a step that was not taken.</summary>
internal sealed class SampleRow(IReadOnlyDictionary<string, int> columns, string[] cells)
{
    public static IEnumerable<SampleRow> Read(string seeds)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(seeds, "requests"), "*.tsv").Order(StringComparer.Ordinal))
        {
            var lines = File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).ToList();
            var columns = lines[0].Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i);
            foreach (var line in lines.Skip(1)) yield return new SampleRow(columns, line);
        }
    }

    public string this[string column] => cells[columns[column]];

    public bool Has(string column) => this[column].Length > 0;

    public DateOnly? Day(string column) => Has(column) ? DateOnly.ParseExact(this[column], "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public int Number(string column) => Has(column) ? int.Parse(this[column], CultureInfo.InvariantCulture) : 0;
}
