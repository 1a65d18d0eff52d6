using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Portal.Domain.Common;
using Portal.Domain.Requests;
using Portal.Domain.Requests.Desk;
using Portal.Domain.Storage;
using Portal.Tests.Site;

namespace Portal.Tests.Requests;

/// <summary>An empty portal on Friday 18 September 2026, and what citizens do on it without a browser.</summary>
public sealed partial class CitizenSite : IAsyncDisposable
{
    public const string Name = "示例申请人";

    /// <summary>A picture of one point.</summary>
    public static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private CitizenSite(PortalSite site, FakeTimeProvider clock) => (Site, Clock) = (site, clock);

    public PortalSite Site { get; }
    public FakeTimeProvider Clock { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Dictionary<string, string> Fields => new()
    {
        ["who"] = "person",
        ["name"] = Name,
        ["id-number"] = "11010519491231002X",
        ["phone"] = "138-0000-0000",
        ["title"] = "科技型小巨人企业认定评审结果",
        ["form"] = nameof(WishedForm.Electronic),
        ["way"] = nameof(WishedWay.Online),
    };

    public static async Task<CitizenSite> StartAsync()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 9, 18, 9, 0, 0, TimeSpan.FromHours(8)));
        return new CitizenSite(await PortalSite.StartAsync(new SiteOptions { Clock = clock }), clock);
    }

    public void TravelTo(int year, int month, int day) => Clock.SetUtcNow(new DateTimeOffset(year, month, day, 9, 0, 0, TimeSpan.FromHours(8)));

    /// <summary>A request as the form makes it.</summary>
    public async Task<SubmittedRequest> SubmitAsync(string name = Name)
    {
        var done = await Site.Get<SubmitRequest>().ExecuteAsync(RequestWishTests.Good with { Name = name }, new StoredFile(Picture, "image/png"), Guid.NewGuid().ToString("N"), Ct);
        Assert.True(done.Ok, string.Join(' ', done.Reasons));
        return done.Value!;
    }

    /// <summary>What the office does to a case, in the smallest form: the way of the case and its clocks.</summary>
    public async Task OfficeAsync(int id, Func<Write, InformationRequest, Task> act) => Assert.True((await Site.Get<WriteGate>().RunAsync(Actor.System, Permission.HandleRequests, "HandleInTest", async write =>
    {
        await act(write, await write.Db.Set<InformationRequest>().Include(r => r.Files).Include(r => r.Events).SingleAsync(r => r.Id == id, Ct));
        return Outcome.Done;
    }, Ct)).Ok);

    /// <summary>Both sides have confirmed the receipt today.</summary>
    public async Task ReceiveAsync(int id) => Assert.True((await Site.Get<ConfirmReceipt>().ExecuteAsync(Actor.System, id, Site.Get<OfficeClock>().Today, Ct)).Ok);

    /// <summary>补正 is asked for today.</summary>
    public async Task AskCorrectionAsync(int id) => Assert.True((await Site.Get<AskCorrection>().ExecuteAsync(Actor.System, id, "请写明年度。", Ct)).Ok);

    public async Task<RequestStatusView> ReadAsync(int id) => (await Site.Get<RequestStatus>().ReadAsync(id, Ct))!;

    /// <summary>A visitor who has shown name and code.</summary>
    public async Task<HttpClient> EnterAsync(SubmittedRequest request, string name = Name)
    {
        var visitor = Site.NewClient();
        using var answer = await visitor.PostFormAsync("/requests/status", "/requests/status", new Dictionary<string, string> { ["name"] = name, ["code"] = request.Code });
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return visitor;
    }

    /// <summary>Fills the form that a page shows, keeps its hidden boxes, and sends it.</summary>
    public static async Task<(HttpStatusCode Status, string Html, string? Location)> SendAsync(HttpClient visitor, string html, string action, Dictionary<string, string> fields, (string Field, string Name, byte[] Content)? file = null)
    {
        using var content = new MultipartFormDataContent();
        foreach (var hidden in HiddenPattern().Matches(html).DistinctBy(m => m.Groups[1].Value)) // every form of a page carries the same token
            if (!fields.ContainsKey(hidden.Groups[1].Value)) content.Add(new StringContent(WebUtility.HtmlDecode(hidden.Groups[2].Value)), hidden.Groups[1].Value);
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        if (file is { } sent) content.Add(new ByteArrayContent(sent.Content), sent.Field, sent.Name);
        using var answer = await visitor.PostAsync(action, content, Ct);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct), answer.Headers.Location?.OriginalString);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenPattern();
}
