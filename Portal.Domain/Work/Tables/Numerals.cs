namespace Portal.Domain.Work.Tables;

/// <summary>Placeholder until the importer's own lands.</summary>
public static class Numerals
{
    private const string Digits = "零一二三四五六七八九";

    public static string ToChinese(int n) => n < 10 ? Digits[n].ToString() : $"{(n / 10 == 1 ? "" : Digits[n / 10])}十{(n % 10 == 0 ? "" : Digits[n % 10])}";

    public static int? FromChinese(string text) => Enumerable.Range(1, 99).Where(n => ToChinese(n) == text).Select(n => (int?)n).FirstOrDefault();
}
