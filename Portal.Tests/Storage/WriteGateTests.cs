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
