using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Search;
using Portal.Domain.Storage;

namespace Portal.Domain.Readers;

/// <summary>Readers' questions with a public answer, in the index of the site's search; as they are shown, not as they were asked.</summary>
public static class QuestionIndex
{
    /// <summary>Kind of the entries.</summary>
    public const string Kind = "question";

    /// <summary>Inside the write that changes it; the question must have its id.</summary>
    internal static Task PutAsync(PortalDb db, ReaderQuestion question, CancellationToken ct) => question.State == QuestionState.Published
        ? SearchIndex.PutAsync(db, new SearchEntry(Kind, question.Id, question.Shown, "", "", question.Answer, ""), ct)
        : RemoveAsync(db, question.Id, ct);

    internal static Task RemoveAsync(PortalDb db, int id, CancellationToken ct) => SearchIndex.RemoveAsync(db, Kind, id, ct);
}

/// <summary>Puts into the index what was public before the index took questions, and takes out what went with its policy.</summary>
internal sealed class QuestionIndexRound(WriteGate gate, IDbContextFactory<PortalDb> dbs) : IDailyRound
{
    public async Task RunAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var open = await db.Set<ReaderQuestion>().Where(q => q.State == QuestionState.Published).Select(q => q.Id).ToListAsync(ct);
        var known = await SearchIndex.IdsAsync(db, QuestionIndex.Kind, ct);
        if (known.SetEquals(open)) return;
        await gate.RunAsync(Actor.System, Permission.HandleMessages, "IndexQuestions", async write =>
        {
            foreach (var id in known.Except(open)) await QuestionIndex.RemoveAsync(write.Db, id, ct);
            foreach (var question in await write.Db.Set<ReaderQuestion>().AsNoTracking().Where(q => q.State == QuestionState.Published).ToListAsync(ct))
                if (!known.Contains(question.Id)) await QuestionIndex.PutAsync(write.Db, question, ct);
            write.Subject = () => ReaderChange.Question;
            return Outcome.Done;
        }, ct);
    }
}
