using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Normative;

/// <summary>
/// Ends a round: every result becomes a status act, and the notice that publishes them is drafted, in one transaction. It changes what the public sees, so it
/// takes the right to release; deciding is the office's.
/// </summary>
public sealed class CloseClearing(WriteGate gate, Drafting drafting)
{
    /// <returns>Id of the drafted notice.</returns>
    public Task<Outcome<int>> ExecuteAsync(Actor actor, int roundId, CancellationToken ct) =>
        gate.RunAsync<int>(actor, Permission.Release, nameof(CloseClearing), async write =>
        {
            var round = await write.Db.Set<ClearingRound>().Include(r => r.Items).SingleOrDefaultAsync(r => r.Id == roundId, ct);
            if (round is null) return Outcome<int>.From(Outcome.Missing);
            var ids = round.Items.Select(i => i.DocumentId).ToList();
            var documents = await Drafting.Whole(write.Db).Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct);
            var column = await write.Db.Set<Column>().Where(c => c.Kind == ColumnKind.Notices).OrderBy(c => c.Position).FirstOrDefaultAsync(ct);
            if (Refusals(round, documents, column) is { Count: > 0 } reasons) return Outcome<int>.From(Outcome.Refused(reasons));

            var notice = await NoticeAsync(write, round, documents, column!, ct);
            foreach (var item in round.Items)
            {
                var document = documents[item.DocumentId];
                var kind = item.Result switch { ClearingResult.Repeal => StatusActKind.Repealed, ClearingResult.Invalid => StatusActKind.DeclaredInvalid, ClearingResult.Revise => StatusActKind.Amended, ClearingResult.Keep when item.Until is not null => StatusActKind.Extended, _ => (StatusActKind?)null };
                if (kind is null) continue;
                document.Record(new StatusAct(kind.Value, write.Today, $"{round.Name}：{(item.Reason.Length > 0 ? item.Reason : "继续有效")}", notice.Id, write.Actor.Name, write.Now, item.Until));
                write.Announce(DocumentChange.Public, document.Id, document.Id);
                foreach (var link in document.Links) write.Announce(DocumentChange.Public, link.TargetId, document.Id);
            }

            round.Close(write.Today, write.Actor.Name, notice.Id);
            RunClearing.Said(write, () => roundId);
            return notice.Id;
        }, ct);

    private static List<Reason> Refusals(ClearingRound round, Dictionary<int, Document> documents, Column? column)
    {
        if (round.ClosedOn is not null) return ["这次清理已经结束。"];
        var reasons = new List<Reason>();
        if (round.Items.Count(i => i.Result is null) is > 0 and var open) reasons.Add(new Reason("还有{0}件没有结果，请逐件选定。", open));
        if (round.Items.Any(i => documents.GetValueOrDefault(i.DocumentId)?.Live is null)) reasons.Add("有文件已经不在公开栏目里，请核对后再结束。");
        if (column is null) reasons.Add("没有通知公告栏目，清理结果没有地方公布；请先在“栏目与流程”里建一个。");
        return reasons;
    }

    private async Task<Document> NoticeAsync(Write write, ClearingRound round, Dictionary<int, Document> documents, Column column, CancellationToken ct)
    {
        var slug = await Drafting.FreeSlugAsync(write.Db, DocumentKind.Notice, string.Create(CultureInfo.InvariantCulture, $"qingli-{write.Today.Year}"), ct);
        var notice = new Document(DocumentKind.Notice, slug, column.Id, write.Actor.Division ?? "办公室", $"{round.Name}结果", write.Actor, write.Now) { IsSample = round.IsSample };
        notice.Current.Summary = string.Create(CultureInfo.InvariantCulture, $"对{round.Items.Count}件行政规范性文件逐件清理，公布继续有效、修改、废止和失效的文件目录。");
        notice.Current.Write(Text(round, documents, write.Today), write.Actor, write.Now);
        write.Db.Add(notice);
        write.Db.Add(new Revision(notice.Current, write.Actor, write.Now));
        foreach (var item in round.Items) notice.Link(LinkKind.Related, item.DocumentId);
        await write.FlushAsync(ct);
        await drafting.ChangedAsync(write, notice, ct);
        return notice;
    }

    private static string Text(ClearingRound round, Dictionary<int, Document> documents, DateOnly today)
    {
        var text = new StringBuilder($"根据行政规范性文件管理的有关规定，对截至{Day(round.OpenedOn)}现行有效的行政规范性文件逐件进行了清理。现将结果公布如下，自{Day(today)}起执行。\n");
        var section = 0;
        foreach (var (result, title, note) in ((ClearingResult, string, string)[])[(ClearingResult.Keep, "继续有效的文件", ""), (ClearingResult.Revise, "修改的文件", "修改的条款见说明，文件的其余部分继续有效。"), (ClearingResult.Repeal, "废止的文件", ""), (ClearingResult.Invalid, "宣布失效的文件", "")])
        {
            ClearingItem[] items = [.. round.Items.Where(i => i.Result == result)];
            text.Append(CultureInfo.InvariantCulture, $"\n## {Numerals.ToChinese(++section)}、{title}（{items.Length}件）\n\n");
            if (note.Length > 0 && items.Length > 0) text.Append(note).Append("\n\n");
            if (items.Length == 0)
            {
                text.Append("无。\n");
                continue;
            }

            text.Append("| 序号 | 名称 | 发文字号 | 说明 |\n|---|---|---|---|\n");
            foreach (var (item, i) in items.Select((item, i) => (item, i)))
            {
                var live = documents[item.DocumentId].Live!;
                var until = item.Until is { } day ? $"有效期延至{Day(day)}" : "";
                string[] words = [.. ((string[])[until, item.Reason]).Where(w => w.Length > 0)];
                text.Append(CultureInfo.InvariantCulture, $"| {i + 1} | {Cell(live.Title)} | {Cell(live.Facts.Number)} | {(words.Length > 0 ? Cell(string.Join('；', words)) : "—")} |\n");
            }
        }

        return text.ToString();
    }

    private static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "｜", StringComparison.Ordinal);
}
