using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Common;

namespace Portal.Domain.Concerns;

/// <summary>What this room tells the change feed.</summary>
public static class ConcernChange
{
    public const string Incident = "incident";

    /// <summary>The duty roster; the id means nothing.</summary>
    public const string Duty = "duty";
    public const string Contact = "concern-contact";
}

/// <summary>Where it was found.</summary>
public enum ConcernSource
{
    /// <summary>新闻媒体.</summary>
    Press,

    /// <summary>微博、微信、短视频等.</summary>
    Platform,

    /// <summary>12345 热线.</summary>
    Hotline,

    /// <summary>网站留言.</summary>
    Message,

    /// <summary>宣传、网信部门或者上级转来.</summary>
    Superior,
    Other,
}

/// <summary>Decides the hours (国办发〔2016〕61号、80号).</summary>
public enum IncidentClass
{
    /// <summary>涉特别重大、重大突发事件: first word within 5 hours, press conference within 24.</summary>
    Grave,

    /// <summary>其他政务舆情: 48 hours.</summary>
    Ordinary,
}

/// <summary>重点回应的政务舆情 (国办发〔2016〕61号): these are answered, whatever one thinks of them.</summary>
public enum MustRespond
{
    /// <summary>None of the kinds below: the bureau may decline, with a reason.</summary>
    None,

    /// <summary>对政府及其部门重大政策措施存在误解误读的.</summary>
    Misreading,

    /// <summary>涉及公众切身利益且产生较大影响的.</summary>
    Interests,

    /// <summary>涉及民生领域严重冲击社会道德底线的.</summary>
    Moral,

    /// <summary>涉及突发事件处置和自然灾害应对的.</summary>
    Emergency,

    /// <summary>上级要求主动回应的.</summary>
    Ordered,
}

/// <summary>What somebody found.</summary>
/// <param name="Said">What is being said.</param>
/// <param name="FoundAt">UTC; the hours count from here.</param>
/// <param name="Late">Why it is entered only now, where it was found a while ago.</param>
/// <param name="PolicyId">The policy it is about.</param>
public sealed record FoundConcern(string Title, ConcernSource Source, string Link, string Said, DateTime FoundAt, string Late = "", int? PolicyId = null)
{
    public FoundConcern Normal => this with { Title = Title.Trim(), Link = Link.Trim(), Said = Said.Trim().ReplaceLineEndings("\n"), Late = Late.Trim() };
}

/// <summary>研判.</summary>
/// <param name="Division">Who prepares the response: 谁主管谁负责.</param>
public sealed record Assessment(IncidentClass Class, MustRespond Must, string Division, string Note);

/// <summary>舆情事件: from discovery to closing. Everything that happens to it is an entry that is never edited; what stands here is what the entries came to.</summary>
public sealed class Incident
{
    /// <summary>What is entered within these minutes was entered when it happened.</summary>
    public const int GraceMinutes = 15;

    private readonly List<IncidentEntry> _entries = [];

    private Incident()
    {
    }

    public Incident(FoundConcern found, string number, Actor by, DateTime now)
    {
        (Number, Title, Source, Link, Said, FoundAt, RecordedAt, PolicyId) = (number, found.Title, found.Source, found.Link, found.Said, found.FoundAt, now, found.PolicyId);
        (ReportedById, ReportedBy) = (by.AccountId, by.Name);
        Add(new IncidentEntry(IncidentEntryKind.Found, found.FoundAt, found.Said, by.Name, now) { Address = found.Link, Late = found.Late });
    }

    public int Id { get; private set; }

    /// <summary>E.g. 舆2026-003.</summary>
    public string Number { get; private set; } = "";
    public string Title { get; private set; } = "";
    public ConcernSource Source { get; private set; }
    public string Link { get; private set; } = "";
    public string Said { get; private set; } = "";

    /// <summary>UTC; every clock of the incident starts here.</summary>
    public DateTime FoundAt { get; private set; }

    /// <summary>UTC; when it was entered.</summary>
    public DateTime RecordedAt { get; private set; }
    public int ReportedById { get; private set; }
    public string ReportedBy { get; private set; } = "";

