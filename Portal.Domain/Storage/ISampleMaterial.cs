namespace Portal.Domain.Storage;

/// <summary>
/// One sort of sample material (示例) that a room brought along, and how it goes for good. Every room registers its own; the order of
/// registration is the order in which a person is told what will be removed.
/// </summary>
public interface ISampleMaterial
{
    /// <summary>What is counted, in Chinese; a key of the language files.</summary>
    string Name { get; }

    Task<int> CountAsync(PortalDb db, CancellationToken ct);

    /// <summary>How many of these are no samples: work that people have put into sample material, and that goes with it.</summary>
    Task<int> CountRealAsync(PortalDb db, CancellationToken ct) => Task.FromResult(0);

    /// <summary>Removes the rows and announces it; deleted rows that could be brought back go too.</summary>
    Task RemoveAsync(Write write, CancellationToken ct);

    /// <summary>
    /// Hashes of the stored files that this material points at, or, where <paramref name="sample"/> is false, the room's other rows:
    /// bytes are kept once for everybody, so a file goes only when nothing else needs it.
    /// </summary>
    IQueryable<string>? FilesOf(PortalDb db, bool sample) => null;
}
