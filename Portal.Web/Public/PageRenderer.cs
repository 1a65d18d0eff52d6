using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.HtmlRendering.Infrastructure;

namespace Portal.Web.Public;

#pragma warning disable BL0006 // an inner part of Blazor, public for such renderers: looked at again with each of its versions
/// <summary>
/// Renders one page after the other to HTML. Blazor's own (<see cref="Microsoft.AspNetCore.Components.Web.HtmlRenderer"/>) is made for one: it keeps what it
/// has rendered, and being made anew, with a scope of services, costs a page a tenth. Public components are given nothing of a visitor but their parameters,
/// so that they may share a scope.
/// </summary>
internal sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggers) : StaticHtmlRenderer(services, loggers)
{
    /// <summary>To be called on the renderer's dispatcher, and by nobody else meanwhile. After an error the renderer must not be used again.</summary>
    public async Task WriteAsync<TComponent>(ParameterView parameters, TextWriter to)
        where TComponent : IComponent
    {
        var root = AssignRootComponentId(InstantiateComponent(typeof(TComponent)));
        await RenderRootComponentAsync(root, parameters);
        WriteComponentHtml(root, to);
        RemoveRootComponent(root);
    }
}
