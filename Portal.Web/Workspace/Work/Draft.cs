using System.Text.Json;
using Microsoft.JSInterop;

namespace Portal.Web.Workspace.Work;

/// <summary>Something typed and not yet saved, as the browser keeps it (js/workspace.js).</summary>
/// <param name="Key">Field or 'Report', id of the row, and the part of the form.</param>
/// <param name="Own">Typed in this very tab before it was loaded again.</param>
public sealed record Draft(string Key, string Label, string Value, double At, bool Own)
{
    /// <summary>The editor it belongs to.</summary>
    public string Editor => string.Join('/', Key.Split('/').Take(2));
}

public static class Drafts
{
    /// <summary>All drafts of the signed-in account, newest first.</summary>
    public static async Task<IReadOnlyList<Draft>> ListAsync(IJSRuntime js, CancellationToken ct)
    {
        // As text, because every circuit has serializer options of its own and would keep what they learn about a type.
        var text = await js.InvokeAsync<string>("portal.drafts.text", ct);
        return JsonSerializer.Deserialize<IReadOnlyList<Draft>>(text, JsonSerializerOptions.Web) ?? [];
    }
}
