using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Extensions;

namespace Portal.Web.Workspace;

/// <summary>
/// '?page=abc', where a page wants a number, is an exception to Blazor, and the address 500. Here it is a word that is left out: the page opens as if it were not there,
/// as public pages do.
/// </summary>
internal static class MistypedWords
{
    private static readonly Dictionary<Type, Func<string, bool>> Readers = new()
    {
        [typeof(int)] = text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        [typeof(long)] = text => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        [typeof(bool)] = text => bool.TryParse(text, out _),
    };

    public static void LeaveOutMistypedWords(this IEndpointConventionBuilder pages) => pages.Finally(endpoint =>
    {
        var typed = (endpoint.Metadata.OfType<ComponentTypeMetadata>().FirstOrDefault()?.Type.GetProperties() ?? [])
            .Select(p => (Query: p.GetCustomAttribute<SupplyParameterFromQueryAttribute>(), p.Name, Type: Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType))
            .Where(p => p.Query is not null && Readers.ContainsKey(p.Type))
            .ToDictionary(p => p.Query!.Name ?? p.Name, p => Readers[p.Type], StringComparer.OrdinalIgnoreCase);
        if (typed.Count == 0 || endpoint.RequestDelegate is not { } page) return;
        endpoint.RequestDelegate = http =>
        {
            var right = http.Request.Query.Where(word => !typed.TryGetValue(word.Key, out var reads) || word.Value.All(v => string.IsNullOrEmpty(v) || reads(v))).ToList();
            if (right.Count == http.Request.Query.Count) return page(http);
            http.Response.Redirect(http.Request.PathBase + http.Request.Path + new QueryBuilder(right));
            return Task.CompletedTask;
        };
    });
}
