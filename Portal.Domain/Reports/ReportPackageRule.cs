using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Storage;

namespace Portal.Domain.Reports;

/// <summary>
/// A report is signed and released only with frozen tables that keep the rules, with its six sections and nothing left to fill in; a correction says what
/// was corrected (rule 10). Its release ends the year's clock.
/// </summary>
internal sealed class ReportPackageRule(ReportBook book) : IPackageRule
{
    public async Task<IReadOnlyList<Check>> ChecksAsync(PortalDb db, Document head, CancellationToken ct)
    {
        if (head.Kind != DocumentKind.Report || head.Draft is not { } draft) return [];
        var year = await db.Set<AnnualReport>().Where(r => r.DocumentId == head.Id).Select(r => (int?)r.Year).SingleOrDefaultAsync(ct);
        if (year is null || await book.FindAsync(db, year.Value, ct) is not { } view) return [new Check(CheckLevel.Error, "找不到这份年度报告的表格。", head.Id)];
        return [.. Tables(head.Id, view), .. Text(head.Id, draft), .. Correction(head, draft, view), .. Address(head, view.Year)];
    }

    public async Task OnReleasedAsync(Write write, Document head, CancellationToken ct)
    {
        if (head.Kind != DocumentKind.Report) return;
        var year = await write.Db.Set<AnnualReport>().Where(r => r.DocumentId == head.Id).Select(r => r.Year).SingleAsync(ct);
        if (await ClockDesk.OfAsync(write.Db, ReportClock.Subject, year, ClockRules.AnnualReport, ct) is { State: not ClockState.Ended } clock)
            await ClockDesk.EndAsync(write, clock, write.Today, "年度报告已公布", ct);
        write.Announce(ReportChange.Report, year, year);
    }

    private static IEnumerable<Check> Tables(int documentId, ReportView view)
    {
        if (view.Draft is not { } frozen)
        {
            yield return new Check(CheckLevel.Error, "表格还没有定稿：请在“年度报告”里核对数字，再按“表格定稿”。", documentId);
            yield break;
        }

        var issues = BalanceRules.Check(frozen, view.Before).Where(i => i.IsHard || !view.Report.Explained.ContainsKey(i.Code)).ToList();
        foreach (var issue in issues) yield return new Check(issue.IsHard ? CheckLevel.Error : CheckLevel.Warning, issue.Message, documentId);
        if (issues.Count == 0) yield return new Check(CheckLevel.Passed, "表二至表四勾稽关系相符", documentId);
        if (!frozen.SameAs(view.Now)) yield return new Check(CheckLevel.Warning, "表格定稿以后数字有变化，请核对要不要重新定稿。", documentId);
    }

    private static IEnumerable<Check> Text(int documentId, Edition draft)
    {
        var missing = ReportNarrative.MissingSections(draft.Text);
        if (missing.Count > 0) yield return new Check(CheckLevel.Error, new Reason("正文缺少或写乱了固定的部分：{0}。六个部分的标题和顺序不能改。", string.Join('、', missing)), documentId);
        else yield return new Check(CheckLevel.Passed, "六个部分齐全", documentId);
        var lines = draft.Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            if (lines[i].Contains(ReportNarrative.Blank, StringComparison.Ordinal))
                yield return new Check(CheckLevel.Error, new Reason("这一行还有“{0}”没有填。", ReportNarrative.Blank), documentId, i + 1);
    }

    private static IEnumerable<Check> Correction(Document head, Edition draft, ReportView view)
    {
        if (head.Live is not null && draft.IsMinor && view.Draft is { } frozen && !frozen.SameAs(view.Released))
            yield return new Check(CheckLevel.Error, "改了已公布年报的数字，不能算“不涉及实质内容”；请写明修改说明，公众会看到。", head.Id);
    }

    private static IEnumerable<Check> Address(Document head, int year)
    {
        if (head.Slug != year.ToString(System.Globalization.CultureInfo.InvariantCulture))
            yield return new Check(CheckLevel.Error, new Reason("年度报告的网页地址应是年份 {0}。", year), head.Id);
    }
}
