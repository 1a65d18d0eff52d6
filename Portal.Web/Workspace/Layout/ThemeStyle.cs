using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using MudBlazor;

namespace Portal.Web.Workspace.Layout;

/// <summary>
/// MudBlazor's variables as a style of the document. Not in the layout: every circuit would keep the sheet and two palettes, and the system's
/// dark mode would only be known after the first drawing.
/// </summary>
public sealed class ThemeStyle : MudThemeProvider
{
    /// <summary>When the style holds, as a media query; null: always.</summary>
    [Parameter] public string? Media { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder __builder)
    {
        if (Media is null) __builder.AddContent(0, (MarkupString)BuildMudBlazorScrollbar());
        var variables = new StringBuilder(":root{");
        GenerateTheme(variables);
        __builder.OpenElement(1, "style");
        __builder.AddAttribute(2, "media", Media);
        __builder.AddContent(3, (MarkupString)variables.Append('}').ToString());
        __builder.CloseElement();
    }
}
