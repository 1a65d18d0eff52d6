using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Site;

namespace Portal.Tests.Hosting;

public sealed class SocketMemoryTests
{
    [Fact]
    public async Task A_whole_reading_page_fits_in_one_block_of_the_servers_memory()
    {
        var seen = new SeenBlock();
        await using var site = await PortalSite.StartAsync(new SiteOptions { Services = services => services.AddSingleton<IStartupFilter>(seen) });
        using var client = site.NewClient();
        await client.GetByteArrayAsync("/", TestContext.Current.CancellationToken);
        Assert.True(seen.Bytes >= 64 * 1024, $"The server asked for 4 KB and was given {seen.Bytes} bytes.");
    }

    /// <summary>Asks a connection's memory for a block as the server does.</summary>
    private sealed class SeenBlock : IStartupFilter
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
