using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Portal.Web.Workspace;

namespace Portal.Tests.Hosting;

/// <summary>What each open page of the workspace keeps in order to speak with its browser.</summary>
public sealed class BrowserCallsTests
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web);

    [Fact]
    public async Task A_circuit_speaks_as_Blazor_does_but_describes_no_interface_of_the_framework_and_takes_lists()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddWorkspace();
        await using var provider = builder.Services.BuildServiceProvider();
        await using var circuit = provider.CreateAsyncScope();

        var runtime = Assert.IsAssignableFrom<JSRuntime>(circuit.ServiceProvider.GetRequiredService<IJSRuntime>());
        var settings = BrowserCalls.Settings(runtime);
        Assert.Same(runtime, circuit.ServiceProvider.GetRequiredService<IJSRuntime>());
        object[] call = [5, "办公室", true, new Dictionary<string, string[]> { ["a"] = ["b"] }, new { Name = "措施", Percent = 62.5m }];
        Assert.Equal(JsonSerializer.Serialize(call, Plain), JsonSerializer.Serialize(call, settings));
        Assert.False(settings.TryGetTypeInfo(typeof(IComparable<int>), out _));
        Assert.False(settings.TryGetTypeInfo(typeof(IConvertible), out _));
        Assert.Equal(["甲", "乙"], JsonSerializer.Deserialize<IEnumerable<string>>("""["甲","乙"]""", settings)!);
    }
}
