using Microsoft.AspNetCore.Components;

namespace Portal.Web.Public.Layout;

/// <summary>Draws a symbol of <see cref="Sprite"/>.</summary>
internal static class Icon
{
    /// <param name="name">Without 'i-'.</param>
    public static MarkupString Of(string name, string? more = null) =>
        new($"<svg class=\"{(more is null ? "icon" : $"icon {more}")}\" aria-hidden=\"true\"><use href=\"#i-{name}\" /></svg>");
}
