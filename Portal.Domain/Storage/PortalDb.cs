using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Portal.Domain.Storage;

/// <summary>
/// The portal's database. It names no feature: every room maps its own entities, found by scan.
/// Reading is free; saving works only inside <see cref="WriteGate"/>, which adds permission, audit and the change notice.
/// </summary>
public sealed class PortalDb(DbContextOptions<PortalDb> options) : DbContext(options)
{
    /// <summary>Set by the write gate alone.</summary>
    internal bool Writable { get; set; }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        Writable ? base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken) : throw Outside();

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw Outside();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite cannot order DateTimeOffset and hands DateTime back without its kind: instants are UTC DateTime everywhere.
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    private static InvalidOperationException Outside() => new("Writes go through WriteGate: permission, rule, audit and change notice in one transaction.");

    internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        value => value,
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
}

/// <summary>Marks of the mapping that the audit reads.</summary>
public static class AuditMarks
{
    internal const string Hidden = "portal:unaudited";

    /// <summary>Keeps a secret or a mere token out of the audit trail.</summary>
    public static PropertyBuilder<T> Unaudited<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Hidden, true);
}
