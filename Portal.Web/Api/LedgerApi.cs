using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Portal.Domain.Work;
using Portal.Web.Public;

namespace Portal.Web.Api;

/// <summary>The ledger for programs: the same content as the page, from the same redacted plan.</summary>
internal static class LedgerApi
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static async Task SendAsync(HttpContext http, int year, PublicLedgers ledgers, PageCache cache)
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        var ledger = await ledgers.FindAsync(year, http.RequestAborted);
        var page = ledger is null
            ? null
            : await cache.GetAsync($"/api/v1/ledger/{year}", "", () => Task.FromResult<TaggedPage?>(new TaggedPage(
                new PageBytes(JsonSerializer.SerializeToUtf8Bytes(Document(ledger), Json), "application/json; charset=utf-8", ledger.ChangedAt), [PageTags.Plan(ledger.Board.Id)])));
        if (page is null) http.Response.StatusCode = StatusCodes.Status404NotFound;
        else await page.SendAsync(http, variesByLook: false);
    }

    private static object Document(PublicLedger ledger) => new
    {
        ledger.Board.Year,
        ledger.Board.Title,
        ledger.Board.Issuer,
        Sample = ledger.Board.IsSample,
        Updated = ledger.ChangedAt,
        ledger.Board.AsOf,
        ledger.Version,
        Percent = ledger.Board.Share.Whole,
        Measures = Counts(ledger.Board.Share),
        Goals = ledger.Board.Goals.Select(goal => new
        {
            goal.Number,
            goal.Name,
            Percent = goal.Share.Whole,
            Measures = Counts(goal.Share),
            Tasks = goal.Tasks.Select(task => One(ledger, task)),
        }),
    };

    private static object Counts(Share share) => new { Total = share.Measures, share.Done, share.Running, share.Near, share.Late, share.NotStarted };

    /// <summary>A facet that is not published is not in the document; an empty one is there and empty.</summary>
    private static object One(PublicLedger ledger, TaskLine task)
    {
        var shown = task.Published;
        T? If<T>(Facets facet, T value) where T : class => shown.HasFlag(facet) ? value : null;
        return new
        {
            task.Number,
            task.Name,
            task.Requirement,
            task.ResponsibleUnits,
            task.Deadline,
            Percent = task.Share.Whole,
            Measures = task.Measures.Select(m => new
            {
                m.Number,
                Text = If(Facets.Measures, m.Text),
                Percent = Math.Round(m.Standing.Percent, 1),
                m.Standing.State,
                m.Standing.DueOn,
                m.Reckoning,
            }),
            Steps = If(Facets.Steps, task.Steps),
            Duties = If(Facets.Duties, new { Lead = task.LeadDivisions, Supporting = task.SupportingDivisions, Persons = task.PersonNames }),
            Supervision = If(Facets.Supervision, task.Supervision),
            Reports = ledger.ReportsOn(task).Select(r => new
            {
                Measure = task.Measures.First(m => m.Id == r.MeasureId).Number,
                r.On,
                r.Percent,
                r.Status,
                Progress = If(Facets.Progress, r.Work),
                Problem = If(Facets.Problems, r.Problem),
                Next = If(Facets.NextSteps, r.Next),
                Evidence = If(Facets.Progress, r.Evidence.Select(e => new
                {
                    e.Kind,
                    e.Title,
                    Address = e.Kind == EvidenceKind.File ? $"/ledger/{ledger.Board.Year}/evidence/{e.Address}" : e.Address,
                    e.Size,
                })),
            }),
        };
    }
}
