namespace Portal.Domain.Work;

/// <summary>Placeholder until the importer's own lands.</summary>
public static class DueReader
{
    public static DueRule Read(string measureText, string deadline, int year) =>
        measureText.Contains("9月底前") ? DueRule.By(new DateOnly(year, 9, 30), "9月底前")
        : measureText.Contains("年底前") ? DueRule.By(new DateOnly(year, 12, 31), "年底前")
        : DueRule.AllYear(deadline.Length > 0 ? deadline : null);
}
