using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Domain.Documents;

/// <summary>How this bureau numbers and publishes its documents: Portal:Documents:*.</summary>
public sealed class DocumentSettings
{
    /// <summary>统一社会信用代码 of the bureau.</summary>
    public string OrganisationCode { get; init; } = "11000000000000000X";

    /// <summary>发文机关 of new documents.</summary>
    public string Issuer { get; init; } = "示例市科学技术局";

    /// <summary>How an 索引号 is made: {code}, {year}, {month}, {serial:5} (digits, counted anew each year).</summary>
    public string IndexFormat { get; init; } = "{code}/{year}-{serial:5}";

    /// <summary>How a 登记号 of the 三统一 is made: {year}, {serial:3} (digits, counted anew each year).</summary>
    public string RegisterFormat { get; init; } = "示规〔{year}〕{serial:3}-科";

    /// <summary>A key policy is explained again while it is carried out; days after its release from which one is reminded.</summary>
    public int DuringDays { get; init; } = 90;

    /// <summary>What an 索引号 must look like to fit <see cref="IndexFormat"/>.</summary>
    public Regex IndexPattern => Pattern(IndexFormat);

    /// <summary>What a 登记号 must look like to fit <see cref="RegisterFormat"/>.</summary>
    public Regex RegisterPattern => Pattern(RegisterFormat);

    public string IndexOf(DateOnly day, int serial) => Fill(IndexFormat, day, serial);

    public string RegisterNumberOf(int year, int serial) => Fill(RegisterFormat, new DateOnly(year, 1, 1), serial);

    private Regex Pattern(string format) => new("^" + Regex.Replace(format, @"\{(\w+)(?::(\d+))?\}|[^{]+", part => part.Groups[1].Value switch
    {
        "code" => Regex.Escape(OrganisationCode),
        "year" => @"\d{4}",
        "month" => @"\d{2}",
        "serial" => $@"\d{{{part.Groups[2].Value}}}",
        _ => Regex.Escape(part.Value),
    }) + "$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private string Fill(string format, DateOnly day, int serial) => Regex.Replace(format, @"\{(\w+)(?::(\d+))?\}", part => part.Groups[1].Value switch
    {
        "code" => OrganisationCode,
        "year" => day.Year.ToString("0000", CultureInfo.InvariantCulture),
        "month" => day.Month.ToString("00", CultureInfo.InvariantCulture),
        "serial" => serial.ToString(CultureInfo.InvariantCulture).PadLeft(int.Parse(part.Groups[2].Value, CultureInfo.InvariantCulture), '0'),
        _ => part.Value,
    }, RegexOptions.CultureInvariant);
}
