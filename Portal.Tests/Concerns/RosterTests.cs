using Portal.Domain.Concerns;
using Portal.Tests.Policies;

namespace Portal.Tests.Concerns;

/// <summary>The duty roster and the contacts.</summary>
public sealed class RosterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Rows_are_pasted_from_a_table_a_list_or_a_message()
    {
        var (rows, problems) = DutyPaste.Read("2026-11-23\t张三\t0000-1\t李四\t0000-2\n11月24日 王五 0000-3\n11/25，赵六\n明天 钱七\n11-26", 2026);
        Assert.Equal([new DutyRow(new DateOnly(2026, 11, 23), "张三", "0000-1", "李四", "0000-2"), new DutyRow(new DateOnly(2026, 11, 24), "王五", "0000-3", "", ""), new DutyRow(new DateOnly(2026, 11, 25), "赵六", "", "", "")], rows);
        Assert.Equal(["第4行的日期看不懂：明天", "第5行没有值班人。"], problems.Select(p => p.ToString()));
    }

    [Fact]
    public async Task Who_is_on_duty_now_is_known_from_midnight_to_midnight()
    {
        await using var office = await ConcernOffice.OpenAsync("2026-11-23 23:59");
        var keep = office.Get<KeepRoster>();
        PolicyDesk.Ok(await keep.ExecuteAsync(office.Desk.Office, [new DutyRow(new DateOnly(2026, 11, 23), "张三", "1", "", ""), new DutyRow(new DateOnly(2026, 11, 24), "李四", "2", "", "")], Ct));
        Assert.Equal("张三", (await office.Get<IncidentQueries>().OnDutyAsync(Ct))!.Person);
        office.At("2026-11-24 00:00");
        Assert.Equal("李四", (await office.Get<IncidentQueries>().OnDutyAsync(Ct))!.Person);
        PolicyDesk.Ok(await keep.ExecuteAsync(office.Desk.Office, [new DutyRow(new DateOnly(2026, 11, 24), "", "", "", "")], Ct));
        Assert.Null(await office.Get<IncidentQueries>().OnDutyAsync(Ct));
        Assert.False((await keep.ExecuteAsync(office.Desk.Editor, [], Ct)).Ok);
    }

    [Fact]
    public async Task Contacts_are_kept_changed_and_taken_out()
    {
        await using var office = await ConcernOffice.OpenAsync();
        var keep = office.Get<KeepContact>();
        Assert.False((await keep.ExecuteAsync(office.Desk.Office, null, "市委网信办", "", "", "", Ct)).Ok);
        PolicyDesk.Ok(await keep.ExecuteAsync(office.Desk.Office, null, "市委网信办", "值班室", "0000", "", Ct));
        var contact = Assert.Single(await office.Get<IncidentQueries>().ContactsAsync(Ct));
        PolicyDesk.Ok(await keep.ExecuteAsync(office.Desk.Office, contact.Id, "市委网信办", "值班室", "0001", "全天", Ct));
        Assert.Equal("0001", Assert.Single(await office.Get<IncidentQueries>().ContactsAsync(Ct)).Phone);
        PolicyDesk.Ok(await keep.RemoveAsync(office.Desk.Office, contact.Id, Ct));
        Assert.Empty(await office.Get<IncidentQueries>().ContactsAsync(Ct));
    }
}
