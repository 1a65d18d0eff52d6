using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Documents;

/// <summary>A text that is safe in the database.</summary>
/// <param name="At">UTC.</param>
public sealed record SavedDraft(int Version, DateTime At, string By);

/// <summary>A draft's text as it stands.</summary>
public sealed record DraftText(int DocumentId, string Title, string Text, int Version, DateTime SavedAt, string SavedBy);

/// <summary>
/// Saves the text of a draft, which is begun beside the live edition where there is none. The editor says which version it began from;
/// if somebody else has saved since, nothing is overwritten and both texts are handed back.
/// </summary>
public sealed class SaveDraft(WriteGate gate, Drafting drafting)
{
    /// <summary>Longest text, in characters; the longest official papers have a tenth of it.</summary>
    public const int MaxLength = 500_000;

    public Task<Outcome<SavedDraft>> ExecuteAsync(Actor actor, int documentId, string text, int basedOn, CancellationToken ct)
    {
        SavedDraft? saved = null;
        return gate.RunAsync<SavedDraft>(actor, Permission.Draft, nameof(SaveDraft), async write =>
        {
            if (text.Length > MaxLength) return Outcome<SavedDraft>.From(Outcome.Refused(new Reason("正文有 {0} 字，超过上限 {1} 字，没有保存。请分成几份文件。", text.Length, MaxLength)));
            var outcome = await drafting.ChangeAsync(write, documentId, async document =>
            {
                var edition = document.Current;
                if (edition.Version != basedOn && edition.Text != text.ReplaceLineEndings("\n"))
                    if (!await OnlyFactsChangedAsync(write.Db, edition, basedOn, ct))
                        return Outcome.Conflicting(new Conflict(edition.Text, edition.UpdatedBy, edition.UpdatedAt));
                if (!edition.Write(text, write.Actor, write.Now))
                {
                    saved = new SavedDraft(edition.Version, edition.UpdatedAt, edition.UpdatedBy);
                    return null;
                }

                await KeepRevisionAsync(write, edition, ct);
                saved = new SavedDraft(edition.Version, write.Now, write.Actor.Name);
                return Outcome.Done;
            }, ct);
            return outcome.Ok ? saved! : Outcome<SavedDraft>.From(outcome);
        }, ct);
    }

    /// <summary>Facts count up the version too; a text that nobody else touched is no conflict.</summary>
    private static async Task<bool> OnlyFactsChangedAsync(PortalDb db, Edition edition, int basedOn, CancellationToken ct)
    {
        var last = await db.Set<Revision>().Where(r => r.EditionId == edition.Id).OrderByDescending(r => r.Id).Select(r => (int?)r.Version).FirstOrDefaultAsync(ct);
        return (last ?? 0) <= basedOn && basedOn <= edition.Version;
    }

    private static async Task KeepRevisionAsync(Write write, Edition edition, CancellationToken ct)
    {
        var last = edition.Id == 0 ? null : await write.Db.Set<Revision>().Where(r => r.EditionId == edition.Id).OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct);
        if (last is not null && last.Continues(edition, write.Actor, write.Now)) last.Take(edition, write.Now);
        else write.Db.Add(new Revision(edition, write.Actor, write.Now));
    }
}

/// <summary>Changes one fact of a document. As in the plan, the caller says which value it saw: different facts merge, the same one shows both versions.</summary>
public sealed class EditFact(WriteGate gate, DocumentSettings settings, Drafting drafting)
{
    private static readonly DocumentField[] Identity = [DocumentField.Slug, DocumentField.Column, DocumentField.Division];

    /// <summary>Kept beside the editions, see <see cref="DocumentRecord"/>.</summary>
    private static readonly DocumentField[] Record = [DocumentField.RegisterNumber, DocumentField.LegalReview, DocumentField.Filing, DocumentField.Consultation, DocumentField.Keeper, DocumentField.ReviewBy];

