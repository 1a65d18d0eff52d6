using System.Globalization;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations.Desk;

/// <summary>Which opinions of a consultation; everything empty finds all.</summary>
/// <param name="Article">As the opinion names it; empty: those on the whole draft; null: any.</param>
/// <param name="Answered">Whether it has an answer with a disposition.</param>
/// <param name="AnswerId">Those of one answer.</param>
/// <param name="Text">In the opinion's text or organisation; a number finds that opinion as well.</param>
/// <param name="TextMark">Those that say the same words.</param>
public sealed record OpinionFilter(OpinionState? State = null, OpinionChannel? Channel = null, string? Article = null, bool? Answered = null, Disposition? Disposition = null, int? AnswerId = null, string? Text = null, long? TextMark = null)
{
    internal IQueryable<Opinion> Of(PortalDb db, int consultationId)
    {
        var found = db.Set<Opinion>().Where(o => o.ConsultationId == consultationId);
        if (State is { } state) found = found.Where(o => o.State == state);
        if (Channel is { } channel) found = found.Where(o => o.Channel == channel);
        if (Article is { } article) found = found.Where(o => o.Article == article);
        if (AnswerId is { } answer) found = found.Where(o => o.AnswerId == answer);
        if (TextMark is { } mark) found = found.Where(o => o.TextMark == mark);
        var answers = db.Set<OpinionAnswer>().Where(a => a.ConsultationId == consultationId);
        if (Disposition is { } disposition) found = found.Where(o => answers.Any(a => a.Id == o.AnswerId && a.Disposition == disposition));
        if (Answered == true) found = found.Where(o => o.AnswerId != null && answers.Any(a => a.Id == o.AnswerId && a.Disposition != null));
        if (Answered == false) found = found.Where(o => o.State == OpinionState.Counted && (o.AnswerId == null || answers.Any(a => a.Id == o.AnswerId && a.Disposition == null)));
        if (Text?.Trim() is { Length: > 0 } text)
            found = int.TryParse(text.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? found.Where(o => o.Number == number || o.Text.Contains(text) || o.Organisation.Contains(text))
                : found.Where(o => o.Text.Contains(text) || o.Organisation.Contains(text));
        return found;
    }
}

/// <summary>Which opinions an act is about: those that somebody ticked, or everything that a filter finds.</summary>
/// <param name="Ids">Ticked; null: by <paramref name="Filter"/>.</param>
public sealed record OpinionChoice(IReadOnlyCollection<int>? Ids, OpinionFilter? Filter)
{
    public static OpinionChoice Ticked(IReadOnlyCollection<int> ids) => new(ids, null);

    public static OpinionChoice All(OpinionFilter filter) => new(null, filter);

    internal static Outcome Nothing => Outcome.Refused("没有选中意见。");

    internal IQueryable<Opinion> Of(PortalDb db, int consultationId) =>
        Ids is { } ids ? db.Set<Opinion>().Where(o => o.ConsultationId == consultationId && ids.Contains(o.Id)) : (Filter ?? new OpinionFilter()).Of(db, consultationId);
}
