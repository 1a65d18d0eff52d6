using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Portal.Web.Public;

/// <summary>Hands the page context to a page and all inside it.</summary>
internal sealed class PageRoot : ComponentBase
{
    [Parameter] public PageContext Page { get; set; } = null!;

    [Parameter] public Type Type { get; set; } = null!;

    [Parameter] public IReadOnlyDictionary<string, object?> Parameters { get; set; } = null!;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<CascadingValue<PageContext>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<>.Value), Page);
        builder.AddComponentParameter(2, nameof(CascadingValue<>.IsFixed), true);
        builder.AddComponentParameter(3, nameof(CascadingValue<>.ChildContent), (RenderFragment)(child =>
        {
            child.OpenComponent(0, Type);
            foreach (var (name, value) in Parameters) child.AddComponentParameter(1, name, value);
            child.CloseComponent();
        }));
        builder.CloseComponent();
    }
}
