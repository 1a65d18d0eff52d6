using Microsoft.AspNetCore.Components;

namespace Portal.Web.Workspace.Work;

/// <summary>A piece of the plan that is drawn again only when what it shows has changed: one report redraws one row, however large the table.</summary>
public abstract class Drawn : ComponentBase
{
    private object? _drawn;
    private bool _changed;

    /// <summary>Everything that the markup depends on, comparable by value.</summary>
    protected abstract object Looks { get; }

    protected override void OnParametersSet()
    {
        var looks = Looks;
        _changed = !looks.Equals(_drawn);
        _drawn = looks;
    }

    protected override bool ShouldRender() => _changed;
}
