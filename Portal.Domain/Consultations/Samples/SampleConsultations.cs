using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;
using DocumentColumn = Portal.Domain.Documents.Column;

namespace Portal.Domain.Consultations.Samples;

/// <summary>The demonstration's decision matters with consultations at every stage, in one write: what is public comes in as it would have been released.</summary>
public sealed class SampleConsultations(WriteGate gate)
{
    private const string By = "网站管理员（示例）";

    public Task<Outcome> SeedAsync(string seeds, CancellationToken ct) => gate.RunAsync(Actor.System, Permission.RunConsultations, "SeedSample", async write =>
    {
        if (await write.Db.Set<DecisionMatter>().AnyAsync(ct)) return Outcome.Done;
        if (await write.Db.Set<DocumentColumn>().Where(c => c.Kind == ColumnKind.Consultations).OrderBy(c => c.Position).FirstOrDefaultAsync(ct) is not { } column) return Outcome.Done;
        var policies = await write.Db.Set<Document>().Include(d => d.Editions).Where(d => d.IsSample && d.Kind == DocumentKind.Policy).ToDictionaryAsync(d => d.Slug, ct);
        var rows = SeedMatter.Read(seeds).Select(seed => (Seed: seed, Matter: Matter(seed, seed.Policy is { } slug ? policies.GetValueOrDefault(slug) : null, write))).ToList();
        write.Db.AddRange(rows.Select(r => r.Matter));

        // Ids are needed for links: papers are saved before what points at them.
        var consulted = rows.Where(r => r.Seed.Consultation is not null).Select(r => new Papers(r.Seed, r.Matter, column.Id, write)).ToList();
        write.Db.AddRange(consulted.SelectMany(c => c.All));
        await write.FlushAsync(ct);
        foreach (var papers in consulted) papers.Link();
        write.Db.AddRange(consulted.Select(c => c.Consultation));
        write.Db.AddRange(consulted.Select(c => new Package(c.Notice.Id) { ReleasedAt = c.Opened }));
        await write.FlushAsync(ct);
        foreach (var papers in consulted) await papers.ReleaseAsync(write, ct);
        foreach (var papers in consulted.Where(c => c.Policy is not null && policies.ContainsKey(c.Policy))) policies[papers.Policy!].Change(r => r with { Consultation = KindRules.Address(DocumentKind.Consultation, papers.Notice.Slug) });
        write.Subject = () => "consultations";
        return Outcome.Done;
    }, ct);

    private static DecisionMatter Matter(SeedMatter seed, Document? policy, Write write)
    {
        var matter = new DecisionMatter(seed.Year ?? write.Today.Year, seed.Name, SeedMatter.Word<MatterKind>(seed.Kind), seed.Division)
        {
            Basis = seed.Basis,
            PlannedFor = seed.Planned,
            InCatalogue = true,
            AgreedOn = SeedMatter.Day(seed.Agreed, write.Today),
            IsNormative = seed.Normative,
            PolicyId = policy?.Id,
            IsSample = true,
        };
        foreach (var step in seed.Steps)
        {
            var recorded = matter.Record(new StepEntry(SeedMatter.Word<StepKind>(step.Step), SeedMatter.Word<StepState>(step.State), SeedMatter.Day(step.On, write.Today), step.Note, SeedMatter.Day(step.Began, write.Today)), By, write.Now);
            if (!recorded.Ok) throw new InvalidOperationException($"The sample matter '{seed.Name}' is not lawful: {string.Concat(recorded.Reasons)}");
        }

        if (seed.Stopped.Length > 0) (matter.StoppedAt, matter.StopReason) = (write.Now, seed.Stopped);
        return matter;
    }

    /// <summary>Notice, draft and revised draft of one consultation, with what came of it.</summary>
    private sealed class Papers
    {
        private readonly SeedConsultation _seed;
        private readonly DecisionMatter _matter;
        private readonly DateOnly _opens;
        private readonly DateOnly _closes;
        private readonly DateOnly? _answered;

        public Papers(SeedMatter seed, DecisionMatter matter, int column, Write write)
        {
            (_seed, _matter, Policy) = (seed.Consultation!, matter, seed.Policy);
            (_opens, _closes, _answered) = (SeedMatter.Day(_seed.Opens, write.Today)!.Value, SeedMatter.Day(_seed.Closes, write.Today)!.Value, SeedMatter.Day(_seed.Answered, write.Today));
            var stem = string.Create(CultureInfo.InvariantCulture, $"sample-{_opens.Year}-{_opens.DayOfYear}");
            Document New(DocumentKind kind, string slug, string title, string text, DateTime at)
            {
                var author = Actor.System with { Name = By };
                var document = new Document(kind, slug, column, matter.Division, title, author, at) { IsSample = true };
                document.Current.Write(text, author, at);
                write.Db.Add(new Revision(document.Current, author, at));
                return document;
            }

            Notice = New(DocumentKind.Consultation, stem, $"关于公开征求《{matter.Name}（征求意见稿）》意见的公告", _seed.Notice, Opened);
            Notice.Current.Summary = $"就《{matter.Name}》公开征求意见。";
            Notice.Current.Change(f => f with { OpensOn = _opens, ClosesOn = _closes, Contact = _seed.Contact });
            Draft = New(DocumentKind.ConsultationDraft, stem, $"{matter.Name}（征求意见稿）", _seed.Draft, Opened);
            if (_seed.Revised is { } text) Revised = New(DocumentKind.ConsultationDraft, $"{stem}-v2", $"{matter.Name}（修改稿）", text, At(_answered ?? write.Today));
        }

