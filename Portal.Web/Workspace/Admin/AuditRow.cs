using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Web.Workspace.Admin;

/// <summary>One row that an act touched, read back from the audit's JSON.</summary>
public sealed record AuditRow(string Entity, string Key, IReadOnlyList<AuditField> Fields)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<AuditRow> Read(string changes) =>
        [.. (JsonSerializer.Deserialize<List<Raw>>(changes, Json) ?? []).Select(raw => new AuditRow(raw.Entity, raw.Key, FieldsOf(raw)))];

    private static List<AuditField> FieldsOf(Raw raw)
    {
        var names = (raw.Before?.Keys ?? Enumerable.Empty<string>()).Union(raw.After?.Keys ?? Enumerable.Empty<string>());
        return [.. names.Select(name => new AuditField(name, Plain(raw.Entity, raw.Before, name), Plain(raw.Entity, raw.After, name))).Where(f => f.Before != f.After && (f.Before ?? f.After) is { Length: > 0 })];
    }

    private static string? Plain(string entity, Dictionary<string, JsonElement>? values, string name) =>
        values is not null && values.TryGetValue(name, out var value) && value.ValueKind is not JsonValueKind.Null ? AuditWords.Value(entity, name, value.ToString()) : null;

    private sealed record Raw(
        [property: JsonRequired] string Entity,
        [property: JsonRequired] string Key,
        Dictionary<string, JsonElement>? Before,
        Dictionary<string, JsonElement>? After);
}

/// <param name="Before">Null: there was nothing.</param>
/// <param name="After">Null: there is nothing any more.</param>
public sealed record AuditField(string Name, string? Before, string? After);
