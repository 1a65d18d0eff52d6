using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Normative;
using Portal.Domain.People;
using Portal.Domain.Policies;
using Portal.Domain.Reviews;
using Portal.Tests.Storage;

namespace Portal.Tests.Policies;

/// <summary>A bureau with its columns, chains and people, and papers in whatever state a test needs.</summary>
internal sealed class PolicyDesk : IAsyncDisposable
{
    public const string Drafters = "高新技术处";
    public const string Lawyers = "政策法规与创新体系建设处";

    private PolicyDesk(TestStore store) => Store = store;

    public TestStore Store { get; }
    public Actor Editor { get; private set; } = null!;
    public Actor Head { get; private set; } = null!;
    public Actor Office { get; private set; } = null!;
    public Actor Lawyer { get; private set; } = null!;
    public Actor Leader { get; private set; } = null!;
    public Actor Webmaster { get; private set; } = null!;
    public IReadOnlyList<Column> Columns { get; private set; } = [];

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<PolicyDesk> OpenAsync()
    {
        var desk = new PolicyDesk(await TestStore.OpenAsync());
        await desk.Get<ReferenceData>().EnsureAsync(Seeds(), Ct);
        await desk.Get<ClockData>().EnsureAsync(Seeds(), Ct);
        desk.Columns = await desk.Get<DocumentQueries>().ColumnsAsync(Ct);
        desk.Editor = await desk.PersonAsync("editor", Role.Editor, Drafters);
        desk.Head = await desk.PersonAsync("head", Role.Head, Drafters);
        desk.Lawyer = await desk.PersonAsync("lawyer", Role.Head, Lawyers);
        desk.Office = await desk.PersonAsync("office", Role.Office, "办公室");
        desk.Leader = await desk.PersonAsync("leader", Role.Leader, null);
        desk.Webmaster = await desk.PersonAsync("webmaster", Role.Webmaster, "科技信息研究所");
        return desk;
    }

    public T Get<T>() where T : notnull => Store.Get<T>();

    public async Task<Actor> PersonAsync(string login, Role role, string? division)
    {
        var created = await Get<CreateAccount>().ExecuteAsync(Actor.System, new NewAccount(login, login, division, [role]), Ct);
        Assert.True(created.Ok);
        return new Actor(created.Value, login, [role], division, []);
    }

    public int Column(string slug) => Columns.Single(c => c.Slug == slug).Id;

    /// <summary>A normative policy with plan, facts, text and one interpretation: nothing missing.</summary>
    public async Task<(int Policy, int Interpretation)> DraftAsync(int serial = 1, bool withInterpretation = true)
    {
        var policy = await MadeAsync(new NewDocument(DocumentKind.Policy, Column("normative"), $"示例市测试办法之{serial}"));
        await TextAsync(policy, "各有关单位：\n\n为做好测试工作，制定本办法。\n\n## 一、范围\n\n（一）适用于测试。\n");
        Ok(await Get<AssignIndexNumber>().ExecuteAsync(Editor, policy, Ct));
        await FactAsync(policy, DocumentField.Number, $"示科规〔2026〕{serial}号");
        await FactAsync(policy, DocumentField.SignedOn, "2026-11-20");
        await FactAsync(policy, DocumentField.EffectiveOn, "2027-01-01");
        await FactAsync(policy, DocumentField.ExpiresOn, "2031-12-31");
        await FactAsync(policy, DocumentField.Topic, "科技企业");
        await FactAsync(policy, DocumentField.LegalReview, $"示科法审〔2026〕{serial}号", Office);
        Ok(await Get<AssignRegisterNumber>().ExecuteAsync(Office, policy, Ct));
        foreach (var (field, value) in ((PackageField, string)[])[(PackageField.Outline, "背景和要点"), (PackageField.Forms, "文字"), (PackageField.Channels, "局网站"), (PackageField.When, "2026-11-30"), (PackageField.Person, "起草处室负责人")])
            Ok(await Get<EditPackage>().ExecuteAsync(Editor, policy, field, "", value, Ct));
        return (policy, withInterpretation ? await InterpretAsync(policy) : 0);
    }

    public async Task<int> InterpretAsync(int policy, string title = "测试办法怎么看")
    {
        var interpretation = await MadeAsync(new NewDocument(DocumentKind.Interpretation, Column("interpretations"), title, InterpretsId: policy));
        await TextAsync(interpretation, "## 背景\n\n为什么要测试。\n");
        await FactAsync(interpretation, DocumentField.Elements, "++++++++++");
        return interpretation;
    }

    public async Task<int> MadeAsync(NewDocument wanted, Actor? by = null)
    {
        var outcome = await Get<CreateDocument>().ExecuteAsync(by ?? Editor, wanted, Ct);
        Ok(outcome);
        return outcome.Value;
    }

    public async Task TextAsync(int document, string text, Actor? by = null)
    {
        var draft = await Get<DocumentQueries>().TextAsync(document, Ct);
        Ok(await Get<SaveDraft>().ExecuteAsync(by ?? Editor, document, text, draft!.Version, Ct));
    }

    public async Task FactAsync(int document, DocumentField field, string value, Actor? by = null)
    {
        await using var db = await Store.DbAsync();
        var found = await db.Set<Document>().Include(d => d.Editions).SingleAsync(d => d.Id == document, Ct);
        var seen = DocumentFields.Of(field).Get(found);
        Ok(await Get<EditFact>().ExecuteAsync(by ?? Editor, document, field, seen, value, Ct));
    }

    public async Task<ReviewView> SubmitAsync(int document)
    {
        Ok(await Get<SubmitPackage>().ExecuteAsync(Editor, document, "请审", Ct));
        return await RoundAsync(document);
    }

    public async Task<ReviewView> RoundAsync(int document) => (await Get<ReviewQueries>().RoundsAsync("package", document, Ct))[0];

    /// <summary>The current step is signed by whoever's turn it is, everything ticked.</summary>
    public async Task<Outcome> SignAsync(int document, Actor by, StepDecision decision = StepDecision.Approved, string comment = "")
    {
        var round = await RoundAsync(document);
        return await Get<DecideReview>().ExecuteAsync(by, round.Id, round.Hash, decision, comment, round.Current?.Rule.Points ?? [], Ct);
    }

    /// <summary>Handed in and signed to the end.</summary>
    public async Task ApproveAsync(int document)
    {
        await SubmitAsync(document);
        foreach (var signer in (Actor[])[Head, Office, Lawyer, Leader])
            if ((await RoundAsync(document)).State == ReviewState.Open)
                Ok(await SignAsync(document, signer));
        Assert.Equal(ReviewState.Approved, (await RoundAsync(document)).State);
    }

    public async Task ReleaseAsync(int document)
    {
        await ApproveAsync(document);
        Ok(await Get<ReleasePackage>().ExecuteAsync(Webmaster, document, Ct));
    }

    public static void Ok(Outcome outcome) => Assert.True(outcome.Ok, string.Join(' ', outcome.Reasons));

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    public static string Seeds([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "seeds"));
}
