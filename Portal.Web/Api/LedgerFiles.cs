using Microsoft.Net.Http.Headers;
using Portal.Domain.Work;
using Portal.Domain.Work.Tables;
using Portal.Web.Public;

namespace Portal.Web.Api;

/// <summary>Files of the ledger: the official form, and evidence where it is published.</summary>
internal static class LedgerFiles
{
    public static async Task SendTableAsync(HttpContext http, int year, string extension, PublicLedgers ledgers, PageCache cache)
    {
        (TableFormat Format, string Type)? form = extension switch
        {
            "docx" => (TableFormat.Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            "xlsx" => (TableFormat.Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            "txt" => (TableFormat.Tsv, "text/plain; charset=utf-8"),
            _ => null,
        };
        var ledger = form is null ? null : await ledgers.FindAsync(year, http.RequestAborted);
        var page = ledger is null
            ? null
            : await cache.GetAsync($"/ledger/{year}/table.{extension}", "", () => Task.FromResult<TaggedPage?>(new TaggedPage(
                new PageBytes(PlanTableWriter.Write(Sheet(ledger.Board), form!.Value.Format), form.Value.Type, ledger.ChangedAt), [PageTags.Plan(ledger.Board.Id)])));
        if (page is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Attach(http, $"{ledger!.Board.Title}.{extension}");
        await page.SendAsync(http, variesByLook: false);
    }

    /// <summary>A file goes out only while a published report of a published plan carries it.</summary>
    public static async Task SendEvidenceAsync(HttpContext http, int year, string hash, PublicLedgers ledgers, WorkQueries queries)
    {
        var ledger = await ledgers.FindAsync(year, http.RequestAborted);
        var item = ledger?.Reports.SelectMany(r => r.Evidence).FirstOrDefault(e => e.Kind == EvidenceKind.File && e.Address == hash);
        if (item is null || await queries.EvidenceFileAsync(hash, http.RequestAborted) is not { } found)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Attach(http, item.Title);
        http.Response.Headers.CacheControl = "no-cache"; // asked for again each time: the switch may have been turned off
        await Results.Bytes(found.File.Content, found.File.ContentType, entityTag: new EntityTagHeaderValue($"\"{hash}\"")).ExecuteAsync(http);
    }

    private static void Attach(HttpContext http, string name)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.XContentTypeOptions = "nosniff";
    }

    private static PlanSheet Sheet(PlanBoard board) => new(board.Title, board.UpperHeading, board.LowerHeading,
        [.. board.Goals.Select(goal => new GoalDraft(goal.Number, goal.Name, 0,
            [.. goal.Tasks.Select(task => new TaskDraft(
                task.Number, task.Name, task.Requirement, task.ResponsibleUnits, task.Lead, task.Supporting, task.Persons, task.Deadline, 0,
                [.. task.Measures.Where(m => m.Standing.State != MeasureState.Cancelled).Select(m => new MeasureDraft(m.Number, m.Text, m.Due, 0))]))]))]);
}
