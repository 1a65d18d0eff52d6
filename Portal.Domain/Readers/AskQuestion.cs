using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Readers;

/// <summary>Takes a reader's question about a public policy.</summary>
public sealed class AskQuestion(WriteGate gate, Shelf shelf)
{
    /// <param name="key">Unguessable, one for every form that was opened.</param>
    /// <returns>The code with which the asker finds it again.</returns>
    public Task<Outcome<string>> ExecuteAsync(string slug, string text, string key, CancellationToken ct) =>
        gate.RunAsync<string>(Actor.System, Permission.Read, nameof(AskQuestion), async write =>
        {
            if (await write.Db.Set<ReaderQuestion>().Where(q => q.SubmissionKey == key).Select(q => q.Code).SingleOrDefaultAsync(ct) is { } before) return before;
            if ((await shelf.ViewAsync(ct)).Find(DocumentKind.Policy, slug) is not { } policy || policy.IsHiddenOn(write.Today)) return Outcome<string>.From(Outcome.Missing);
            if (Refusal(text) is { } wrong) return Outcome<string>.From(Outcome.Refused(wrong));
            var question = new ReaderQuestion(policy.Id, policy.Division, Normal(text), LookupCode.New(), key, write.Now);
            write.Db.Add(question);
            write.Subject = () => $"{ReaderChange.Question}/{question.Id}";
            write.Announce(ReaderChange.Question, () => question.Id, () => policy.Id);
            return question.Code;
        }, ct);

    /// <summary>What is wrong with the text; null: nothing.</summary>
    public static Reason? Refusal(string text) =>
        Normal(text).Length is < ReaderQuestion.MinText or > ReaderQuestion.MaxText ? new Reason("请把问题写完整，{0} 至 {1} 个字。", ReaderQuestion.MinText, ReaderQuestion.MaxText) : null;

    private static string Normal(string text) => text.Trim().ReplaceLineEndings("\n");
}