    /// <summary>The policy it is about; null: none.</summary>
    public int? PolicyId { get; set; }

    /// <summary>Null until it is assessed.</summary>
    public IncidentClass? Class { get; private set; }
    public MustRespond Must { get; private set; }

    /// <summary>Null: the office itself.</summary>
    public string? Division { get; private set; }

    /// <summary>The short response, Markdown; empty where a document is the response, or nothing is drafted yet.</summary>
    public string ResponseText { get; private set; } = "";

    /// <summary>The document that is the response.</summary>
    public int? ResponseDocumentId { get; private set; }

    /// <summary>UTC; 首次发布权威信息, on grave ones.</summary>
    public DateTime? FirstWordAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? PressAt { get; private set; }

    /// <summary>UTC; the first publication that answers it.</summary>
    public DateTime? RespondedAt { get; private set; }

    /// <summary>不予回应: <see cref="Result"/> says why.</summary>
    public bool IsDeclined { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? ClosedAt { get; private set; }
    public string Result { get; private set; } = "";

    /// <summary>经验教训.</summary>
    public string Lessons { get; private set; } = "";
    public bool IsSample { get; init; }

    /// <summary>Moves with every write.</summary>
    public int Version { get; set; }
    public IReadOnlyList<IncidentEntry> Entries => _entries;

    /// <summary>Step of the way that is to be done now: 1 研判, 2 会商, 3 回应, 4 办结; 5: all done.</summary>
    public int Step => this switch
    {
        { ClosedAt: not null } => 5,
        { RespondedAt: not null } => 4,
        { Class: null } => 1,
        _ when _entries.Exists(e => e.Kind == IncidentEntryKind.Consulted) => 3,
        _ => 2,
    };

    /// <summary>What is signed.</summary>
    public string ResponseHash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Title}\n{ResponseText}")));

    public Outcome Assess(Assessment wanted, string by, DateTime now)
    {
        if (ClosedAt is not null) return Closed;
        if (wanted.Note.Length == 0) return Outcome.Refused("请写研判意见：影响多大、为什么这样定级。");
        (Class, Must, Division) = (wanted.Class, wanted.Must, wanted.Division.Length == 0 ? null : wanted.Division);
        Add(new IncidentEntry(IncidentEntryKind.Assessed, now, wanted.Note, by, now));
        return Outcome.Done;
    }

    public Outcome Draft(string text, int? documentId, string by, DateTime now)
    {
        if (ClosedAt is not null) return Closed;
        if (Class is null) return NotAssessed;
        if (RespondedAt is not null) return Outcome.Refused("已经回应过；还要说的，请登记跟进或者另发一份。");
        if (text.Length == 0 && documentId is null) return Outcome.Refused("请写回应的文字。");
        if (ResponseText.Length == 0 && ResponseDocumentId is null) Add(new IncidentEntry(IncidentEntryKind.Drafted, now, "", by, now));
        (ResponseText, ResponseDocumentId) = (text, documentId);
        return Outcome.Done;
    }

    /// <summary>Records what was done: consultation, publication, follow-up.</summary>
    public Outcome Record(IncidentEntry entry)
    {
        if (ClosedAt is not null) return Closed;
        if (entry.Kind != IncidentEntryKind.FollowedUp && Class is null) return NotAssessed;
        if (Refusals(entry).ToList() is { Count: > 0 } reasons) return Outcome.Refused(reasons);
        Add(entry);
        // Of what was published twice the first time counts.
        if (entry.Kind == IncidentEntryKind.FirstWord) FirstWordAt = Earlier(FirstWordAt, entry.When);
        if (entry.Kind == IncidentEntryKind.PressConference) PressAt = Earlier(PressAt, entry.When);
        if (IsPublication(entry.Kind)) RespondedAt = Earlier(RespondedAt, entry.When);
        if (entry.Kind == IncidentEntryKind.Responded && Class == IncidentClass.Grave) FirstWordAt = Earlier(FirstWordAt, entry.When);
        return Outcome.Done;
    }

