using Microsoft.AspNetCore.Components;

namespace Portal.Web.Workspace;

/// <summary>A cell of the plan was pressed, or Enter was hit on it.</summary>
public sealed class CellEventArgs : EventArgs
{
    /// <summary>Name of a <see cref="Portal.Domain.Work.PlanField"/>, or 'Report'.</summary>
    public string Field { get; set; } = "";
    public int Id { get; set; }
}

/// <summary>Teaches Razor the event that js/workspace.js raises: one handler for a whole table instead of one per cell.</summary>
[EventHandler("oncellopen", typeof(CellEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers;
