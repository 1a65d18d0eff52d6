namespace Portal.Domain.Work.Tables;

/// <summary>Placeholder until the importer's own lands.</summary>
public static class Names
{
    private static readonly char[] Marks = ['、', '，', ',', ';', '；', ' ', '\n', '　'];

    public static IReadOnlyList<string> Divisions(string cell) => cell is "——" or "" ? [] : cell.Split(Marks, StringSplitOptions.RemoveEmptyEntries);

    public static IReadOnlyList<string> Persons(string cell) => cell is "——" or "" ? [] : cell.Split(Marks, StringSplitOptions.RemoveEmptyEntries);
}
