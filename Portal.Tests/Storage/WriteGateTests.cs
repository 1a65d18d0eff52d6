using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Storage;

namespace Portal.Tests.Storage;

public sealed class WriteGateTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Saving_outside_the_gate_throws()
    {
        await using var store = await TestStore.OpenAsync();
        await using var db = await store.DbAsync();
        db.Add(new LinkedName("张某", 1));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Ct));
        Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
    }

    [Fact]
    public async Task Contexts_come_from_a_pool_and_one_whose_save_failed_comes_back_as_a_reader_that_remembers_nothing()
    {
        await using var store = await TestStore.OpenAsync();
        PortalDb? used = null;
        await Assert.ThrowsAsync<DbUpdateException>(() => store.Gate.RunAsync(Actor.System, Permission.ManageAccounts, "Twice", write =>
        {
            used = write.Db;
            write.Db.AddRange(new StaffAccount("twin", "twin", null, []), new StaffAccount("twin", "twin", null, []));
            return Task.FromResult(Outcome.Done);
        }, Ct));

        await using var db = await store.DbAsync();
        Assert.Same(used, db);
        Assert.Empty(db.ChangeTracker.Entries());
        Assert.True(db.ChangeTracker.AutoDetectChangesEnabled);
        db.Add(new LinkedName("张某", 1));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Ct));
    }

    [Fact]
    public async Task Every_connection_waits_for_locks_keeps_to_foreign_keys_and_loses_no_commit_also_when_it_comes_from_the_pool()
    {
        await using var store = await TestStore.OpenAsync();
        for (var round = 0; round < 3; round++)
        {
            await using var first = await store.DbAsync();
            await using var second = await store.DbAsync();
            foreach (var db in (PortalDb[])[first, second])
            {
                await db.Database.OpenConnectionAsync(Ct);
                async Task<string> PragmaAsync(string name)
                {
                    await using var command = db.Database.GetDbConnection().CreateCommand();
                    command.CommandText = $"PRAGMA {name}";
                    return $"{await command.ExecuteScalarAsync(Ct)}";
                }

                Assert.Equal(["wal", "2", "1", "10000"], [await PragmaAsync("journal_mode"), await PragmaAsync("synchronous"), await PragmaAsync("foreign_keys"), await PragmaAsync("busy_timeout")]);
            }
        }
    }

    [Fact]
    public async Task A_role_taken_away_takes_effect_at_the_next_write_whatever_the_caller_still_believes()
    {
        await using var store = await TestStore.OpenAsync();
        await store.PersonAsync("first", Role.Admin);
        var second = await store.PersonAsync("second", Role.Admin);
        await store.Get<GrantRoles>().ExecuteAsync(Actor.System, second.AccountId, "second", null, [Role.Editor], Ct);

        var outcome = await store.Get<CreateAccount>().ExecuteAsync(second, new NewAccount("third", "third", null, []), Ct);
        Assert.Equal("您现在的角色没有这项权限，本次改动没有保存。", Assert.Single(outcome.Reasons).Text);
    }

    [Fact]
    public async Task A_disabled_account_writes_nothing()
    {
        await using var store = await TestStore.OpenAsync();
        await store.PersonAsync("first", Role.Admin);
        var second = await store.PersonAsync("second", Role.Admin);
        await store.Get<DisableAccount>().ExecuteAsync(Actor.System, second.AccountId, disabled: true, Ct);
        Assert.False((await store.Get<CreateAccount>().ExecuteAsync(second, new NewAccount("third", "third", null, []), Ct)).Ok);
    }

    [Fact]
    public async Task A_body_that_fails_leaves_nothing_behind()
    {
        await using var store = await TestStore.OpenAsync();
        var before = (await store.AuditAsync()).Count;
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Gate.RunAsync(Actor.System, Permission.ManageAccounts, "Boom", write =>
        {
            write.Db.Add(new StaffAccount("half", "half", null, []));
            throw new InvalidOperationException();
        }, Ct));
        var refused = await store.Gate.RunAsync(Actor.System, Permission.ManageAccounts, "No", write =>
        {
            write.Db.Add(new StaffAccount("half", "half", null, []));
            return Task.FromResult(Outcome.Refused("不行。"));
        }, Ct);

        Assert.False(refused.Ok);
        Assert.Null(await store.Get<AccountQueries>().FindByLoginAsync("half", Ct));
        Assert.Equal(before, (await store.AuditAsync()).Count);
    }

    [Fact]
    public async Task Readers_hear_of_a_write_only_when_it_is_committed()
    {
        await using var store = await TestStore.OpenAsync();
        var seen = new List<bool>();
        using var subscription = store.Get<ChangeFeed>().Subscribe(async changes =>
        {
            await using var db = await store.DbAsync();
            seen.Add(await db.Set<StaffAccount>().AnyAsync(a => a.Id == changes[0].Id));
        });
        await store.PersonAsync("somebody", Role.Editor);
        Assert.Equal([true], seen);
    }

    [Fact]
    public async Task A_reader_that_throws_keeps_nobody_else_from_hearing()
    {
        await using var store = await TestStore.OpenAsync();
        var heard = 0;
        using var bad = store.Get<ChangeFeed>().Subscribe(_ => throw new InvalidOperationException());
        using var good = store.Get<ChangeFeed>().Subscribe(_ =>
        {
            heard++;
            return Task.CompletedTask;
        });
        await store.PersonAsync("somebody", Role.Editor);
        Assert.Equal(1, heard);
    }

    [Fact]
    public async Task Many_writers_at_once_take_turns_and_the_chain_stays_whole()
    {
        await using var store = await TestStore.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => store.PersonAsync($"person{i}", Role.Editor)));
        Assert.Equal(new AuditCheck(40, null), await store.Get<AuditTrail>().VerifyAsync(Ct));
    }
}
