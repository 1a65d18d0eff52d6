using Portal.Domain.Common;

namespace Portal.Domain.Registers;

/// <summary>What the register of the openness work's own acts holds (task (十一), (十二)).</summary>
public enum RegisterKind
{
    /// <summary>培训.</summary>
    Training,

    /// <summary>宣传.</summary>
    Publicity,

    /// <summary>向主要负责人汇报: at least once a year (task (十一)).</summary>
    LeaderReport,
}

/// <summary>What somebody writes into the register.</summary>
/// <param name="People">Who held it, who took part, or who heard the report.</param>
/// <param name="Headcount">People who took part; 0 where nobody counted.</param>
public sealed record RegisterFacts(RegisterKind Kind, DateOnly On, string Title, string Place, string People, int Headcount, string Summary);

/// <summary>One act of training or publicity, or one report to the main leader, with its evidence.</summary>
public sealed class RegisterEntry
{
    private readonly List<RegisterEvidence> _evidence = [];

    private RegisterEntry()
    {
    }

    public RegisterEntry(RegisterFacts facts, string by, DateTime at, bool isSample)
    {
        (CreatedBy, CreatedAt, IsSample) = (by, at, isSample);
        Write(facts);
    }

    public int Id { get; private set; }
    public RegisterKind Kind { get; private set; }
    public DateOnly On { get; private set; }
    public string Title { get; private set; } = "";
    public string Place { get; private set; } = "";
    public string People { get; private set; } = "";
    public int Headcount { get; private set; }
    public string Summary { get; private set; } = "";
    public string CreatedBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>UTC; taken out of the register, with the reason in the audit. Kept, since evidence is.</summary>
    public DateTime? DeletedAt { get; set; }

    /// <summary>Why it was taken out.</summary>
    public string DeleteReason { get; set; } = "";

    /// <summary>示例.</summary>
    public bool IsSample { get; private set; }

    /// <summary>Moves with every write.</summary>
    public int Version { get; private set; }
    public IReadOnlyList<RegisterEvidence> Evidence => _evidence;

    public RegisterFacts Facts => new(Kind, On, Title, Place, People, Headcount, Summary);

    public void Write(RegisterFacts facts) => (Kind, On, Title, Place, People, Headcount, Summary, Version) = (facts.Kind, facts.On, facts.Title, facts.Place, facts.People, facts.Headcount, facts.Summary, Version + 1);

    public void Attach(RegisterEvidence evidence)
    {
        if (_evidence.Exists(e => e.FileHash == evidence.FileHash)) return;
        _evidence.Add(evidence);
        Version++;
    }

    public void Detach(RegisterEvidence evidence)
    {
        if (_evidence.Remove(evidence)) Version++;
    }

    /// <summary>Why it cannot be written like this; empty when it can.</summary>
    public static IEnumerable<Reason> Refusals(RegisterFacts facts, DateOnly today)
    {
        if (facts.Title.Length == 0) yield return "请写明是什么活动。";
        if (facts.Title.Length > 200) yield return new Reason("名称最多 {0} 字，现在有 {1} 字。", 200, facts.Title.Length);
        if (facts.On > today) yield return "日期还没有到，办完以后再登记。";
        if (facts.On.Year < 2008) yield return "日期早于《政府信息公开条例》施行（2008年），请核对。";
        if (facts.People.Length == 0) yield return facts.Kind == RegisterKind.LeaderReport ? "请写明向谁汇报。" : "请写明谁组织、谁参加。";
        if (facts.People.Length > 500) yield return new Reason("人员最多 {0} 字，现在有 {1} 字。", 500, facts.People.Length);
        if (facts.Headcount is < 0 or > 1_000_000) yield return "人数请填 0 到 1000000 的整数。";
        if (facts.Place.Length > 200) yield return new Reason("地点最多 {0} 字，现在有 {1} 字。", 200, facts.Place.Length);
        if (facts.Summary.Length > 2000) yield return new Reason("内容最多 {0} 字，现在有 {1} 字。", 2000, facts.Summary.Length);
    }
}

/// <summary>A file that shows it happened: photographs, attendance sheet, signed minutes.</summary>
public sealed class RegisterEvidence
{
    private RegisterEvidence()
    {
    }

    public RegisterEvidence(string fileHash, string name, string contentType, long size) => (FileHash, Name, ContentType, Size) = (fileHash, name, contentType, size);

    public int Id { get; private set; }
    public int EntryId { get; private set; }
    public string FileHash { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string ContentType { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }
}
