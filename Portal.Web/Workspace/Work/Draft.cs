using System.Text.Json;
using Microsoft.JSInterop;
using Portal.Domain.Work;

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
    /// <summary>Of this tab and in no editor that is open; one for each editor.</summary>
    /// <param name="open">The editor that is open.</param>
    public static IReadOnlyList<Draft> Left(IReadOnlyList<Draft> drafts, string? open) =>
        [.. drafts.Where(d => d.Own && d.Value.Length > 0 && d.Editor != open).DistinctBy(d => d.Editor)];

    /// <summary>The row in whose panel a draft was typed: what is to be added below it ('AddTask/7'), or why it is cancelled. Null for the editor of a field.</summary>
    public static RowKind? RowOf(string key)
    {
        var field = key.Split('/')[0];
        foreach (var act in (string[])["Add", "Cancel"])
            if (field.StartsWith(act, StringComparison.Ordinal) && Enum.TryParse<RowKind>(field[act.Length..], out var row))
                return row;
        return null;
    }

    /// <summary>All drafts of the signed-in account, newest first.</summary>
    public static async Task<IReadOnlyList<Draft>> ListAsync(IJSRuntime js, CancellationToken ct)
    {
        // As text, because every circuit has serializer options of its own and would keep what they learn about a type.
        var text = await js.InvokeAsync<string>("portal.drafts.text", ct);
        return JsonSerializer.Deserialize<IReadOnlyList<Draft>>(text, JsonSerializerOptions.Web) ?? [];
    }
}
