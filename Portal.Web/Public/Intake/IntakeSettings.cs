namespace Portal.Web.Public.Intake;

/// <summary>How the public forms for opinions and messages hold against floods: Portal:Intake:*. A service centre sends all its visitors from one address: the bounds leave it room.</summary>
public sealed record IntakeSettings
{
    /// <summary>Seconds from opening a form to sending it, below which only a program is so quick; its sender is asked to send once more.</summary>
    public int FastestSeconds { get; init; } = 3;

    /// <summary>Forms sent from one address in ten minutes.</summary>
    public int PerAddress { get; init; } = 60;

    /// <summary>Forms sent to one consultation, or to the message box, in a minute; beyond it people are asked to try again soon.</summary>
    public int PerMinute { get; init; } = 12_000;

    /// <summary>Look-ups by code from one address in ten minutes.</summary>
    public int LookupsPerAddress { get; init; } = 30;
}
