using Portal.Web.Hosting;

namespace Portal.Web.Public;

/// <summary>What every public page knows: nothing about the visitor beyond the look.</summary>
/// <param name="Path">Address, with the query where one belongs to it; the switches lead back to it.</param>
/// <param name="Today">In the office's time zone.</param>
public sealed record PageContext(string Path, Look Look, DateOnly Today, PortalSettings Settings, AssetPaths Assets)
{
    public SiteSettings Site => Settings.Site;

    public string SiteName => Site.Name + Site.Title;

    /// <summary>The path alone.</summary>
    public string Address { get; } = Path.Split('?')[0];

    /// <summary>This page as a part of another address: where to come back to.</summary>
    public string Return { get; } = Uri.EscapeDataString(Path);
}
