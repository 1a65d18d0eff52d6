using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

/// <summary>
/// Brings the sample papers in the making to where their files say, by the same commands as people use, so that every list of a demonstration has
/// something to look at. A command that refuses (the dates of the files lie ahead of the clock) leaves its paper where it is.
/// </summary>
public sealed class SampleWork(IDbContextFactory<PortalDb> dbs, OfficeClock clock, SubmitPackage submit, DecideReview decide, Schedule schedule, ReviewQueries reviews)
{
    /// <summary>Hour of the office's clock at which a scheduled sample goes out, a week from now.</summary>
    private const int Hour = 9;

    /// <param name="people">The demonstration's account of each role; the editor is the author of all samples.</param>
    public async Task ExecuteAsync(string seeds, IReadOnlyDictionary<Role, Actor> people, CancellationToken ct)
    {
        foreach (var seed in SeedFiles.Documents(seeds).Where(s => s.StageOfWork is not (null or "draft")))
        {
            await using var db = await dbs.CreateDbContextAsync(ct);
            var id = await db.Set<Document>().Where(d => d.Kind == seed.DocumentKind && d.Slug == seed.Slug).Select(d => d.Id).SingleOrDefaultAsync(ct);
            // What somebody has deleted or already handed in stays as it is.
            if (id == 0 || await db.Set<Review>().AnyAsync(r => r.SubjectKind == Packages.Subject && r.SubjectId == id, ct)) continue;
            if (!(await submit.ExecuteAsync(people[Role.Editor], id, seed.Note, ct)).Ok) continue;
            await SignAsync(id, seed, people, ct);
            if (seed.StageOfWork == "scheduled") await schedule.ReleaseAsync(people[Role.Webmaster], id, OfficeClock.StartOf(clock.Today.AddDays(7)).AddHours(Hour), ct);
        }
    }

    private async Task SignAsync(int documentId, SeedDocument seed, IReadOnlyDictionary<Role, Actor> people, CancellationToken ct)
    {
        var waitsFor = Enum.TryParse<Role>(seed.WaitingFor, ignoreCase: true, out var role) ? role : (Role?)null;
        while ((await reviews.RoundsAsync(Packages.Subject, documentId, ct))[0] is { Current: { } step } round)
        {
            var stops = step.Rule.Role == waitsFor;
            if (stops && seed.StageOfWork != "returned") return;
            var outcome = await decide.ExecuteAsync(people[step.Rule.Role], round.Id, round.Hash, stops ? StepDecision.Returned : StepDecision.Approved, stops ? seed.Returned : "同意。", step.Rule.Points, ct);
            if (!outcome.Ok) return;
        }
    }
}
