namespace Portal.Domain.Messages;

/// <summary>How this bureau takes messages: Portal:Messages:*.</summary>
public sealed record MessageSettings
{
    /// <summary>Longest text, in characters.</summary>
    public int TextLimit { get; init; } = 2000;

    /// <summary>How often the same words are taken in before a person has to look at them.</summary>
    public int SameText { get; init; } = 3;

    /// <summary>How many messages of one address are taken in on one day before a person has to look at them.</summary>
    public int SameSource { get; init; } = 10;
}
