using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Reports;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Tests.Policies;

namespace Portal.Tests.Reports;

/// <summary>A bureau with a register of requests, and its reports.</summary>
internal static class ReportDesk
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Writes cases into the register as they would stand there, whoever handled them.</summary>
    public static async Task CasesAsync(this PolicyDesk desk, IReadOnlyList<CaseFact> cases)
    {
        // In pieces: one audit entry names at most 500 rows.
        foreach (var chunk in cases.Chunk(2_000))
            PolicyDesk.Ok(await desk.Store.Gate.RunAsync(Actor.System, Permission.HandleRequests, "Test", write =>
            {
                foreach (var fact in chunk)
                {
                    var applicant = new Applicant { Kind = fact.Kind, Name = "申请人" };
                    write.Db.Add(new InformationRequest(fact.Number, $"CODE-{fact.Number}", RequestChannel.Online, applicant, OfficeClock.StartOf(fact.ReceivedOn))
                    {
                        Title = "某项信息",
                        ReceivedOn = fact.ReceivedOn,
                        Decision = fact.Decision,
                        DecidedOn = fact.DecidedOn,
                        Stage = fact.Decision is null ? RequestStage.Handling : RequestStage.Replied,
                    });
                }

                return Task.FromResult(Outcome.Done);
            }, Ct));
    }

    public static CaseFact Case(int serial, string received, Decision? decision = null, string? decided = null, ApplicantKind kind = ApplicantKind.Person) =>
        new(serial, $"{received[..4]}-{serial:0000}", DateOnly.Parse(received, System.Globalization.CultureInfo.InvariantCulture), kind, decision,
            decided is null ? null : DateOnly.Parse(decided, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The places that a person has to fill in, filled in.</summary>
    public static async Task FillInAsync(this PolicyDesk desk, int document)
    {
        var draft = await desk.Get<DocumentQueries>().TextAsync(document, Ct);
        PolicyDesk.Ok(await desk.Get<SaveDraft>().ExecuteAsync(desk.Office, document, draft!.Text.Replace(ReportNarrative.Blank, "已按要求办理。", StringComparison.Ordinal), draft.Version, Ct));
    }

    public static async Task ReleaseReportAsync(this PolicyDesk desk, int document)
    {
        PolicyDesk.Ok(await desk.Get<SubmitPackage>().ExecuteAsync(desk.Office, document, "请审", Ct));
        foreach (var signer in (Actor[])[desk.Head, desk.Leader]) PolicyDesk.Ok(await desk.SignAsync(document, signer));
        Assert.Equal(ReviewState.Approved, (await desk.RoundAsync(document)).State);
        PolicyDesk.Ok(await desk.Get<ReleasePackage>().ExecuteAsync(desk.Webmaster, document, Ct));
    }

    public static async Task<ReportTables?> FrozenAsync(this PolicyDesk desk, int document, EditionState state)
    {
        await using var db = await desk.Store.DbAsync();
        var edition = await db.Set<Edition>().Include(e => e.Attachments).SingleAsync(e => e.DocumentId == document && e.State == state, Ct);
        return await ReportBook.FrozenAsync(db, edition, Ct);
    }
}
