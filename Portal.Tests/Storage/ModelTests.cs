using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Portal.Domain.Storage;

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

    /// <summary>Also where a migration has lost the model of its day.</summary>
    [Fact]
    public async Task The_migrations_together_make_the_tables_that_the_mappings_say()
    {
        await using var store = await TestStore.OpenAsync();
        await using var migrated = await store.DbAsync();
        using var memory = new SqliteConnection("Data Source=:memory:");
        await memory.OpenAsync(TestContext.Current.CancellationToken);
        await using var mapped = new PortalDb(new DbContextOptionsBuilder<PortalDb>().UseSqlite(memory).Options);
        await mapped.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);

        var wanted = await ColumnsAsync(mapped);
        Assert.NotEmpty(wanted);
        Assert.Empty(wanted.Except(await ColumnsAsync(migrated)));
        Assert.Empty((await ColumnsAsync(migrated)).Where(c => wanted.Exists(w => w.Split('.')[0] == c.Split('.')[0])).Except(wanted));
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

    /// <summary>Every column, index and foreign key of the file, whatever their order.</summary>
    private static Task<List<string>> ColumnsAsync(PortalDb db) => db.Database.SqlQuery<string>($"""
        SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk AS Value FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'
        UNION SELECT t.name || '. index ' || i."unique" || ' ' || (SELECT group_concat(name) FROM pragma_index_info(i.name)) FROM sqlite_master t JOIN pragma_index_list(t.name) i WHERE t.type = 'table'
        UNION SELECT t.name || '. to ' || f."table" || ' by ' || f."from" || ' ' || f.on_delete FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
        """).ToListAsync(TestContext.Current.CancellationToken);

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
