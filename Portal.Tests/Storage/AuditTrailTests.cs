using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Domain.Storage;

namespace Portal.Tests.Storage;

public sealed class AuditTrailTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_about_people_leaves_an_entry_that_names_its_act_and_subject()
    {
        await using var store = await TestStore.OpenAsync();
        var admin = await store.PersonAsync("admin", Role.Admin);
        var office = await store.PersonAsync("office", Role.Office);
        var (id, editor) = (office.AccountId, await store.PersonAsync("editor", Role.Editor));
        await store.Get<GrantRoles>().ExecuteAsync(admin, id, "办公室甲", "办公室", [Role.Office, Role.Webmaster], Ct);
        await store.Get<LinkName>().ExecuteAsync(office, "张某", editor.AccountId, Ct);
        var token = (await store.Get<IssueLink>().ForPasswordAsync(admin, id, Ct)).Value!;
        await store.Get<UseLink>().SetPasswordAsync(token, _ => "hash", Ct);
        await store.Get<SignInBook>().FailedAsync(id, Ct);
        await store.Get<UnlockAccount>().ExecuteAsync(admin, id, Ct);
        await store.Get<DisableAccount>().ExecuteAsync(admin, id, disabled: true, Ct);
        await store.Get<DisableAccount>().ExecuteAsync(admin, id, disabled: false, Ct);

        var entries = (await store.AuditAsync()).Reverse().ToList();
        Assert.Equal(
            ["CreateAccount", "CreateAccount", "CreateAccount", "GrantRoles", "LinkName", "IssueLink", "SetPassword", "SignInFailed", "UnlockAccount", "DisableAccount", "EnableAccount"],
            entries.Select(e => e.Act));
        Assert.All(entries, e => Assert.StartsWith("account/", e.Subject, StringComparison.Ordinal));
        Assert.Contains("\"before\":{\"DisplayName\":\"office\"", entries[3].Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_secret_reaches_the_trail()
    {
        await using var store = await TestStore.OpenAsync();
        var admin = await store.PersonAsync("admin", Role.Admin);
        var token = (await store.Get<IssueLink>().ForPasswordAsync(admin, admin.AccountId, Ct)).Value!;
        await store.Get<UseLink>().SetPasswordAsync(token, _ => "very-secret-hash", Ct);
        Assert.DoesNotContain(await store.AuditAsync(), e =>
            e.Changes.Contains("very-secret-hash", StringComparison.Ordinal) || e.Changes.Contains(OneTimeLink.HashOf(token), StringComparison.Ordinal) || e.Changes.Contains("Stamp", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UPDATE audit SET ActorName = '别人' WHERE Number = 2", 2)]
    [InlineData("UPDATE audit SET Changes = '[]' WHERE Number = 3", 3)]
    [InlineData("DELETE FROM audit WHERE Number = 2", 3)]
    [InlineData("DELETE FROM audit WHERE Number = 1", 2)]
    [InlineData("INSERT INTO audit SELECT 0, At, ActorId, ActorName, Act, Subject, Changes, '', Hash FROM audit WHERE Number = 1", 0)]
    [InlineData("INSERT INTO audit SELECT 5, At, ActorId, ActorName, Act, Subject, Changes, PreviousHash, Hash FROM audit WHERE Number = 4", 5)]
    public async Task An_altered_removed_or_inserted_entry_breaks_the_chain_where_it_happened(string crime, long brokenAt)
    {
        await using var store = await TestStore.OpenAsync();
        foreach (var login in (string[])["anna", "bert", "carl", "dora"]) await store.PersonAsync(login, Role.Editor);
        Assert.True((await store.Get<AuditTrail>().VerifyAsync(Ct)).Whole);

        await store.TamperAsync(crime.Replace("INSERT INTO audit SELECT", "INSERT INTO audit (Number, At, ActorId, ActorName, Act, Subject, Changes, PreviousHash, Hash) SELECT", StringComparison.Ordinal));
        Assert.Equal(brokenAt, (await store.Get<AuditTrail>().VerifyAsync(Ct)).BrokenAt);
    }

    [Fact]
    public async Task The_filter_finds_by_person_act_subject_text_and_day()
    {
        await using var store = await TestStore.OpenAsync();
        var admin = await store.PersonAsync("admin", Role.Admin);
        store.Clock.Advance(TimeSpan.FromDays(2));
        await store.Get<CreateAccount>().ExecuteAsync(admin, new NewAccount("zhao", "赵某", null, [Role.Head]), Ct);

        var trail = store.Get<AuditTrail>();
        foreach (var filter in (AuditFilter[])[new(Person: "admin"), new(Act: "CreateAccount", Text: "赵某"), new(Subject: "account/2"), new(Subject: "account", Text: "赵某"), new(From: new DateOnly(2026, 11, 25))])
            Assert.Equal(2, Assert.Single((await trail.ReadAsync(filter, 1, 10, Ct)).Rows).Number);
        Assert.Equal(1, Assert.Single((await trail.ReadAsync(new(To: new DateOnly(2026, 11, 24)), 1, 10, Ct)).Rows).Number);
    }
}
