using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Portal.Domain.Documents;

namespace Portal.Domain.Policies;

/// <summary>解读方案 (郑州 2016; 国办发〔2016〕80号): what will be explained, how, where, when, by whom.</summary>
public sealed record InterpretationPlan
{
    /// <summary>提纲.</summary>
    public string Outline { get; init; } = "";

    /// <summary>形式.</summary>
    public string Forms { get; init; } = "";

    /// <summary>渠道.</summary>
    public string Channels { get; init; } = "";

    /// <summary>时间.</summary>
    public DateOnly? When { get; init; }

    /// <summary>责任人.</summary>
    public string Person { get; init; } = "";
}

public enum RiskLevel
{
    Unset,

    /// <summary>低风险.</summary>
    Low,

    /// <summary>中风险.</summary>
    Medium,

    /// <summary>高风险.</summary>
    High,
}

/// <summary>风险评估和舆情应对预案 of a policy that may raise concern (安徽 2016; seed task (二)): what may be said, and who then says what, where.</summary>
public sealed record RiskReview
{
    public RiskLevel Level { get; init; }

    /// <summary>风险点, one a line.</summary>
    public string Points { get; init; } = "";

    /// <summary>谁回应: person and phone.</summary>
    public string Responder { get; init; } = "";

    /// <summary>回应口径.</summary>
    public string TalkingPoints { get; init; } = "";

    /// <summary>在哪里回应.</summary>
    public string Channels { get; init; } = "";

    /// <summary>The assessment as a paper of its own, where there is one: SHA-256 of the stored file.</summary>
    public string PaperHash { get; init; } = "";
    public string PaperName { get; init; } = "";
}

/// <summary>
/// 送审包: a document with everything that is organised, signed off and released together with it (三同步). For a policy that is its
/// interpretation plan and its interpretations; a notice or a page is a package of one.
/// </summary>
public sealed class Package
{
    private static readonly JsonSerializerOptions Canonical = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private Package()
    {
    }

    public Package(int documentId) => DocumentId = documentId;

    public int Id { get; private set; }

    /// <summary>The document that the package is about; its interpretations point at it.</summary>
    public int DocumentId { get; private set; }
    public InterpretationPlan Plan { get; set; } = new();

    /// <summary>Likely to raise concern: needs a risk assessment and a response plan before it is signed (seed task (二)).</summary>
    public bool IsSensitive { get; set; }

    public RiskReview Risk { get; set; } = new();

    /// <summary>风险评估结论.</summary>
    public string RiskAssessment { get; set; } = "";

    /// <summary>舆情应对预案.</summary>
    public string ResponsePlan { get; set; } = "";

    /// <summary>免于解读的理由: signed with the package, shown to the public in the interpretations' place.</summary>
    public string Exemption { get; set; } = "";

    /// <summary>The materials follow within the period of <see cref="Clocks.ClockRules.Interpretation"/>.</summary>
    public bool MaterialsFollow { get; set; }

    /// <summary>UTC of the newest release.</summary>
    public DateTime? ReleasedAt { get; set; }

    /// <summary>Last day for materials that were to follow, as it was at release (the clock knows what became of it); null: nothing is owed.</summary>
    public DateOnly? MaterialsDue { get; set; }

    /// <summary>What the signers sign: the plan and every draft that would go out, in a fixed order.</summary>
    public string ContentHash(IEnumerable<Document> members)
    {
        var text = new StringBuilder(JsonSerializer.Serialize(new { Plan, IsSensitive, RiskAssessment, ResponsePlan, Exemption, MaterialsFollow }, Canonical));
        // Only where it is asked for: packages that were signed before there was one keep their hash.
        if (IsSensitive) text.Append('\n').Append(JsonSerializer.Serialize(Risk, Canonical));
        foreach (var draft in members.OrderBy(d => d.Id).Select(d => d.Draft).OfType<Edition>()) text.Append('\n').Append(draft.DocumentId).Append(' ').Append(draft.ContentHash());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

public enum ScheduledKind
{
    Release,
    Withdrawal,
}

/// <summary>Something that will happen at a set time. What came of it is kept.</summary>
public sealed class ScheduledAct
{
    private ScheduledAct()
    {
    }

    public ScheduledAct(int packageId, ScheduledKind kind, DateTime at, string reason, int byId, string by) =>
        (PackageId, Kind, At, Reason, ById, By) = (packageId, kind, at, reason, byId, by);

    public int Id { get; private set; }
    public int PackageId { get; private set; }
    public ScheduledKind Kind { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Of a withdrawal; shown to the public.</summary>
    public string Reason { get; private set; } = "";
    public int ById { get; private set; }
    public string By { get; private set; } = "";

    /// <summary>UTC; null while it is still to come.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Empty when it was done; otherwise why not.</summary>
    public string Failure { get; set; } = "";
}
