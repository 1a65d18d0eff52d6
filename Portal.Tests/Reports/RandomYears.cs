using CsCheck;
using Portal.Domain.Normative;
using Portal.Domain.Reports;
using Portal.Domain.Requests;

namespace Portal.Tests.Reports;

/// <summary>Registers as they might be: any mixture of kinds, decisions and days round the turns of the year.</summary>
internal static class RandomYears
{
    public const int Year = 2025;

    public static readonly NormativeCounts NoNormative = new(Year, [], [], [], []);

    private static readonly Gen<DateOnly> Day = Gen.Int[-500, 500].Select(offset => new DateOnly(Year, 7, 1).AddDays(offset));

    private static readonly Gen<CaseFact> Case =
        from received in Day
        from kind in Gen.Enum<ApplicantKind>()
        from decision in Gen.Enum<Decision>()
        from decided in Gen.Bool
        from after in Gen.Int[-3, 200]
        select new CaseFact(0, "", received, kind, decided ? decision : null, decided ? received.AddDays(after) : null);

    public static readonly Gen<CaseFact[]> Cases = Case.Array[0, 300].Select(cases => cases.Select((c, i) => c with { Id = i + 1, Number = $"{c.ReceivedOn.Year}-{i + 1:0000}" }).ToArray());

    public static readonly Gen<RemedyFact[]> Remedies =
        (from filed in Day
         from kind in Gen.Enum<RemedyKind>()
         from result in Gen.Enum<RemedyResult>()
         from ended in Gen.Bool
         from after in Gen.Int[0, 300]
         select new RemedyFact(1, 1, "2025-0001", kind, filed, ended ? result : null, ended ? filed.AddDays(after) : null)).Array[0, 40];

    public static ReportTables Tables(int year, CaseFact[] cases, RemedyFact[] remedies) =>
        Tables(year, ReportCount.Of(ReportForms.Of(year)!, year, cases, remedies, NoNormative with { Year = year }));

    public static ReportTables Tables(int year, ReportCount count)
    {
        var form = ReportForms.Of(year)!;
        return new ReportTables(year, form.Key, ReportFigures.Of(form, count.Numbers, new Dictionary<string, AnnualReportFigure>()).ToDictionary(f => f.Key, f => f.Value.Value));
    }
}
