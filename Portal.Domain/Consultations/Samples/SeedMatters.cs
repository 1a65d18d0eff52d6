using System.Globalization;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Portal.Domain.Consultations.Samples;

/// <summary>seeds/consultations/matters.yaml as it is written.</summary>
internal sealed class SeedMatter
{
    public string Name { get; set; } = "";
    public int? Year { get; set; }
    public string Kind { get; set; } = "";
    public string Division { get; set; } = "";
    public string Basis { get; set; } = "";
    public string Planned { get; set; } = "";
    public string Agreed { get; set; } = "";
    public bool Normative { get; set; }

    /// <summary>Slug of the sample policy it became.</summary>
    public string? Policy { get; set; }
    public string Stopped { get; set; } = "";
    public List<SeedStep> Steps { get; set; } = [];
    public SeedConsultation? Consultation { get; set; }

    public static IReadOnlyList<SeedMatter> Read(string seeds) => new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build()
        .Deserialize<List<SeedMatter>>(File.ReadAllText(Path.Combine(seeds, "consultations", "matters.yaml")));

    /// <summary>A date, or the number of days from <paramref name="today"/>.</summary>
    public static DateOnly? Day(string? text, DateOnly today) => string.IsNullOrEmpty(text) ? null
        : text.Length == 10 ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : today.AddDays(int.Parse(text, CultureInfo.InvariantCulture));

    /// <summary>public-policy is PublicPolicy.</summary>
    public static T Word<T>(string word) where T : struct, Enum => Enum.Parse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}

internal sealed class SeedStep
{
    public string Step { get; set; } = "";
    public string State { get; set; } = "done";
    public string? Began { get; set; }
    public string? On { get; set; }
    public string Note { get; set; } = "";
}

internal sealed class SeedConsultation
{
    public string Opens { get; set; } = "";
    public string Closes { get; set; } = "";
    public string? Answered { get; set; }
    public string Contact { get; set; } = "";
    public string Notice { get; set; } = "";
    public string Draft { get; set; } = "";
    public string? Revised { get; set; }
    public string Summary { get; set; } = "";
    public List<SeedAnswer> Answers { get; set; } = [];
    public List<SeedOpinion> Opinions { get; set; } = [];
}

internal sealed class SeedAnswer
{
    public string Title { get; set; } = "";
    public string? Disposition { get; set; }
    public string Reason { get; set; } = "";
    public List<string> Articles { get; set; } = [];
}

internal sealed class SeedOpinion
{
    public string Text { get; set; } = "";
    public string Channel { get; set; } = "online";
    public string Article { get; set; } = "";
    public string On { get; set; } = "";
    public string Name { get; set; } = "";
    public string Org { get; set; } = "";

    /// <summary>Of the consultation's answers, counted from 1; 0: none yet.</summary>
    public int Answer { get; set; }
    public string State { get; set; } = "counted";
    public string Why { get; set; } = "";
}
