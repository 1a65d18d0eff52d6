using Portal.Domain.Common;
using Portal.Domain.People;
using Portal.Tests.Storage;

namespace Portal.Tests.People;

public sealed class AccountTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_administrator_can_neither_resign_nor_be_disabled()
    {
        await using var store = await TestStore.OpenAsync();
        var admin = await store.PersonAsync("admin", Role.Admin);
        Assert.StartsWith("这是最后一个系统管理员", Assert.Single((await store.Get<GrantRoles>().ExecuteAsync(admin, admin.AccountId, "admin", null, [Role.Editor], Ct)).Reasons).Text, StringComparison.Ordinal);
        Assert.StartsWith("这是最后一个系统管理员", Assert.Single((await store.Get<DisableAccount>().ExecuteAsync(admin, admin.AccountId, disabled: true, Ct)).Reasons).Text, StringComparison.Ordinal);

        await store.PersonAsync("other", Role.Admin);
        Assert.True((await store.Get<GrantRoles>().ExecuteAsync(admin, admin.AccountId, "admin", null, [Role.Editor], Ct)).Ok);
    }

    [Theory]
    [InlineData("", "姓名")]
    [InlineData("王", "姓名")]
    [InlineData("a b", "姓名")]
    [InlineData("ok", "")]
    [InlineData("taken", "姓名")]
    public async Task An_account_needs_a_plain_free_login_and_a_name(string login, string name)
    {
        await using var store = await TestStore.OpenAsync();
        var admin = await store.PersonAsync("admin", Role.Admin);
        await store.PersonAsync("taken", Role.Editor);
        var outcome = await store.Get<CreateAccount>().ExecuteAsync(admin, new NewAccount(login, name, null, []), Ct);
        Assert.Single(outcome.Reasons);
    }

    [Fact]
    public async Task Only_an_administrator_opens_accounts_and_only_the_office_links_names()
    {
        await using var store = await TestStore.OpenAsync();
        var admin = await store.PersonAsync("admin", Role.Admin);
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Admin))
        {
            var person = await store.PersonAsync($"person-{role}", role);
            Assert.False((await store.Get<CreateAccount>().ExecuteAsync(person, new NewAccount("new", "new", null, [Role.Admin]), Ct)).Ok);
            Assert.Equal(role == Role.Office, (await store.Get<LinkName>().ExecuteAsync(person, "张某", admin.AccountId, Ct)).Ok);
        }
    }

    [Fact]
    public async Task A_linked_name_belongs_to_one_account_and_can_be_freed()
    {
        await using var store = await TestStore.OpenAsync();
        var office = await store.PersonAsync("office", Role.Office);
        var editor = await store.PersonAsync("editor", Role.Editor);
        var link = store.Get<LinkName>();
        await link.ExecuteAsync(office, "张某", office.AccountId, Ct);
        await link.ExecuteAsync(office, "张某", editor.AccountId, Ct);
        var rows = (await store.Get<AccountQueries>().ListAsync("张某", 1, 10, Ct)).Rows;
        Assert.Equal("editor", Assert.Single(rows).Login);
        await link.ExecuteAsync(office, "张某", null, Ct);
        Assert.Empty((await store.Get<AccountQueries>().ListAsync("张某", 1, 10, Ct)).Rows);
    }

    [Fact]
    public async Task A_one_time_link_ends_after_a_day_after_its_use_and_with_the_next_one()
    {
        await using var store = await TestStore.OpenAsync();
        var admin = await store.PersonAsync("admin", Role.Admin);
        var (issue, use) = (store.Get<IssueLink>(), store.Get<UseLink>());

        var first = (await issue.ForPasswordAsync(admin, admin.AccountId, Ct)).Value!;
        var second = (await issue.ForPasswordAsync(admin, admin.AccountId, Ct)).Value!;
        Assert.False((await use.SetPasswordAsync(first, _ => "x", Ct)).Ok);
        Assert.True((await use.SetPasswordAsync(second, _ => "x", Ct)).Ok);
        Assert.False((await use.SetPasswordAsync(second, _ => "x", Ct)).Ok);

        var third = (await issue.ForPasswordAsync(admin, admin.AccountId, Ct)).Value!;
        store.Clock.Advance(OneTimeLink.ValidFor);
        Assert.False((await use.SetPasswordAsync(third, _ => "x", Ct)).Ok);
    }

    [Fact]
    public async Task The_link_of_the_first_administrator_opens_nothing_once_there_is_one()
    {
        await using var store = await TestStore.OpenAsync();
        var token = await store.Get<IssueLink>().ForFirstAdminAsync(Ct);
        await store.PersonAsync("admin", Role.Admin);
        Assert.False((await store.Get<UseLink>().CreateFirstAdminAsync(token, "second", "乙", _ => "x", Ct)).Ok);
    }

    [Fact]
    public async Task Five_wrong_passwords_counted_at_once_lock_the_account()
    {
        await using var store = await TestStore.OpenAsync();
        var person = await store.PersonAsync("person", Role.Editor);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => store.Get<SignInBook>().FailedAsync(person.AccountId, Ct)));
        var account = await store.Get<AccountQueries>().FindAsync(person.AccountId, Ct);
        Assert.Equal(store.Clock.GetUtcNow().UtcDateTime + StaffAccount.LockedFor, account!.LockedUntil);
    }

    [Fact]
    public async Task A_directory_person_never_inherits_a_local_account_of_the_same_name()
    {
        await using var store = await TestStore.OpenAsync();
        var local = await store.PersonAsync("li@example.gov.cn", Role.Admin);
        var admitted = await store.Get<AdmitExternal>().ExecuteAsync(new ExternalPerson("t/0b1c", "li@example.gov.cn", "李某", [Role.Editor]), Ct);
        Assert.NotEqual(local.AccountId, admitted.Value);
        Assert.Equal([Role.Editor], (await store.Get<AccountQueries>().FindAsync(admitted.Value, Ct))!.Roles);
    }
}
