using Portal.Domain.Common;
using Portal.Domain.Concerns;

namespace Portal.Web.Workspace.Concerns;

/// <summary>What somebody types into the form of one step: each form has its own, and is empty again when its step is entered.</summary>
internal sealed class TypedStep
{
    private DateTime _opened;

    /// <summary>The office's wall clock, to the minute; null: emptied.</summary>
    public DateTime? When { get; set; }
    public string With { get; set; } = "";
    public string Text { get; set; } = "";
    public string Address { get; set; } = "";
    public string Late { get; set; } = "";

    public void Begin(OfficeClock clock)
    {
        When = _opened = ConcernWords.Local(clock.UtcNow);
        (With, Text, Address, Late) = ("", "", "", "");
    }

    /// <summary>So long ago that it must be said why it is entered only now.</summary>
    public bool IsLate(OfficeClock clock) => When is not null && clock.UtcNow - Moment(clock) > TimeSpan.FromMinutes(Incident.GraceMinutes);

    public async Task<Outcome> RunAsync(OfficeClock clock, Func<NewStep, Task<Outcome>> enter)
    {
        var outcome = await enter(new NewStep(default, Moment(clock), Text, With, Address, Late));
        if (outcome.Ok) Begin(clock);
        return outcome;
    }

    /// <summary>Untouched it means now, however long the form has been open.</summary>
    private DateTime Moment(OfficeClock clock) => When == _opened ? clock.UtcNow : When is { } when ? OfficeClock.FromLocal(when) : default;
}
