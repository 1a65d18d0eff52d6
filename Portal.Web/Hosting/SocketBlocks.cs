using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;

namespace Portal.Web.Hosting;

/// <summary>
/// The server's memory for what goes over its sockets. The server's own comes in blocks of 4 KB, so that a page of 44 KB is copied into eleven of them and the
/// operating system is told of each. Here the first connections that ask, which on a reading page are all, have a block that holds the head and the page; when
/// many send at once, as when five hundred open pages of the workspace are told of a change, the rest has small ones, and nothing is made to be thrown away.
/// </summary>
/// <remarks>A connection has no block while it waits for its visitor.</remarks>
internal sealed class SocketBlocks : MemoryPool<byte>, IMemoryPoolFactory<byte>
{
    /// <summary>Bytes; as much as the server holds back for one connection before it makes the writer wait (MaxResponseBufferSize).</summary>
    public const int Large = 64 * 1024;

    /// <summary>Large blocks: two megabytes together.</summary>
    public const int MostLarge = 32;

    private readonly ConcurrentQueue<Memory<byte>> _large = new(Enumerable.Range(0, MostLarge).Select(_ => MemoryMarshal.CreateFromPinnedArray(GC.AllocateUninitializedArray<byte>(Large, pinned: true), 0, Large)));

    public override int MaxBufferSize => Shared.MaxBufferSize;

    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => this;

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1) =>
        minBufferSize <= Large && _large.TryDequeue(out var block) ? new Lent(block, _large) : Shared.Rent(minBufferSize);

    protected override void Dispose(bool disposing)
    {
        // Whoever asked for a pool disposes of it; this one serves all.
    }

    private sealed class Lent(Memory<byte> block, ConcurrentQueue<Memory<byte>> home) : IMemoryOwner<byte>
    {
        private int _returned;

        public Memory<byte> Memory => block;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _returned, 1) == 0) home.Enqueue(block);
        }
    }
}