    public Outcome Decline(string reason, string by, DateTime now)
    {
        if (ClosedAt is not null) return Closed;
        if (Class is null) return NotAssessed;
        if (Must != MustRespond.None || Class == IncidentClass.Grave) return Outcome.Refused("这类舆情必须回应（国办发〔2016〕61号），不能不予回应。");
        if (RespondedAt is not null) return Outcome.Refused("已经回应过，请直接办结。");
        if (reason.Length == 0) return Outcome.Refused("不予回应要写明理由。");
        Add(new IncidentEntry(IncidentEntryKind.Declined, now, reason, by, now));
        (IsDeclined, ClosedAt, Result) = (true, now, reason);
        return Outcome.Done;
    }

    public Outcome Close(string result, string lessons, string by, DateTime now)
    {
        if (ClosedAt is not null) return Closed;
        if (RespondedAt is null) return Outcome.Refused("还没有回应，不能办结。不予回应的，请选“不予回应”并写明理由。");
        if (Class == IncidentClass.Grave && PressAt is null) return Outcome.Refused("特别重大、重大突发事件还没有登记新闻发布会，不能办结。");
        if (result.Length == 0) return Outcome.Refused("请写处置结果。");
        Add(new IncidentEntry(IncidentEntryKind.Closed, now, result, by, now));
        (ClosedAt, Result, Lessons) = (now, result, lessons);
        return Outcome.Done;
    }

    public static bool IsPublication(IncidentEntryKind kind) => kind is IncidentEntryKind.FirstWord or IncidentEntryKind.Responded;

    /// <summary>Why something cannot have happened then; empty when it can.</summary>
    /// <param name="when">UTC; the default: not given.</param>
    /// <param name="foundAt">UTC; null: it is the moment of discovery that is asked about.</param>
    public static IEnumerable<Reason> TimeRefusals(DateTime when, DateTime? foundAt, string late, DateTime now)
    {
        if (foundAt is null && when < now.AddYears(-1))
        {
            yield return "请写发现的时间；早于一年前的请核对年份。";
            yield break;
        }

        if (when == default)
        {
            yield return "请写是什么时候。";
            yield break;
        }

        if (when > now) yield return "时间不能晚于现在。";
        if (foundAt is { } found && when < found) yield return "时间不能早于发现的时间。";
        else if (now - when > TimeSpan.FromMinutes(GraceMinutes) && late.Length == 0) yield return new Reason("这个时间已经过去超过{0}分钟，请写明为什么现在才登记。登记的时间照实保留。", GraceMinutes);
    }

    /// <summary>An address that can be opened from anywhere.</summary>
    internal static bool IsLink(string address) => Uri.TryCreate(address, UriKind.Absolute, out var link) && link.Scheme is "http" or "https";

    internal static readonly Reason NoLink = "链接应以 http:// 或者 https:// 开头；没有链接的请空着。";

    private static Outcome Closed => Outcome.Refused("已经办结，不能再改。");

    private static Outcome NotAssessed => Outcome.Refused("请先研判定级。");

    private IEnumerable<Reason> Refusals(IncidentEntry entry)
    {
        if (entry.Kind == IncidentEntryKind.Consulted && entry.With.Length == 0) yield return "请写明与谁会商。";
        if (entry.Kind is IncidentEntryKind.Consulted or IncidentEntryKind.FollowedUp && entry.Text.Length == 0) yield return "请写明情况或者结果。";
        if ((IsPublication(entry.Kind) || entry.Kind == IncidentEntryKind.PressConference) && entry.With.Length == 0) yield return "请写明在哪里发布。";
        // The portal's own pages begin with a slash; anything else would be opened as a page of the portal, or run as a script.
        if (entry.Address.Length > 0 && !entry.Address.StartsWith('/') && !IsLink(entry.Address)) yield return NoLink;
        foreach (var reason in TimeRefusals(entry.When, FoundAt, entry.Late, entry.RecordedAt)) yield return reason;
    }

    private void Add(IncidentEntry entry)
    {
        _entries.Add(entry);
        Version++;
    }

    private static DateTime Earlier(DateTime? known, DateTime when) => known is { } before && before < when ? before : when;
}