        /// <summary>Slug of the policy it became; null: none yet.</summary>
        public string? Policy { get; }
        public Document Notice { get; }
        public Document Draft { get; }
        public Document? Revised { get; }
        public Consultation Consultation { get; private set; } = null!;

        public DateTime Opened => At(_opens);

        public IEnumerable<Document> All => ((Document?[])[Notice, Draft, Revised]).OfType<Document>();

        /// <summary>The papers have their ids.</summary>
        public void Link()
        {
            Draft.Link(LinkKind.Accompanies, Notice.Id);
            Revised?.Link(LinkKind.Revises, Draft.Id);
            Consultation = new Consultation(_matter, Notice.Id, Draft.Id, _matter.Division) { IsSample = true, RevisedDraftId = Revised?.Id, Summary = _seed.Summary };
            Consultation.Announce(_opens, _closes);
            if (_answered is { } day) Consultation.Answer(By, At(day));
        }

        public async Task ReleaseAsync(Write write, CancellationToken ct)
        {
            var none = new Dictionary<int, Document>();
            foreach (var document in (Document[])[Notice, Draft]) await Publication.PublishAsync(write, document, By, Opened, none, ct);
            if (Revised is not null && _answered is { } day) await Publication.PublishAsync(write, Revised, By, At(day), none, ct);
            var clock = await ClockDesk.StartAsync(write, ClockRules.ConsultationFeedback, new ClockSubject(ConsultationChange.Consultation, Consultation.Id, Notice.Current.Title, $"/workspace/consultations/{Consultation.Id}", _matter.Division), _closes, ct);
            if (_answered is { } end) await ClockDesk.EndAsync(write, clock, end, "公布了意见采纳情况", ct);
            await OpinionsAsync(write, ct);
        }

        private async Task OpinionsAsync(Write write, CancellationToken ct)
        {
            var answers = _seed.Answers.ConvertAll(a => new OpinionAnswer(Consultation.Id, a.Title)
            {
                Disposition = a.Disposition is { } word ? SeedMatter.Word<Disposition>(word) : null,
                Reason = a.Reason,
                Articles = string.Join('\n', a.Articles),
                UpdatedBy = By,
                UpdatedAt = At(_answered ?? write.Today),
                Version = 1,
                IsSample = true,
            });
            foreach (var (answer, i) in answers.Select((a, i) => (a, i + 1))) answer.Count = _seed.Opinions.Count(o => o.Answer == i);
            write.Db.AddRange(answers);
            await write.FlushAsync(ct);
            write.Db.AddRange(_seed.Opinions.Select((o, i) => new Opinion(Consultation.Id, i + 1, LookupCode.New(), SeedMatter.Word<OpinionChannel>(o.Channel), o.Text, At(SeedMatter.Day(o.On, write.Today)!.Value))
            {
                Article = o.Article,
                Name = o.Name,
                Organisation = o.Org,
                EnteredBy = o.Channel == "online" ? "" : By,
                State = SeedMatter.Word<OpinionState>(o.State),
                StateReason = o.Why,
                AnswerId = o.Answer > 0 ? answers[o.Answer - 1].Id : null,
                TextMark = FloodMarks.OfText(o.Text),
                IsSample = true,
            }));
        }

        /// <summary>Nine in the morning.</summary>
        private static DateTime At(DateOnly day) => OfficeClock.StartOf(day).AddHours(9);
    }
}

/// <summary>Matters marked 示例 with their consultations, opinions and clocks; their papers go with the sample documents.</summary>
internal sealed class SampleConsultationMaterial : ISampleMaterial
{
    public string Name => "决策与征集";

    public Task<int> CountAsync(PortalDb db, CancellationToken ct) => db.Set<DecisionMatter>().CountAsync(m => m.IsSample, ct);

    /// <summary>Sample consultations on which real people have said something.</summary>
    public Task<int> CountRealAsync(PortalDb db, CancellationToken ct) => db.Set<Opinion>().CountAsync(o => !o.IsSample && db.Set<Consultation>().Any(c => c.IsSample && c.Id == o.ConsultationId), ct);

    public async Task RemoveAsync(Write write, CancellationToken ct)
    {
        var db = write.Db;
        var consultations = await db.Set<Consultation>().Where(c => c.IsSample).ToListAsync(ct);
        var ids = consultations.ConvertAll(c => c.Id);
        db.RemoveRange(await db.Set<Clock>().Where(c => c.SubjectKind == ConsultationChange.Consultation && ids.Contains(c.SubjectId)).ToListAsync(ct));
        db.RemoveRange(await db.Set<Review>().Where(r => r.SubjectKind == ConsultationChange.Feedback && ids.Contains(r.SubjectId)).ToListAsync(ct));
        db.RemoveRange(await db.Set<Opinion>().Where(o => ids.Contains(o.ConsultationId)).ToListAsync(ct));
        db.RemoveRange(await db.Set<OpinionAnswer>().Where(a => ids.Contains(a.ConsultationId)).ToListAsync(ct));
        db.RemoveRange(consultations);
        var matters = await db.Set<DecisionMatter>().Include(m => m.Steps).Include(m => m.Papers).AsSplitQuery().Where(m => m.IsSample).ToListAsync(ct);
        db.RemoveRange(matters);
        foreach (var consultation in consultations) write.Announce(ConsultationChange.Consultation, consultation.Id, consultation.MatterId);
        foreach (var matter in matters) write.Announce(ConsultationChange.Matter, matter.Id, matter.Id);
    }

    public IQueryable<string> FilesOf(PortalDb db, bool sample) => db.Set<DecisionMatter>().Where(m => m.IsSample == sample).SelectMany(m => m.Papers).Select(p => p.FileHash);
}
