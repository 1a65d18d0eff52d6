using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Documents.Office;
using Portal.Domain.Documents.Writing;
using Portal.Domain.Storage;
using Portal.Domain.Storage.Office;
using DocumentColumn = Portal.Domain.Documents.Column;

namespace Portal.Domain.Policies;

/// <summary>The demonstration's documents, from seeds/documents, marked 示例 wherever they show. Published ones come in as what was public before the portal; the others as drafts.</summary>
public sealed class SampleDocuments(WriteGate gate, IDbContextFactory<PortalDb> dbs)
{
    private const string By = "网站管理员（示例）";

    private Task<List<Paper>>? _papers;

    /// <summary>Begins with what needs no database, beside whoever is making it: texts are read and rendered, attachments are written.</summary>
    public void ReadAhead(string seeds) => _papers = Task.Run(() => Papers(seeds));

    public async Task<bool> AnyAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Set<Document>().IgnoreQueryFilters().AnyAsync(ct);
    }

    /// <summary>Takes everything in, in one transaction.</summary>
    /// <param name="author">Who drafts what is still in the making.</param>
    public async Task<Outcome> SeedAsync(string seeds, Actor author, CancellationToken ct)
    {
        var papers = await (_papers ?? Task.Run(() => Papers(seeds), ct));
        _papers = null;
        var files = papers.ConvertAll(p => p.Seed);
        return await gate.RunAsync(Actor.System, Permission.ManageColumns, "SeedSample", async write =>
        {
            var columns = await write.Db.Set<DocumentColumn>().ToDictionaryAsync(c => c.Slug, ct);
            var documents = new Dictionary<string, Document>();
            // Ids are needed for links: policies are saved before what points at them.
            foreach (var (seed, _, attachments) in papers.OrderBy(p => p.Seed.DocumentKind))
            {
                var document = new Document(seed.DocumentKind, seed.Slug, columns[seed.Column].Id, seed.Division, seed.Title, seed.Published is null ? author : Actor.System with { Name = By }, write.Now) { IsSample = true };
                Fill(write.Db, document, seed, attachments, write);
                documents.Add($"{seed.DocumentKind}/{seed.Slug}", document);
                write.Db.Add(document);
            }

            await write.FlushAsync(ct);
            Document Policy(string slug) => documents[$"{DocumentKind.Policy}/{slug}"];
            foreach (var seed in files)
            {
                var document = documents[$"{seed.DocumentKind}/{seed.Slug}"];
                if (seed.Interprets is { } interpreted) document.Link(LinkKind.Interprets, Policy(interpreted).Id);
                if (seed.Replaces is { } replaced) document.Link(LinkKind.Replaces, Policy(replaced).Id);
                if (seed.Repeals is { } repealed) document.Link(LinkKind.Repeals, Policy(repealed).Id);
                if (seed.Repealed is { } end) document.Record(new StatusAct(StatusActKind.Repealed, SeedFiles.Day(end.On)!.Value, end.Reason, end.By is null ? null : Policy(end.By).Id, By, write.Now));
                if (seed.Index is { } index) write.Db.Add(new IndexNumber(index, document.Id));
                if (!KindRules.Of(seed.DocumentKind).Interprets) write.Db.Add(Package(document, seed));
            }

            await write.FlushAsync(ct);
            var targets = documents.Values.ToDictionary(d => d.Id);
            foreach (var (seed, rendered, _) in papers.Where(p => p.Seed.Published is not null).OrderBy(p => p.Seed.Published, StringComparer.Ordinal).ThenBy(p => p.Seed.DocumentKind))
                await Publication.PublishAsync(write, documents[$"{seed.DocumentKind}/{seed.Slug}"], By, SeedFiles.Moment(seed.Published!), targets, ct, rendered);
            write.Subject = () => "documents";
            return Outcome.Done;
        }, ct);
    }

    private static List<Paper> Papers(string seeds) =>
        [.. SeedFiles.Documents(seeds).Select(seed => new Paper(seed, MarkdownText.Render(seed.Text), [.. seed.Attachments.Select(FileOf)]))];

    private static StoredFile FileOf(SeedAttachment attachment)
    {
        var content = attachment.Rows is { } rows ? PlainSheet.Write("附件", rows)
            : Path.GetExtension(attachment.Name) == ".docx" ? DocxPaper.Write(new PaperSheet("", "", Path.GetFileNameWithoutExtension(attachment.Name), attachment.Text ?? "", RedHead: false))
            : Encoding.UTF8.GetBytes(attachment.Text ?? "");
        return new StoredFile(content, FileTypes.Detect(content)!);
    }

    private static void Fill(PortalDb db, Document document, SeedDocument seed, IReadOnlyList<StoredFile> files, Write write)
    {
        var draft = document.Current;
        draft.Summary = seed.Summary;
        draft.Change(_ => seed.Facts);
        draft.Write(seed.Text, write.Actor with { Name = draft.UpdatedBy }, seed.Published is null ? write.Now : SeedFiles.Moment(seed.Published));
        document.IndexNumber = seed.Index;
        document.Change(_ => seed.Registered);
        db.Add(new Revision(draft, write.Actor with { Name = draft.UpdatedBy }, draft.UpdatedAt));
        foreach (var (attachment, file) in seed.Attachments.Zip(files))
        {
            if (db.Set<StoredFile>().Local.All(f => f.Hash != file.Hash)) db.Add(file);
            draft.Attach(file.Hash, attachment.Name, file.ContentType, file.Size, inText: false);
        }
    }

    private static Package Package(Document document, SeedDocument seed) => new(document.Id)
    {
        Plan = seed.Plan is { } plan
            ? new InterpretationPlan { Outline = plan.Outline, Forms = plan.Forms, Channels = plan.Channels, When = SeedFiles.Day(plan.When), Person = plan.Person }
            : new InterpretationPlan(),
        Exemption = seed.Exemption,
        IsSensitive = seed.Sensitive,
        Risk = seed.Sensitive
            ? new RiskReview { Level = Enum.Parse<RiskLevel>(seed.RiskLevel, ignoreCase: true), Points = seed.RiskPoints, Responder = seed.Responder, TalkingPoints = seed.TalkingPoints, Channels = seed.ResponseChannels }
            : new RiskReview(),
        RiskAssessment = seed.Risk,
        ResponsePlan = seed.Response,
        ReleasedAt = seed.Published is null ? null : SeedFiles.Moment(seed.Published),
    };

    private sealed record Paper(SeedDocument Seed, RenderedText Rendered, IReadOnlyList<StoredFile> Files);
}
