using System.Collections.Concurrent;
using Microsoft.AspNetCore.StaticAssets;

namespace Portal.Web.Public;

/// <summary>
/// Finds the fingerprinted address of a static file, so that pages rendered outside the Blazor endpoints link what may be cached for ever.
/// </summary>
public sealed class AssetPaths(IServiceProvider services)
{
    private readonly ConcurrentDictionary<string, string> _paths = new();

    public string this[string file] => _paths.GetOrAdd(file, Find);

    private string Find(string file)
    {
        // Asked for late: the data source is complete only after everything is mapped.
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints)
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is { } asset
                && asset.Selectors.Count == 0
                && asset.Properties.Any(p => p.Name == "label" && p.Value == file))
                return "/" + asset.Route;
        return "/" + file;
    }
}
