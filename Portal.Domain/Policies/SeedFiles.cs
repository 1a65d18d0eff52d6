using System.Globalization;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Reviews;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Portal.Domain.Policies;

/// <summary>The files under seeds/, as they are written. Field names in YAML are hyphenated.</summary>
internal static class SeedFiles
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build();

    public static IReadOnlyList<SeedColumn> Columns(string seeds) => Yaml.Deserialize<List<SeedColumn>>(File.ReadAllText(Path.Combine(seeds, "reference", "columns.yaml")));

    public static IReadOnlyList<SeedChain> Chains(string seeds) => Yaml.Deserialize<List<SeedChain>>(File.ReadAllText(Path.Combine(seeds, "reference", "chains.yaml")));

    public static IReadOnlyList<SeedDocument> Documents(string seeds) =>
        [.. Directory.EnumerateFiles(Path.Combine(seeds, "documents"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)];

    private static SeedDocument Read(string file)
    {
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        var end = text.IndexOf("\n---\n", 4, StringComparison.Ordinal);
        if (!text.StartsWith("---\n", StringComparison.Ordinal) || end < 0) throw new InvalidDataException($"{Path.GetFileName(file)} has no front matter.");
        var document = Yaml.Deserialize<SeedDocument>(text[4..(end + 1)]);
        document.Text = text[(end + 5)..].Trim();
        return document;
    }

    public static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>'2019-09-30 09:00' on the office's clock, as UTC.</summary>
    public static DateTime Moment(string text)
    {
        var local = DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return OfficeClock.StartOf(DateOnly.FromDateTime(local)) + local.TimeOfDay;
    }
}

internal sealed class SeedColumn
{
    public string Slug { get; set; } = "";
    public string Name { get; set; } = "";
    public string? Parent { get; set; }
    public string Kind { get; set; } = "";
    public string Description { get; set; } = "";
    public string Keywords { get; set; } = "";
    public int Position { get; set; }
    public string? Chain { get; set; }

    public ColumnKind ColumnKind => Enum.Parse<ColumnKind>(Kind, ignoreCase: true);
}

internal sealed class SeedChain
{
    public string Key { get; set; } = "";
    public string Name { get; set; } = "";
    public string DefaultFor { get; set; } = "";
    public List<SeedStep> Steps { get; set; } = [];
}

internal sealed class SeedStep
{
    public string Name { get; set; } = "";
    public string Role { get; set; } = "";
    public string Division { get; set; } = "";
    public string OnlyFor { get; set; } = "";
    public int Workdays { get; set; }
    public List<string> Checklist { get; set; } = [];

    public StepRule Rule => new(Name, Enum.Parse<Role>(Role, ignoreCase: true), Division, OnlyFor, Workdays, string.Join('\n', Checklist));
}

/// <summary>Front matter of a document; a missing entry is null or empty.</summary>
internal sealed class SeedDocument
{
    private static readonly Dictionary<string, InterpretationForm> Forms = new()
    {
        ["text"] = InterpretationForm.Text,
        ["chart"] = InterpretationForm.Chart,
        ["qa"] = InterpretationForm.Questions,
        ["video"] = InterpretationForm.Video,
        ["press"] = InterpretationForm.Press,
    };

    private static readonly Dictionary<string, InterpretationStage> Stages = new()
    {
        ["before"] = InterpretationStage.Before,
        ["at"] = InterpretationStage.AtRelease,
        ["during"] = InterpretationStage.During,
        ["after"] = InterpretationStage.After,
    };

    public string Kind { get; set; } = "";
    public string Slug { get; set; } = "";
    public string Title { get; set; } = "";
    public string Column { get; set; } = "";
    public string? Index { get; set; }
    public string Number { get; set; } = "";
    public string Issuer { get; set; } = "";
    public string? Signed { get; set; }

    /// <summary>Null: a draft that is still in the making.</summary>
    public string? Published { get; set; }

    /// <summary>How far a draft has come: draft, review, approved, scheduled or returned; null where it goes with another one.</summary>
    public string? StageOfWork { get; set; }

    /// <summary>Role whose step it waits at (stage review), or that sent it back (stage returned).</summary>
    public string WaitingFor { get; set; } = "";