    public Task<Outcome> ExecuteAsync(Actor actor, int documentId, DocumentField field, string seen, string value, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Draft, nameof(EditFact), write => Record.Contains(field) ? RecordAsync(write, documentId, field, seen, value, ct) : drafting.ChangeAsync(write, documentId, async document =>
        {
            var rule = DocumentFields.Of(field);
            var (current, wanted) = (rule.Get(document), rule.Normalize(value));
            if (current == wanted) return null;
            if (current != rule.Normalize(seen)) return Outcome.Conflicting(new Conflict(current, document.Current.UpdatedBy, document.Current.UpdatedAt));
            if (Identity.Contains(field) && document.Live is not null && !write.Actor.May(Permission.Release)) return Outcome.Refused("这份文件已经公开，它的地址、栏目和处室由网站管理员改。");
            var reasons = rule.Refusals(wanted).ToList();
            if (reasons.Count == 0) reasons.AddRange(await RefusalsAsync(write.Db, document, field, wanted, ct));
            if (reasons.Count > 0) return Outcome.Refused(reasons);

            if (field == DocumentField.Slug && document.Live is not null) write.Db.Add(new FormerSlug(document.Kind.ToString(), document.Slug, document.Id));
            if (field == DocumentField.IndexNumber && wanted.Length > 0 && !await write.Db.Set<IndexNumber>().AnyAsync(n => n.Number == wanted, ct)) write.Db.Add(new IndexNumber(wanted, document.Id));
            if (field == DocumentField.Slug && await write.Db.Set<FormerSlug>().SingleOrDefaultAsync(s => s.Kind == document.Kind.ToString() && s.Slug == wanted, ct) is { } back) write.Db.Remove(back);
            rule.Set(document, wanted);
            document.Draft?.Touch(write.Actor, write.Now);
            // Identity is not part of an edition: its change is public at once, the old address leads on.
            if (Identity.Contains(field) && document.Live is not null) write.Announce(DocumentChange.Public, document.Id, document.Id);
            return Outcome.Done;
        }, ct, Identity.Contains(field)), ct);

    /// <summary>Nothing of it was signed: no draft is begun, no signature becomes void.</summary>
    private async Task<Outcome> RecordAsync(Write write, int documentId, DocumentField field, string seen, string value, CancellationToken ct)
    {
        var document = await Drafting.Whole(write.Db).SingleOrDefaultAsync(d => d.Id == documentId, ct);
        if (document is null) return Outcome.Missing;
        if (!Authorship.MayEdit(write.Actor, document.Division)) return Outcome.Refused("这份文件由别的处室起草，您不能改。请联系起草处室或办公室。");
        if (document.Live is not null && !write.Actor.May(Permission.Release) && !write.Actor.May(Permission.KeepRegisters)) return Outcome.Refused("这份文件已经公开，登记事项由办公室或者网站管理员改。");
        var rule = DocumentFields.Of(field);
        var (current, wanted) = (rule.Get(document), rule.Normalize(value));
        if (current == wanted) return Outcome.Done;
        if (current != rule.Normalize(seen)) return Outcome.Conflicting(new Conflict(current, "", null));
        var reasons = rule.Refusals(wanted).ToList();
        if (reasons.Count == 0) reasons.AddRange(await RefusalsAsync(write.Db, document, field, wanted, ct));
        if (reasons.Count > 0) return Outcome.Refused(reasons);
        rule.Set(document, wanted);
        write.Subject = () => $"document/{document.Id}";
        write.Announce(DocumentChange.Draft, document.Id, document.Id);
        if (document.Live is not null) write.Announce(DocumentChange.Public, document.Id, document.Id);
        return Outcome.Done;
    }

    private async Task<IReadOnlyList<Reason>> RefusalsAsync(PortalDb db, Document document, DocumentField field, string wanted, CancellationToken ct)
    {
        switch (field)
        {
            case DocumentField.Slug when await Drafting.IsTakenAsync(db, document.Kind, wanted, document.Id, ct):
                return [new Reason("地址“{0}”已经用过，用过的地址不再给别的文件，请换一个。", wanted)];
            case DocumentField.IndexNumber when document.Live is not null:
                return ["已经公开的文件不能改索引号。"];
            case DocumentField.IndexNumber when wanted.Length > 0 && !settings.IndexPattern.IsMatch(wanted):
                return [new Reason("索引号应像 {0} 这样。", settings.IndexOf(new DateOnly(2026, 1, 1), 31))];
            case DocumentField.IndexNumber when await db.Set<IndexNumber>().AnyAsync(n => n.Number == wanted && n.DocumentId != document.Id, ct):
                return [new Reason("索引号 {0} 已经给过别的文件，不能重复使用。", wanted)];
            case DocumentField.RegisterNumber when wanted.Length > 0 && !settings.RegisterPattern.IsMatch(wanted):
                return [new Reason("登记号应像 {0} 这样。", settings.RegisterNumberOf(2026, 1))];
            case DocumentField.RegisterNumber when wanted.Length > 0 && await db.Set<Document>().IgnoreQueryFilters().AnyAsync(d => d.Registered.RegisterNumber == wanted && d.Id != document.Id, ct):
                return [new Reason("登记号 {0} 已经给过别的文件，不能重复使用。", wanted)];
            case DocumentField.Number when wanted.Length > 0 && await db.Set<Edition>().AnyAsync(e => e.Facts.Number == wanted && e.DocumentId != document.Id, ct):
                return [new Reason("发文字号 {0} 已经用在别的文件上，请核对。", wanted)];
            case DocumentField.Column:
                var column = await db.Set<Column>().FindAsync([int.Parse(wanted, System.Globalization.CultureInfo.InvariantCulture)], ct);
                return column is not null && column.Takes(document.Kind) ? [] : ["这个栏目不放这类文件，请换一个。"];
            default:
                return [];
        }
    }
}
