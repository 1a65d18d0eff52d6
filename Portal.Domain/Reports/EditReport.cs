using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Reports;

/// <summary>Types a number into the tables, or takes it back, with the reason; explains a warning. What is public is not touched: it is frozen.</summary>
public sealed class EditReport(WriteGate gate, ReportBook book)
{
    /// <param name="value">Null: what the registers say counts again.</param>
    public Task<Outcome> TypeAsync(Actor actor, int year, string key, decimal? value, string reason, CancellationToken ct) =>
        ChangeAsync(actor, year, "TypeReportFigure", (report, write) => Task.FromResult(report.Type(key, value, reason.Trim(), isImported: false, write.Actor.Name, write.Now)), ct);

    /// <summary>Takes over the numbers of a report that was made elsewhere; what they replace stays in each cell's history.</summary>
    /// <param name="source">Where they come from; kept with every number.</param>
    public Task<Outcome> ImportAsync(Actor actor, int year, IReadOnlyDictionary<string, decimal> values, string source, CancellationToken ct) =>
        ChangeAsync(actor, year, "ImportReportFigures", (report, write) =>
        {
            if (values.Count == 0) return Task.FromResult(Outcome.Refused("没有认出任何数字。请核对是不是年度报告的表二、表三、表四。"));
            foreach (var (key, value) in values)
                if (report.Type(key, value, source.Trim(), isImported: true, write.Actor.Name, write.Now) is { Ok: false } refused)
                    return Task.FromResult(refused);
            return Task.FromResult(Outcome.Done);
        }, ct);

    /// <param name="issue">Code of the warning, as the person saw it.</param>
    public Task<Outcome> ExplainAsync(Actor actor, int year, string issue, string text, CancellationToken ct) =>
        ChangeAsync(actor, year, "ExplainReportIssue", async (report, write) =>
        {
            if (text.Trim().Length == 0) return Outcome.Refused("说明不能空着。");
            var found = (await book.FindAsync(write.Db, year, ct))?.Issues.FirstOrDefault(i => i.Code == issue);
            if (found is null) return Outcome.Refused("这一条已经不在了，数字可能刚变。请刷新后再看。");
            if (found.IsHard) return Outcome.Refused("勾稽关系不平不能用说明代替，请改正数字。");
            report.Explain(issue, text.Trim(), write.Actor.Name, write.Now);
            return Outcome.Done;
        }, ct);

    private Task<Outcome> ChangeAsync(Actor actor, int year, string act, Func<AnnualReport, Write, Task<Outcome>> change, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.KeepRegisters, act, async write =>
        {
            var report = await write.Db.Set<AnnualReport>().Include(r => r.Figures).Include(r => r.Notes).AsSplitQuery().SingleOrDefaultAsync(r => r.Year == year, ct);
            if (report is null) return Outcome.Missing;
            var outcome = await change(report, write);
            if (!outcome.Ok) return outcome;
            write.Subject = () => $"annual-report/{year}";
            write.Announce(ReportChange.Report, year, year);
            return Outcome.Done;
        }, ct);
}

/// <summary>
/// 表格定稿: puts the numbers of this moment beside the draft of the text, so that they are signed and released with it. Refused while a rule is broken.
/// Doing it again after the registers moved voids what was signed, as any change of the draft does.
/// </summary>
public sealed class FreezeTables(WriteGate gate, ReportBook book, Drafting drafting)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int year, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.KeepRegisters, nameof(FreezeTables), async write =>
        {
            if (await book.FindAsync(write.Db, year, ct) is not { } view) return Outcome.Missing;
            if (view.Open.ToList() is { Count: > 0 } open) return Outcome.Refused([.. open.Select(i => i.Message)]);
            var outcome = await drafting.ChangeAsync(write, view.Report.DocumentId, async document => await PutAsync(write, document, view.Now, ct) ? Outcome.Done : null, ct);
            if (!outcome.Ok) return outcome;
            write.Announce(ReportChange.Report, year, year);
            return Outcome.Done;
        }, ct);

    /// <returns>False when the draft carries the same numbers already.</returns>
    internal static async Task<bool> PutAsync(Write write, Document document, ReportTables tables, CancellationToken ct)
    {
        var draft = document.Draft!;
        var file = new StoredFile(tables.ToJson(), ReportTables.ContentType);
        var old = draft.Attachments.Where(a => a.ContentType == ReportTables.ContentType).ToList();
        if (old.Exists(a => a.FileHash == file.Hash)) return false;
        foreach (var attachment in old) draft.Detach(attachment);
        await FileIntake.StoreAsync(write.Db, file, ct);
        draft.Attach(file.Hash, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{tables.Year}年年度报告表格数据.json"), file.ContentType, file.Size, inText: false);
        draft.Touch(write.Actor, write.Now);
        return true;
    }
}
