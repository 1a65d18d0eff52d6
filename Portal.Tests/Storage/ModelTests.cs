using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Portal.Tests.Storage;

/// <summary>The mappings, the model that was compiled from them and the migrations say the same.</summary>
public sealed class ModelTests
{
    [Fact]
    public async Task The_compiled_model_is_what_the_mappings_say()
    {
        await using var store = await TestStore.OpenAsync();
        await using var db = await store.DbAsync();

        var mapped = Lines(db.GetService<IDesignTimeModel>().Model);
        var compiled = Lines(db.Model);

        Assert.NotSame(db.GetService<IDesignTimeModel>().Model, db.Model);
        Assert.True(mapped.SequenceEqual(compiled), $"""
            Storage/Compiled is older than the mappings. Empty the folder, then: dotnet ef dbcontext optimize --project Portal.Domain -o Storage/Compiled -n Portal.Domain.Storage.Compiled
            Only in the mappings: {string.Join("; ", mapped.Except(compiled).Take(10))}
            Only in the compiled model: {string.Join("; ", compiled.Except(mapped).Take(10))}
            """);
    }

    [Fact]
    public async Task The_newest_migration_is_what_the_mappings_say()
    {
        await using var store = await TestStore.OpenAsync();
        await using var db = await store.DbAsync();

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task What_can_be_deleted_is_hidden_from_every_query()
    {
        await using var store = await TestStore.OpenAsync();
        await using var db = await store.DbAsync();

        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.FindProperty("DeletedAt") is not null))
            Assert.Contains(entity.GetDeclaredQueryFilters(), f => f.Expression!.ToString().Contains("DeletedAt == null", StringComparison.Ordinal));
        Assert.True(db.Model.GetEntityTypes().Count(e => e.GetDeclaredQueryFilters().Count > 0) >= 9);
    }

    private static List<string> Lines(IModel model) =>
    [
        .. from entity in model.GetEntityTypes()
           from line in new[] { $"{entity.Name} in {entity.GetTableName()} {Marks(entity)}" }
               .Concat(entity.GetProperties().Select(p => $"{entity.Name}.{p.Name}: {p.ClrType} {p.GetColumnName()} {p.GetColumnType()} null {p.IsNullable} most {p.GetMaxLength()} token {p.IsConcurrencyToken} {p.ValueGenerated} {p.GetTypeMapping().Converter?.ProviderClrType} {Marks(p)}"))
               .Concat(entity.GetKeys().Select(k => $"{entity.Name} key {string.Join(',', k.Properties.Select(p => p.Name))} {k.IsPrimaryKey()}"))
               .Concat(entity.GetIndexes().Select(i => $"{entity.Name} index {string.Join(',', i.Properties.Select(p => p.Name))} {i.IsUnique}"))
               .Concat(entity.GetForeignKeys().Select(f => $"{entity.Name} to {f.PrincipalEntityType.Name} by {string.Join(',', f.Properties.Select(p => p.Name))} {f.DeleteBehavior} {f.IsRequired} {f.IsOwnership}"))
               .Concat(entity.GetNavigations().Select(n => $"{entity.Name} leads to {n.TargetEntityType.Name} by {n.Name} {n.IsCollection} {n.IsEagerLoaded}"))
           orderby line
           select line,
    ];

    private static string Marks(IReadOnlyAnnotatable of) => string.Join(',', of.GetAnnotations().Where(a => a.Name.StartsWith("portal:", StringComparison.Ordinal)).Select(a => $"{a.Name}={a.Value}").Order());
}
