using Portal.Domain.Clocks;
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
internal sealed class QuestionIndexRound(WriteGate gate) : IDailyRound
{
    public Task RunAsync(CancellationToken ct) => IndexRound.RunAsync(gate, QuestionIndex.Kind, db => db.Set<ReaderQuestion>().Where(q => q.State == QuestionState.Published), QuestionIndex.PutAsync, ct);
}
