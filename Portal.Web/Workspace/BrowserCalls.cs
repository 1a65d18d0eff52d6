using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.JSInterop;

namespace Portal.Web.Workspace;

/// <summary>
/// How a circuit's calls to its browser are written. Blazor gives every circuit serializer settings of its own, and a value passed as 'object' makes the
/// serializer describe each interface of its type in them, thirty of a whole number alone, in search of rules for derived types. That was a sixth of what
/// an open page weighed. An interface of the framework has no such rules, and no call takes or returns one but lists.
/// </summary>
internal sealed class BrowserCalls : IJsonTypeInfoResolver
{
    private static readonly BrowserCalls Shared = new();

    private readonly DefaultJsonTypeInfoResolver _all = new();

    /// <summary>Blazor's own runtime is kept, for its circuits take no other; only its settings are told. To be called once Blazor's services are there.</summary>
    public static void Describe(IServiceCollection services)
    {
        var blazors = services.Last(s => s.ServiceType == typeof(IJSRuntime)).ImplementationType ?? throw new InvalidOperationException("Blazor no longer registers its IJSRuntime by type.");
        var create = ActivatorUtilities.CreateFactory(blazors, []);
        services.AddScoped(provider =>
        {
            var runtime = (JSRuntime)create(provider, null);
            Settings(runtime).TypeInfoResolver = Shared;
            return (IJSRuntime)runtime;
        });
    }

    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) => IsBare(type) ? null : _all.GetTypeInfo(type, options);

    /// <summary>MudBlazor is told of elements as IEnumerable&lt;T&gt;: lists of anything but pairs and letters are described.</summary>
    private static bool IsBare(Type type) =>
        type is { IsInterface: true, Namespace: { } space } && (space == nameof(System) || space.StartsWith("System.", StringComparison.Ordinal))
        && !(type.GenericTypeArguments is [{ IsValueType: false }] && type.Namespace == "System.Collections.Generic");

    /// <summary>Open to those who derive from the class, which Blazor's own cannot be.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_JsonSerializerOptions")]
    internal static extern JsonSerializerOptions Settings(JSRuntime runtime);
}