    /// <summary>送审说明.</summary>
    public string Note { get; set; } = "";

    /// <summary>Why it was sent back.</summary>
    public string Returned { get; set; } = "";
    public bool Sensitive { get; set; }
    public string Risk { get; set; } = "";
    public string Response { get; set; } = "";
    public string RiskLevel { get; set; } = "";
    public string RiskPoints { get; set; } = "";
    public string Responder { get; set; } = "";
    public string TalkingPoints { get; set; } = "";
    public string ResponseChannels { get; set; } = "";
    public string? Effective { get; set; }
    public string? Expires { get; set; }
    public string Topic { get; set; } = "";
    public string Keywords { get; set; } = "";
    public string Openness { get; set; } = "public";
    public string OpennessReason { get; set; } = "";
    public bool Normative { get; set; }
    public string PolicyType { get; set; } = "";
    public string Division { get; set; } = "";
    public string Summary { get; set; } = "";
    public bool Key { get; set; }
    public string? Replaces { get; set; }
    public string? Repeals { get; set; }
    public SeedRepeal? Repealed { get; set; }
    public SeedPlan? Plan { get; set; }
    public string Exemption { get; set; } = "";
    public string Contact { get; set; } = "";
    public List<SeedAttachment> Attachments { get; set; } = [];
    public List<SeedLine> Timeline { get; set; } = [];
    public string? Interprets { get; set; }
    public string? Form { get; set; }
    public string? Stage { get; set; }
    public string Media { get; set; } = "";

    /// <summary>登记号.</summary>
    public string? Register { get; set; }
    public string LegalReview { get; set; } = "";
    public string Filing { get; set; } = "";
    public string Consultation { get; set; } = "";
    public string Keeper { get; set; } = "";
    public string? ReviewBy { get; set; }
    public Dictionary<string, string> Elements { get; set; } = [];

    [YamlIgnore]
    public string Text { get; set; } = "";

    [YamlIgnore]
    public DocumentKind DocumentKind => Enum.Parse<DocumentKind>(Kind, ignoreCase: true);

    [YamlIgnore]
    public DocumentRecord Registered => new() { RegisterNumber = Register, LegalReview = LegalReview, Filing = Filing, Consultation = Consultation, Keeper = Keeper, ReviewBy = SeedFiles.Day(ReviewBy) };

    [YamlIgnore]
    public DocumentFacts Facts => new()
    {
        Number = Number,
        Issuer = Issuer,
        SignedOn = SeedFiles.Day(Signed),
        EffectiveOn = SeedFiles.Day(Effective),
        ExpiresOn = SeedFiles.Day(Expires),
        Topic = Topic,
        Keywords = Keywords,
        Genre = PolicyType,
        IsNormative = Normative,
        Openness = Openness switch { "on-request" => Documents.Openness.OnRequest, "none" => Documents.Openness.None, _ => Documents.Openness.Public },
        OpennessReason = OpennessReason,
        Contact = Contact,
        IsKey = Key,
        Timeline = string.Join('\n', Timeline.Select(l => $"{l.On} {l.Text}")),
        Form = Form is null ? null : Forms[Form],
        Stage = Stage is null ? null : Stages[Stage],
        Media = Media,
        Elements = Elements.Count == 0 ? "" : string.Concat(InterpretationElements.Names.Select(n => Elements.GetValueOrDefault(n) switch { "yes" => '+', "none" => '-', _ => '?' })),
    };
}

internal sealed class SeedRepeal
{
    public string On { get; set; } = "";
    public string? By { get; set; }
    public string Reason { get; set; } = "";
}

internal sealed class SeedPlan
{
    public string Outline { get; set; } = "";
    public string Forms { get; set; } = "";
    public string Channels { get; set; } = "";
    public string? When { get; set; }
    public string Person { get; set; } = "";
}

internal sealed class SeedLine
{
    public string On { get; set; } = "";
    public string Text { get; set; } = "";
}

/// <summary>A small real file made from rows (xlsx) or text (docx, txt).</summary>
internal sealed class SeedAttachment
{
    public string Name { get; set; } = "";
    public List<List<string>>? Rows { get; set; }
    public string? Text { get; set; }
}
