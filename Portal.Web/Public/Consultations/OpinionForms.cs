using System.Collections.Concurrent;
using Portal.Domain.Consultations;
using Portal.Domain.Documents;
using Portal.Domain.Documents.Writing;
using Portal.Domain.Storage;
using Portal.Web.Public.Documents;

namespace Portal.Web.Public.Consultations;

/// <summary>What the form of a consultation shows and checks.</summary>
/// <param name="Articles">What can be spoken about; empty: only the whole draft.</param>
internal sealed record OpinionForm(int ConsultationId, string Slug, string Title, string DraftAddress, DateOnly OpensOn, DateOnly ClosesOn, bool IsAnswered, bool IsWithdrawn, bool IsSample, IReadOnlyList<string> Articles)
{
    public ConsultationStage StageOn(DateOnly day) => IsAnswered ? ConsultationStage.Answered : day < OpensOn ? ConsultationStage.Announced : day <= ClosesOn ? ConsultationStage.Open : ConsultationStage.Closed;
}

/// <summary>Keeps what forms are made of, for in the last hours of a consultation it is asked for a hundred times a second; falls with any change of a consultation or a public document.</summary>
internal sealed class OpinionForms : IDisposable
{
    private readonly ConcurrentDictionary<string, OpinionForm> _forms = new(StringComparer.Ordinal);
    private readonly OpenConsultations _consultations;
    private readonly OpenDocuments _documents;
    private readonly IDisposable _subscription;
    private int _generation;

    public OpinionForms(OpenConsultations consultations, OpenDocuments documents, ChangeFeed feed)
    {
        (_consultations, _documents) = (consultations, documents);
        _subscription = feed.Subscribe(changes =>
        {
            if (changes.Any(c => c.Kind is ConsultationChange.Consultation or DocumentChange.Public))
            {
                Interlocked.Increment(ref _generation);
                _forms.Clear();
            }

            return Task.CompletedTask;
        });
    }

    /// <returns>Null when there is no such consultation, or the text of its notice is gone.</returns>
    public async ValueTask<OpinionForm?> FindAsync(string slug, CancellationToken ct)
    {
        if (_forms.TryGetValue(slug, out var known)) return known;
        var generation = Volatile.Read(ref _generation);
        if (await _consultations.FindAsync(slug, ct) is not { Notice.IsHidden: false } open) return null;
        var articles = open.Draft is { IsHidden: false } draft ? DraftArticles.HeadsOf(MarkdownText.Render(await _documents.MarkdownAsync(draft, ct))) : [];
        var form = new OpinionForm(open.Line.Id, slug, open.Line.Notice.Title, open.Draft?.Head.Address ?? open.Line.Notice.Address, open.Line.OpensOn, open.Line.ClosesOn, open.Line.AnsweredAt is not null, open.Line.IsWithdrawn, open.Line.Notice.IsSample, articles);
        if (generation == Volatile.Read(ref _generation)) _forms[slug] = form;
        return form;
    }

    public void Dispose() => _subscription.Dispose();
}
