using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Consultations;
using Portal.Domain.Documents;
using Portal.Domain.Documents.Writing;
using Portal.Domain.Storage;
using Portal.Tests.Site;

namespace Portal.Tests.Consultations;

/// <summary>A portal on Monday 12 October 2026 with one consultation that is open from 8 October to 6 November, and what the public and the office do with it.</summary>
public sealed partial class ConsultationSite : IAsyncDisposable
{
    public const string Slug = "c-2026-1";
    public const string Page = "/consultations/" + Slug;
    public const string Form = Page + "/opinion";
    public const string DraftText = "第一条　为了规范创新券管理，制定本办法。\n\n第二条　创新券面向本市科技型中小企业。\n\n第三条　每家企业每年最多申领十万元。\n\n第四条　本办法由市科学技术局负责解释。\n";
    public const string RevisedText = "第一条　为了规范创新券管理，制定本办法。\n\n第二条　创新券面向本市科技型中小企业和创业团队。\n\n第三条　每家企业每年最多申领二十万元。\n\n第四条　本办法由市科学技术局负责解释。\n";

    private ConsultationSite(PortalSite site, FakeTimeProvider clock) => (Site, Clock) = (site, clock);

    public PortalSite Site { get; }
    public FakeTimeProvider Clock { get; }
    public int Id { get; private set; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<ConsultationSite> StartAsync(IReadOnlyDictionary<string, string>? settings = null, DateTimeOffset? now = null)
    {
        var clock = new FakeTimeProvider(now ?? At(10, 12, 9));
        var site = new ConsultationSite(await PortalSite.StartAsync(new SiteOptions { Clock = clock, Settings = settings ?? new Dictionary<string, string>() }), clock);
        site.Id = await AnnounceAsync(site.Site, new DateOnly(2026, 10, 8), new DateOnly(2026, 11, 6), new DateTime(2026, 10, 7, 1, 0, 0, DateTimeKind.Utc));
        return site;
    }

    /// <summary>A matter, its released notice and draft, and the clock of the feedback.</summary>
    public static async Task<int> AnnounceAsync(PortalSite site, DateOnly opens, DateOnly closes, DateTime at)
    {
        var done = await site.Get<WriteGate>().RunAsync<int>(Actor.System, Permission.AnswerOpinions, "AnnounceInTest", async write =>
        {
            var column = await write.Db.Set<Column>().SingleAsync(c => c.Kind == ColumnKind.Consultations, Ct);
            var matter = new DecisionMatter(opens.Year, "示例市创新券管理办法", MatterKind.PublicPolicy, "高新技术处") { InCatalogue = true, PlannedFor = "第四季度", Basis = "《中华人民共和国科学技术进步法》" };
            write.Db.Add(matter);
            Document Add(DocumentKind kind, string title, string text, Func<DocumentFacts, DocumentFacts> facts)
            {
                var document = new Document(kind, Slug, column.Id, "高新技术处", title, write.Actor, at);
                document.Current.Change(facts);
                document.Current.Write(text, write.Actor, at);
                document.Current.Release(MarkdownText.Render(text).Html, "网站管理员", at);
                write.Db.Add(document);
                return document;
            }

            var notice = Add(DocumentKind.Consultation, "关于公开征求《示例市创新券管理办法（征求意见稿）》意见的公告", "现向社会公开征求意见。\n", f => f with { OpensOn = opens, ClosesOn = closes, Contact = "高新技术处 0000-0000 0001" });
            var draft = Add(DocumentKind.ConsultationDraft, "示例市创新券管理办法（征求意见稿）", DraftText, f => f);
            await write.FlushAsync(Ct);
            draft.Link(LinkKind.Accompanies, notice.Id);
            var consultation = new Consultation(matter, notice.Id, draft.Id, "高新技术处");
            consultation.Announce(opens, closes);
            write.Db.Add(consultation);
            await write.FlushAsync(Ct);
            await ClockDesk.StartAsync(write, ClockRules.ConsultationFeedback, new ClockSubject(ConsultationChange.Consultation, consultation.Id, notice.Live!.Title, $"/workspace/consultations/{consultation.Id}", "高新技术处"), closes, Ct);
            foreach (var document in (Document[])[notice, draft]) write.Announce(DocumentChange.Public, document.Id, document.Id);
            write.Announce(ConsultationChange.Consultation, consultation.Id, matter.Id);
            return consultation.Id;
        }, Ct);
        Assert.True(done.Ok, string.Join(' ', done.Reasons));
        return done.Value;
    }

    /// <summary>An hour of 2026 on the office's clock.</summary>
    public static DateTimeOffset At(int month, int day, int hour, int minute = 0) => new(2026, month, day, hour, minute, 0, TimeSpan.FromHours(8));

    public void TravelTo(int year, int month, int day) => Clock.SetUtcNow(new DateTimeOffset(year, month, day, 9, 0, 0, TimeSpan.FromHours(8)));

    /// <summary>Somebody opens the form, thinks for a minute, and sends it.</summary>
    public async Task<(HttpStatusCode Status, string Html, string? Location)> SendAsync(HttpClient visitor, Dictionary<string, string> fields, bool thinks = true)
    {
        var html = await visitor.GetStringAsync(Form, Ct);
        if (thinks) Clock.Advance(TimeSpan.FromMinutes(1));
        return await PostAsync(visitor, html, fields);
    }

    /// <summary>Sends a form that was opened before.</summary>
    public static async Task<(HttpStatusCode Status, string Html, string? Location)> PostAsync(HttpClient visitor, string html, Dictionary<string, string> fields, string action = Form)
    {
        var all = HiddenOf(html);
        foreach (var (name, value) in fields) all[name] = value;
        using var content = new FormUrlEncodedContent(all);
        using var answer = await visitor.PostAsync(action, content, Ct);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct), answer.Headers.Location?.OriginalString);
    }

    /// <summary>The boxes that a form carries unseen.</summary>
    public static Dictionary<string, string> HiddenOf(string html) => Hidden().Matches(html).DistinctBy(m => m.Groups[1].Value).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));

    public async Task<List<Opinion>> OpinionsAsync()
    {
        await using var db = await Site.OpenDbAsync();
        return await db.Set<Opinion>().AsNoTracking().Where(o => o.ConsultationId == Id).OrderBy(o => o.Number).ToListAsync(Ct);
    }

    /// <summary>The office's answers in the smallest form: one to each opinion that <paramref name="of"/> takes, then everything published, with a revised draft.</summary>
    public async Task AnswerAsync(Func<Opinion, (Disposition Disposition, string Reason, string Articles)> of)
    {
        var done = await Site.Get<WriteGate>().RunAsync(Actor.System, Permission.RunConsultations, "AnswerInTest", async write =>
        {
            var consultation = await write.Db.Set<Consultation>().Include(c => c.Matter).SingleAsync(c => c.Id == Id, Ct);
            foreach (var group in (await write.Db.Set<Opinion>().Where(o => o.ConsultationId == Id && o.State == OpinionState.Counted).ToListAsync(Ct)).GroupBy(of))
            {
                var answer = new OpinionAnswer(Id, "要点：" + group.First().Text[..Math.Min(10, group.First().Text.Length)]) { Disposition = group.Key.Disposition, Reason = group.Key.Reason, Articles = group.Key.Articles, Count = group.Count() };
                write.Db.Add(answer);
                await write.FlushAsync(Ct);
                foreach (var opinion in group) opinion.AnswerId = answer.Id;
            }

            var column = await write.Db.Set<Column>().SingleAsync(c => c.Kind == ColumnKind.Consultations, Ct);
            var revised = new Document(DocumentKind.ConsultationDraft, Slug + "-2", column.Id, "高新技术处", "示例市创新券管理办法（修改稿）", write.Actor, write.Now);
            revised.Current.Write(RevisedText, write.Actor, write.Now);
            revised.Current.Release(MarkdownText.Render(RevisedText).Html, "网站管理员", write.Now);
            write.Db.Add(revised);
            await write.FlushAsync(Ct);
            revised.Link(LinkKind.Revises, consultation.DraftId);
            consultation.RevisedDraftId = revised.Id;
            consultation.Summary = "感谢社会各界的意见。";
            consultation.Answer("办公室", write.Now);
            write.Announce(DocumentChange.Public, revised.Id, revised.Id);
            write.Announce(ConsultationChange.Consultation, Id, consultation.MatterId);
            return Outcome.Done;
        }, Ct);
        Assert.True(done.Ok, string.Join(' ', done.Reasons));
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
