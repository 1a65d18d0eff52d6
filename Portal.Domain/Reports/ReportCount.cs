using Portal.Domain.Normative;
using Portal.Domain.Requests;

namespace Portal.Domain.Reports;

/// <summary>One case behind a number.</summary>
/// <param name="Name">登记号 or title; no personal data.</param>
/// <param name="Path">Where the staff open it.</param>
public sealed record CountedCase(string Name, string Path);

/// <summary>
/// What the registers say of a year, as lists of cases by cell: a number is the length of its list. Totals are not in it, they are sums
/// (<see cref="ReportFigures"/>).
/// </summary>
public sealed class ReportCount
{
    private static readonly IReadOnlyList<CountedCase> Nothing = [];

    private readonly Dictionary<string, List<CountedCase>> _cases = [];
    private readonly ReportForm _form;

    private ReportCount(ReportForm form) => _form = form;

    /// <summary>Cells that some register counts, an empty list included.</summary>
    public IReadOnlyDictionary<string, decimal> Numbers => _cases.ToDictionary(c => c.Key, c => (decimal)c.Value.Count);

    /// <summary>The cases behind a cell; of a total those of its parts.</summary>
    public IReadOnlyList<CountedCase> CasesOf(string key)
    {
        if (_cases.TryGetValue(key, out var own)) return own;
        var parts = ReportFigures.PartsOf(_form, key).ToList();
        return parts.Count == 0 ? Nothing : [.. parts.SelectMany(CasesOf)];
    }

    public static ReportCount Of(ReportForm form, int year, IReadOnlyList<CaseFact> cases, IReadOnlyList<RemedyFact> remedies, NormativeCounts normative)
    {
        var count = new ReportCount(form);
        count.AddApplications(year, cases);
        count.AddRemedies(year, remedies);
        count.AddNormative(normative);
        return count;
    }

    /// <summary>
    /// Rule 9: received on 31 December is 新收 of this year even if answered in the next. A decision dated before the day of receipt (a case whose receipt was
    /// confirmed late) counts on the day of receipt, or the year would not balance.
    /// </summary>
    private void AddApplications(int year, IReadOnlyList<CaseFact> cases)
    {
        foreach (var row in (int[])[Table3.Received, Table3.CarriedIn, .. _form.ResultRows, Table3.CarriedOut])
            for (var column = 1; column < Table3.All; column++)
                _cases[Table3.Key(row, column)] = [];

        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        foreach (var fact in cases)
        {
            if (fact.ReceivedOn > last) continue;
            var decided = fact is { Decision: not null, DecidedOn: { } on } ? (on < fact.ReceivedOn ? fact.ReceivedOn : on) : (DateOnly?)null;
            if (decided < first) continue;
            var column = (int)fact.Kind + 1;
            var named = new CountedCase(fact.Number, $"/workspace/requests/{fact.Id}");
            _cases[Table3.Key(fact.ReceivedOn < first ? Table3.CarriedIn : Table3.Received, column)].Add(named);
            var end = decided is { } day && day <= last ? RowOf(fact.Decision!.Value) : Table3.CarriedOut;
            _cases[Table3.Key(end, column)].Add(named);
        }
    }

    /// <summary>The trial form has one row for everything that is 其他处理.</summary>
    private int RowOf(Decision decision)
    {
        var row = Decisions.RowOf(decision);
        return _form.ResultRows.Contains(row) ? row : Table3.OtherEnd;
    }

    private void AddRemedies(int year, IReadOnlyList<RemedyFact> remedies)
    {
        foreach (var (part, _) in Table4.Parts)
            foreach (var (result, _) in Table4.Results.Where(r => r.Key != Table4.Sum))
                _cases[Table4.Key(part, result)] = [];

        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        foreach (var remedy in remedies.Where(r => r.FiledOn <= last && !(r.ConcludedOn < first)))
        {
            var part = Table4.Parts[(int)remedy.Kind].Key;
            var result = remedy is { Result: { } ended, ConcludedOn: { } on } && on <= last
                ? ended switch { RemedyResult.Upheld => "upheld", RemedyResult.Corrected => "corrected", _ => "other" }
                : Table4.Open;
            _cases[Table4.Key(part, result)].Add(new CountedCase(remedy.RequestNumber, $"/workspace/requests/{remedy.RequestId}"));
        }
    }

    /// <summary>A bureau makes no 规章: those rows are 0 without a register.</summary>
    private void AddNormative(NormativeCounts normative)
    {
        static List<CountedCase> Of(IEnumerable<Documents.ShelfItem> items) => [.. items.Select(i => new CountedCase(i.Facts.Number.Length > 0 ? $"{i.Title}（{i.Facts.Number}）" : i.Title, $"/workspace/documents/{i.Id}"))];
        _cases[Table2.NormativeMade] = Of(normative.Made);
        if (_form == ReportForms.Current)
        {
            _cases[Table2.NormativeRepealed] = Of(normative.Repealed.Concat(normative.Expired));
            _cases[Table2.NormativeValid] = Of(normative.InForce);
        }
        else
        {
            _cases["2/normative/published"] = Of(normative.Made.Where(i => i.ReleasedOn.Year == normative.Year));
            _cases["2/normative/public"] = Of(normative.InForce);
        }
    }
}
