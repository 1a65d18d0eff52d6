using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.People;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.Property(a => a.Login).HasMaxLength(64);
        account.HasIndex(a => a.Login).IsUnique();
        account.Property(a => a.DisplayName).HasMaxLength(64);
        account.Property(a => a.Division).HasMaxLength(64);
        account.Property(a => a.ExternalId).HasMaxLength(128);
        account.HasIndex(a => a.ExternalId).IsUnique();
        account.Property(a => a.Email).HasMaxLength(200);
        account.Property(a => a.FeedHash).HasMaxLength(64).Unaudited();
        account.HasIndex(a => a.FeedHash).IsUnique();
        account.Property(a => a.PasswordHash).HasMaxLength(256).Unaudited();
        account.Property(a => a.SecurityStamp).HasMaxLength(64).IsConcurrencyToken().Unaudited();
        account.Property(a => a.Roles).HasMaxLength(128).HasConversion(
            roles => string.Join(',', roles),
            text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => Enum.Parse<Role>(name)).ToList(),
            new ValueComparer<IReadOnlyList<Role>>((a, b) => a!.SequenceEqual(b!), r => r.Aggregate(0, (hash, role) => HashCode.Combine(hash, role)), r => r.ToList()));
    }
}

internal sealed class LinkedNameMapping : IEntityTypeConfiguration<LinkedName>
{
    public void Configure(EntityTypeBuilder<LinkedName> link)
    {
        link.ToTable("linked_names").HasKey(l => l.Name);
        link.Property(l => l.Name).HasMaxLength(64);
        link.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class OneTimeLinkMapping : IEntityTypeConfiguration<OneTimeLink>
{
    public void Configure(EntityTypeBuilder<OneTimeLink> link)
    {
        link.ToTable("one_time_links");
        link.Property(l => l.TokenHash).HasMaxLength(64).Unaudited();
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.HasOne(l => l.Account).WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
