using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Documents;

/// <summary>What a new document begins with.</summary>
/// <param name="InterpretsId">The policy that an interpretation explains.</param>
/// <param name="Form">Form of an interpretation.</param>
public sealed record NewDocument(DocumentKind Kind, int ColumnId, string Title, string? Division = null, int? InterpretsId = null, InterpretationForm? Form = null);

/// <summary>Begins a document: its identity and an empty first draft.</summary>
public sealed class CreateDocument(WriteGate gate, DocumentSettings settings, Drafting drafting)
{
    public async Task<Outcome<int>> ExecuteAsync(Actor actor, NewDocument wanted, CancellationToken ct)
    {
        Document? document = null;
        var outcome = await gate.RunAsync(actor, Permission.Draft, nameof(CreateDocument), async write =>
        {
            var title = wanted.Title.Trim();
            var reasons = DocumentFields.Of(DocumentField.Title).Refusals(title).ToList();
            var division = (wanted.Division ?? write.Actor.Division ?? "").Trim();
            if (division.Length == 0) reasons.Add("请选起草处室：您的账户没有处室。");
            else if (!Authorship.MayEdit(write.Actor, division)) reasons.Add("只能为自己的处室起草。");
            var column = await write.Db.Set<Column>().SingleOrDefaultAsync(c => c.Id == wanted.ColumnId, ct);
            if (column is null || !column.Takes(wanted.Kind)) reasons.Add("请选一个可以放这类文件的栏目。");
            if (wanted.Kind == DocumentKind.Report) reasons.Add("年度报告请在“年度报告”一页开始编制。");
            if (wanted.Kind is DocumentKind.Consultation or DocumentKind.ConsultationDraft) reasons.Add("征求意见的公告和草案请在“决策与征集”一页开始起草。");
            var policy = wanted.InterpretsId is { } id ? await write.Db.Set<Document>().Include(d => d.Editions).SingleOrDefaultAsync(d => d.Id == id, ct) : null;
            if (KindRules.Of(wanted.Kind).Interprets && policy is not { Kind: DocumentKind.Policy or DocumentKind.Consultation }) reasons.Add("解读要说明解读哪一份文件，请从那份文件里新建。");
            if (reasons.Count > 0) return Outcome.Refused(reasons);

            document = await NewAsync(write, wanted with { Title = title, Division = division }, policy, column!, ct);
            await drafting.ChangedAsync(write, document, ct);
            return Outcome.Done;
        }, ct);
        return outcome.Ok ? document!.Id : Outcome<int>.From(outcome);
    }

    private async Task<Document> NewAsync(Write write, NewDocument wanted, Document? policy, Column column, CancellationToken ct)
    {
        var prefix = wanted.Kind switch { DocumentKind.Policy => "p", DocumentKind.Interpretation => "i", DocumentKind.Notice => "n", _ => "g" };
        var first = OfficeClock.StartOf(new DateOnly(write.Today.Year, 1, 1));
        var serial = await write.Db.Set<Document>().IgnoreQueryFilters().CountAsync(d => d.Kind == wanted.Kind && d.CreatedAt >= first, ct) + 1;
        var slug = await Drafting.FreeSlugAsync(write.Db, wanted.Kind, string.Create(CultureInfo.InvariantCulture, $"{prefix}-{write.Today.Year}-{serial}"), ct);
        var document = new Document(wanted.Kind, slug, wanted.ColumnId, wanted.Division!, wanted.Title, write.Actor, write.Now);
        document.Current.Change(facts => facts with
        {
            Issuer = KindRules.Of(wanted.Kind).Official ? settings.Issuer : "",
            Form = KindRules.Of(wanted.Kind).Interprets ? wanted.Form ?? InterpretationForm.Text : null,
            Stage = KindRules.Of(wanted.Kind).Interprets ? policy?.Live is null ? InterpretationStage.AtRelease : InterpretationStage.During : null,
            Topic = policy?.Current.Facts.Topic ?? "",
            IsNormative = column.Kind == ColumnKind.Normative,
        });
        if (policy is not null) document.Link(LinkKind.Interprets, policy.Id);
        write.Db.Add(document);
        return document;
    }
}

/// <summary>Gives a document the next free 索引号 of the year.</summary>
public sealed class AssignIndexNumber(WriteGate gate, DocumentSettings settings, Drafting drafting)
{
    public async Task<Outcome<string>> ExecuteAsync(Actor actor, int documentId, CancellationToken ct)
    {
        var number = "";
        return await gate.RunAsync<string>(actor, Permission.Draft, nameof(AssignIndexNumber), async write =>
        {
            var outcome = await drafting.ChangeAsync(write, documentId, async document =>
            {
                if (document.IndexNumber is { } known)
                {
                    number = known;
                    return null;
                }

                number = document.IndexNumber = await NextAsync(write.Db, settings, write.Today, ct);
                write.Db.Add(new IndexNumber(number, document.Id));
                document.Current.Touch(write.Actor, write.Now);
                return Outcome.Done;
            }, ct);
            return outcome.Ok ? number : Outcome<string>.From(outcome);
        }, ct);
    }

    internal static async Task<string> NextAsync(PortalDb db, DocumentSettings settings, DateOnly day, CancellationToken ct)
    {
        var taken = (await db.Set<IndexNumber>().Select(n => n.Number).ToListAsync(ct)).ToHashSet();
        for (var serial = 1; ; serial++)
            if (!taken.Contains(settings.IndexOf(day, serial)))
                return settings.IndexOf(day, serial);
    }
}
