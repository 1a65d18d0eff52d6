using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Site;
using Portal.Web.Hosting;

namespace Portal.Tests.Hosting;

public sealed class SocketBlocksTests
{
    [Fact]
    public async Task The_server_takes_its_memory_from_the_large_blocks()
    {
        var seen = new SeenMemory();
        await using var site = await PortalSite.StartAsync(new SiteOptions { Services = services => services.AddSingleton<IStartupFilter>(seen) });
        using var client = site.NewClient();
        await client.GetByteArrayAsync("/", TestContext.Current.CancellationToken);
        Assert.Equal(SocketBlocks.Large, seen.Bytes);
    }

    [Fact]
    public void When_all_large_blocks_are_lent_the_next_is_a_small_one_and_a_returned_block_is_lent_again()
    {
        using var blocks = new SocketBlocks();
        var lent = Enumerable.Range(0, SocketBlocks.MostLarge).Select(_ => blocks.Rent(4096)).ToList();
        Assert.All(lent, l => Assert.Equal(SocketBlocks.Large, l.Memory.Length));
        using (var small = blocks.Rent(4096)) Assert.InRange(small.Memory.Length, 4096, SocketBlocks.Large - 1);
        lent[3].Dispose();
        using var again = blocks.Rent(4096);
        Assert.Equal(SocketBlocks.Large, again.Memory.Length);
    }

    [Fact]
    public void No_block_is_lent_to_two_at_once_though_it_was_returned_twice()
    {
        using var blocks = new SocketBlocks();
        var first = blocks.Rent(4096);
        first.Dispose();
        first.Dispose();
        var lent = Enumerable.Range(0, SocketBlocks.MostLarge + 1).Select(_ => blocks.Rent(4096)).ToList();
        for (var i = 0; i < lent.Count; i++) lent[i].Memory.Span[0] = (byte)i;
        Assert.Equal(Enumerable.Range(0, lent.Count), lent.Select(l => (int)l.Memory.Span[0]));
    }

    [Fact]
    public void What_fits_in_no_block_is_lent_as_large_as_it_was_asked_for()
    {
        using var blocks = new SocketBlocks();
        using var huge = blocks.Rent(SocketBlocks.Large + 1);
        Assert.True(huge.Memory.Length > SocketBlocks.Large);
    }

    /// <summary>Asks a connection's memory for a block as the server does.</summary>
    private sealed class SeenMemory : IStartupFilter
    {
        public int Bytes { get; private set; }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, later) =>
            {
                using var block = http.Features.Get<IMemoryPoolFeature>()!.MemoryPool.Rent(4096);
                Bytes = block.Memory.Length;
                return later(http);
            });
            next(app);
        };
    }
}
