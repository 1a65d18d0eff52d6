using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.Storage;
using Portal.Web.Workspace;

namespace Portal.Tests.Site;

/// <summary>A live page is left while it is reading: nothing more is asked for it, and its circuit does not fail.</summary>
public sealed class LivePageTests
{
    [Fact]
    public async Task A_page_that_is_left_between_two_queries_ends_its_reading_quietly()
    {
        await using var context = new BunitContext();
        context.Services.AddSingleton(new ChangeFeed(NullLogger<ChangeFeed>.Instance));
        context.SetRendererInfo(new RendererInfo("Server", true));
        var page = context.Render<TwoQueries>().Instance;

        var reading = page.ReadTwiceAsync();
        page.Dispose();
        page.FirstAnswer.SetResult();

        await Assert.ThrowsAsync<OperationCanceledException>(() => reading);
        Assert.False(page.AskedAgain);
    }

    private sealed class TwoQueries : LivePage
    {
        public TaskCompletionSource FirstAnswer { get; } = new();
        public bool AskedAgain { get; private set; }

        public Task ReadTwiceAsync() => ReadAsync();

        protected override bool Concerns(Change change) => true;

        protected override async Task ReadAsync()
        {
            await FirstAnswer.Task;
            Left.ThrowIfCancellationRequested();
            AskedAgain = true;
        }
    }
}
