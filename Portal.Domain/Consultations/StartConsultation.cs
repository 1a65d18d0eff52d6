using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Consultations;

/// <summary>Begins a consultation of a matter: a notice and a 征求意见稿, both drafts, which are written, signed and released together.</summary>
public sealed class StartConsultation(WriteGate gate, Drafting drafting)
{
    public Task<Outcome<int>> ExecuteAsync(Actor actor, int matterId, CancellationToken ct) =>
        gate.RunAsync<int>(actor, Permission.AnswerOpinions, nameof(StartConsultation), async write =>
        {
            var matter = await write.Db.Set<DecisionMatter>().SingleOrDefaultAsync(m => m.Id == matterId, ct);
            if (matter is null) return Outcome<int>.From(Outcome.Missing);
            if (!Authorship.MayEdit(write.Actor, matter.Division)) return Outcome<int>.From(Outcome.Refused("这个事项由别的处室承办。"));
            if (matter.StoppedAt is not null) return Outcome<int>.From(Outcome.Refused("这个事项已经终止，不能再征求意见。"));
            var column = await write.Db.Set<Column>().Where(c => c.Kind == ColumnKind.Consultations).OrderBy(c => c.Position).FirstOrDefaultAsync(ct);
            if (column is null) return Outcome<int>.From(Outcome.Refused("还没有“意见征集”类的栏目，请网站管理员先建一个。"));

            var count = await write.Db.Set<Document>().IgnoreQueryFilters().CountAsync(d => d.Kind == DocumentKind.Consultation, ct) + 1;
            var stem = string.Create(CultureInfo.InvariantCulture, $"c-{write.Today.Year}-{count}");
            async Task<Document> NewAsync(DocumentKind kind, string title)
            {
                var document = new Document(kind, await Drafting.FreeSlugAsync(write.Db, kind, stem, ct), column.Id, matter.Division, title, write.Actor, write.Now) { IsSample = matter.IsSample };
                write.Db.Add(document);
                return document;
            }

            var notice = await NewAsync(DocumentKind.Consultation, $"关于公开征求《{matter.Name}（征求意见稿）》意见的公告");
            var draft = await NewAsync(DocumentKind.ConsultationDraft, $"{matter.Name}（征求意见稿）");
            await write.FlushAsync(ct);
            draft.Link(LinkKind.Accompanies, notice.Id);
            var consultation = new Consultation(matter, notice.Id, draft.Id, matter.Division) { IsSample = matter.IsSample };
            write.Db.Add(consultation);
            await drafting.ChangedAsync(write, notice, ct);
            await drafting.ChangedAsync(write, draft, ct);
            await write.FlushAsync(ct);
            write.Subject = () => $"{ConsultationChange.Consultation}/{consultation.Id}";
            write.Announce(ConsultationChange.Consultation, consultation.Id, matter.Id);
            return consultation.Id;
        }, ct);
}
