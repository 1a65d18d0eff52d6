using System.Buffers;
using Microsoft.AspNetCore.Connections;

namespace Portal.Web.Hosting;

/// <summary>
/// The server's memory for what goes over its sockets, in blocks that hold a whole reading page. The server's own blocks are of 4 KB: a policy page of 44 KB is
/// copied into eleven of them, each of which has to be pinned for the operating system, and takes a fifth longer to send.
/// </summary>
/// <remarks>A connection has no block while it waits for its visitor, so an open page of the workspace costs no more than before.</remarks>
internal sealed class PageSizedBlocks : MemoryPool<byte>, IMemoryPoolFactory<byte>
{
    /// <summary>Bytes; as much as the server holds back for one connection before it makes the writer wait (MaxResponseBufferSize).</summary>
    private const int Block = 64 * 1024;

    public override int MaxBufferSize => Shared.MaxBufferSize;

    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => this;

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1) => Shared.Rent(Math.Max(minBufferSize, Block));

    protected override void Dispose(bool disposing)
    {
        // Whoever asked for a pool disposes of it; what is shared stays.
    }
}
