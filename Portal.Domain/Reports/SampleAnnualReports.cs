using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Storage;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Portal.Domain.Reports;

/// <summary>
/// The demonstration's reports, from seeds/reports: old years as taken over from elsewhere, the newest counted from the sample registers, so it is seeded
/// after them.
/// </summary>
public sealed class SampleAnnualReports(WriteGate gate, IDbContextFactory<PortalDb> dbs, DocumentSettings settings, ReportBook book, ReportIndicatorsQuery indicators, ReportClock clock)
{
    private const string By = "网站管理员（示例）";
    private const string Source = "示例：原网站公布的年度报告";

    public async Task SeedAsync(string seeds, CancellationToken ct)
    {
        await using (var db = await dbs.CreateDbContextAsync(ct))
            if (await db.Set<AnnualReport>().AnyAsync(ct))
                return;
        var yaml = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(seeds, "reports"), "*.yaml").Order(StringComparer.Ordinal))
        {
            var seed = yaml.Deserialize<SeedReport>(await File.ReadAllTextAsync(file, ct));
            var outcome = await SeedAsync(seed, ct);
            if (!outcome.Ok) throw new InvalidOperationException($"The sample report of {seed.Year} could not be taken in: {string.Join(' ', outcome.Reasons)}");
            await clock.EnsureYearAsync(seed.Year, ct);
        }
    }

    private async Task<Outcome> SeedAsync(SeedReport seed, CancellationToken ct)
    {
        var form = ReportForms.Of(seed.Year)!;
        var count = await book.CountAsync(form, seed.Year, ct);
        var figures = await indicators.ReadAsync(seed.Year, ct);
        return await gate.RunAsync(Actor.System, Permission.KeepRegisters, "SeedSample", async write =>
        {
            var author = write.Actor with { Name = By, Division = "办公室" };
            var begun = await StartReport.BeginAsync(write, settings, seed.Year, author, isSample: true, ct);
            if (!begun.Ok) return begun;
            var document = begun.Value!;
            var report = write.Db.ChangeTracker.Entries<AnnualReport>().Single().Entity;
            write.Db.Add(new Package(document.Id) { ReleasedAt = SeedFiles.Moment(seed.Corrected ?? seed.Released) });
            foreach (var (key, value) in seed.FromRegisters ? seed.Cells.Select(c => (c.Key, c.Value)) : seed.Typed(form, count)) report.Type(key, value, seed.FromRegisters ? "示例：业务处室报送" : Source, !seed.FromRegisters, By, write.Now);
            await PublishAsync(write, document, report, count, figures, seed, seed.Released, "", ct);
            if (seed.Corrected is { } corrected)
            {
                // What was pending is written first: a released edition must be known as such before the next one begins.
                await write.FlushAsync(ct);
                document.BeginDraft(author, SeedFiles.Moment(corrected));
                foreach (var (key, value) in seed.CorrectedCells) report.Type(key, value, seed.Correction, isImported: true, By, write.Now);
                await PublishAsync(write, document, report, count, figures, seed, corrected, seed.Correction, ct);
            }

            write.Subject = () => $"annual-report/{seed.Year}";
            write.Announce(ReportChange.Report, seed.Year, seed.Year);
            return Outcome.Done;
        }, ct);
    }

    private static async Task PublishAsync(Write write, Document document, AnnualReport report, ReportCount count, ReportIndicators figures, SeedReport seed, string when, string note, CancellationToken ct)
    {
        var tables = new ReportTables(report.Year, report.Form.Key, ReportFigures.Of(report.Form, count.Numbers, report.Typed).ToDictionary(f => f.Key, f => f.Value.Value));
        var (draft, at) = (document.Draft!, SeedFiles.Moment(when));
        draft.ChangeNote = note;
        draft.Write(seed.Text(ReportNarrative.Draft(tables, figures)), write.Actor with { Name = By }, at);
        await FreezeTables.PutAsync(write, document, tables, ct);
        await Publication.PublishAsync(write, document, By, at, new Dictionary<int, Document>(), ct);
    }

    private sealed class SeedReport
    {
        public int Year { get; set; }

        /// <summary>On the office's clock.</summary>
        public string Released { get; set; } = "";
        public bool FromRegisters { get; set; }
        public int[] CarriedIn { get; set; } = new int[Table3.All - 1];

        /// <summary>Null: what the register carries into the next year.</summary>
        public int[]? CarriedOut { get; set; }

        /// <summary>Row of table 3: six columns.</summary>
        public Dictionary<int, int[]> Results { get; set; } = [];
        public Dictionary<string, decimal> Cells { get; set; } = [];
        public string? Corrected { get; set; }
        public string Correction { get; set; } = "";
        public Dictionary<string, decimal> CorrectedCells { get; set; } = [];

        /// <summary>In the places that a person has to fill in, in their order.</summary>
        public List<string> Fill { get; set; } = [];

        /// <summary>Everything but totals; what was received is what makes it balance.</summary>
        public IEnumerable<(string Key, decimal Value)> Typed(ReportForm form, ReportCount count)
        {
            for (var column = 1; column < Table3.All; column++)
            {
                var results = form.ResultRows.Select(row => (row, Value: Results.TryGetValue(row, out var values) ? values[column - 1] : 0)).ToList();
                var (carriedIn, carriedOut) = (CarriedIn[column - 1], CarriedOut?[column - 1] ?? count.CasesOf(Table3.Key(Table3.CarriedOut, column)).Count);
                foreach (var (row, value) in results) yield return (Table3.Key(row, column), value);
                yield return (Table3.Key(Table3.CarriedIn, column), carriedIn);
                yield return (Table3.Key(Table3.CarriedOut, column), carriedOut);
                yield return (Table3.Key(Table3.Received, column), results.Sum(r => r.Value) + carriedOut - carriedIn);
            }

            foreach (var (key, value) in Cells) yield return (key, value);
        }

        public string Text(string draft)
        {
            foreach (var text in Fill)
                if (draft.IndexOf(ReportNarrative.Blank, StringComparison.Ordinal) is >= 0 and var at)
                    draft = string.Concat(draft.AsSpan(0, at), text, draft.AsSpan(at + ReportNarrative.Blank.Length));
            return draft;
        }
    }
}

/// <summary>Reports marked 示例; their documents go with the other sample documents.</summary>
internal sealed class SampleReportMaterial : ISampleMaterial
{
    public string Name => "年度报告";

    public Task<int> CountAsync(PortalDb db, CancellationToken ct) => Samples(db).CountAsync(ct);

    public async Task RemoveAsync(Write write, CancellationToken ct)
    {
        var reports = await Samples(write.Db).Include(r => r.Figures).Include(r => r.Notes).ToListAsync(ct);
        var years = reports.ConvertAll(r => r.Year);
        write.Db.RemoveRange(reports);
        // The bureau's own report of that year is still due: the daily job starts its clock anew.
        write.Db.RemoveRange(await write.Db.Set<Clock>().Include(c => c.Events).Where(c => c.SubjectKind == ReportClock.Subject && years.Contains(c.SubjectId)).ToListAsync(ct));
        foreach (var year in years) write.Announce(ReportChange.Report, year, year);
    }

    private static IQueryable<AnnualReport> Samples(PortalDb db) => db.Set<AnnualReport>().Where(r => r.IsSample);
}
