using Portal.Web.Hosting;

namespace Portal.Web.Public;

/// <summary>What every public page knows: nothing about the visitor beyond the look.</summary>
/// <param name="Path">Address without query; the switches lead back to it.</param>
/// <param name="Today">In the office's time zone.</param>
public sealed record PageContext(string Path, Look Look, DateOnly Today, PortalSettings Settings, AssetPaths Assets)
{
    public SiteSettings Site => Settings.Site;

    public string SiteName => Site.Name + Site.Title;

    /// <summary>Absolute where Portal:PublicUrl is set; never built from the Host header, which a stranger writes.</summary>
    public string Canonical => Settings.PublicUrl + Path;
}
