using System.Globalization;
using Portal.Domain.Common;
using Portal.Domain.Messages;
using Portal.Domain.Readers;
using Portal.Domain.Search;
using Portal.Web.Public.Messages;
using Portal.Web.Public.Readers;

namespace Portal.Web.Public.Search;

/// <summary>A public answer that was found: to a message, or to a reader's question about a policy.</summary>
/// <param name="Address">Where it is read, on a list that shows it alone.</param>
/// <param name="Message">Kind of the message; null: it is a reader's question.</param>
/// <param name="Policy">Title and address of the policy that the question is about.</param>
public sealed record FoundAnswer(string Address, MessageKind? Message, (string Title, string Address)? Policy, DateOnly AnsweredOn, bool IsSample, Excerpt Excerpt);

/// <summary>Searches what the bureau has answered in public. An answer has all the words or is not found: what is only like it, documents offer.</summary>
public sealed class AnswerSearch(SearchQueries search, ReaderQueries readers, PublicMessages messages, OfficeClock clock)
{
    /// <summary>Of each kind: more nobody reads through, and each is looked up before it is counted.</summary>
    private const int Most = 200;

    public async Task<Paged<FoundAnswer>> FindAsync(string text, int page, int size, CancellationToken ct)
    {
        if (text.Length == 0) return new Paged<FoundAnswer>([], 0, 1, size);
        var (asked, sent) = (await HitsAsync(QuestionIndex.Kind), await HitsAsync(MessageIndex.Kind));
        var questions = (await readers.PublicAsync([.. asked.Hits.Select(h => h.Id)], clock.Today, ct)).ToDictionary(q => q.Answer.Id);
        var answered = (await messages.PublicAsync([.. sent.Hits.Select(h => h.Id)], ct)).ToDictionary(m => m.Id);
        var hits = asked.Hits.Where(h => questions.ContainsKey(h.Id)).Select(h => (QuestionIndex.Kind, h.Id, h.Score))
            .Concat(sent.Hits.Where(h => answered.ContainsKey(h.Id)).Select(h => (MessageIndex.Kind, h.Id, h.Score))).OrderByDescending(h => h.Score).ToList();
        page = Math.Clamp(page, 1, Math.Max(1, (hits.Count + size - 1) / size));
        var shown = hits.Skip((page - 1) * size).Take(size).ToList();
        var excerpts = new Dictionary<(string Kind, int Id), Excerpt>();
        foreach (var kind in shown.GroupBy(h => h.Kind, h => h.Id))
            foreach (var excerpt in await search.ExcerptsAsync(kind.Key, kind, asked.Terms, ct)) excerpts.Add((kind.Key, excerpt.Id), excerpt);
        var rows = shown.Select(h => excerpts.GetValueOrDefault((h.Kind, h.Id))).OfType<Excerpt>().Select(e => e.Kind == QuestionIndex.Kind ? Of(questions[e.Id], e) : Of(answered[e.Id], e));
        return new Paged<FoundAnswer>([.. rows], hits.Count, page, size);

        Task<SearchHits> HitsAsync(string kind) => search.FindAsync(new SearchQuery(text, kind, Most, AllWords: true), null, ct);
    }

    private static FoundAnswer Of((PublicAnswer Answer, Domain.Documents.ShelfItem Policy) found, Excerpt excerpt) => new(
        string.Create(CultureInfo.InvariantCulture, $"{ReaderRoutes.QuestionsAddress(found.Policy.Slug, Beginning(found.Answer.Question, 60), 1)}#q-{found.Answer.Id}"),
        null, (found.Policy.Title, found.Policy.Address), OfficeClock.DateOf(found.Answer.PublishedAt), found.Answer.IsSample, excerpt);

    private static FoundAnswer Of(PublishedMessage message, Excerpt excerpt) => new(
        string.Create(CultureInfo.InvariantCulture, $"{MessageAddress.Write(Beginning(message.Subject, 80), null)}#m{message.Id}"),
        message.Kind, null, OfficeClock.DateOf(message.AnsweredAt), message.IsSample, excerpt);

    /// <summary>What its own list is narrowed by, so that it stands there and not on some later page.</summary>
    private static string Beginning(string text, int most)
    {
        var line = text.Split('\n', 2)[0].Trim();
        return line.Length <= most ? line : line[..(char.IsHighSurrogate(line[most - 1]) ? most - 1 : most)].Trim();
    }
}
