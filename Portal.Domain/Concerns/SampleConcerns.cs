using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Concerns;

/// <summary>The demonstration's incidents (one answered in time, one late, one open), this week's roster and the contacts; all relative to the day they are made.</summary>
public sealed class SampleConcerns(WriteGate gate, IDbContextFactory<PortalDb> dbs)
{
    private const string Clerk = "办公室（示例）";
    private const string Division = "高新技术处";

    public async Task SeedAsync(CancellationToken ct)
    {
        await using (var db = await dbs.CreateDbContextAsync(ct))
            if (await db.Set<Incident>().AnyAsync(ct) || await db.Set<DutyDay>().AnyAsync(ct))
                return;
        await gate.RunAsync(Actor.System, Permission.HandleConcerns, "SeedSample", async write =>
        {
            var year = write.Today.Year;
            Incident[] incidents = [InTime(write.Now, $"舆{year}-001"), Late(write.Now, $"舆{year}-002"), Open(write.Now, $"舆{year}-003")];
            write.Db.AddRange(incidents);
            write.Db.AddRange(Roster(write.Today));
            write.Db.AddRange(Contacts());
            await write.FlushAsync(ct);
            foreach (var incident in incidents) await Incidents.SetClocksAsync(write, incident, ct);
            write.Subject = () => "concerns";
            write.Announce(ConcernChange.Incident, 0, 0);
            return Outcome.Done;
        }, ct);
    }

    private static Incident InTime(DateTime now, string number)
    {
        var found = now.AddDays(-12);
        var incident = Found(new FoundConcern("网帖称“小巨人”企业补贴“先到先得、名额内定”", ConcernSource.Platform, "https://example.org/post/1", "某论坛网帖称补贴名额已经内定，跟帖三十余条，多为询问申报条件。", found), number);
        incident.Assess(new Assessment(IncidentClass.Ordinary, MustRespond.Misreading, Division, "属于对评审程序的误读，影响限于本市企业；48 小时内说明评审程序和公示安排。"), Clerk, found.AddHours(2));
        Add(incident, IncidentEntryKind.Consulted, found.AddHours(5), "同意由我局发布说明，不点名、不转引原帖。", "市委宣传部、市委网信办");
        incident.Draft("“小巨人”企业按照公开的条件和程序评审，评审结果公示不少于 5 个工作日，没有“先到先得”，也没有内定名额。申报条件见申报通知；有疑问请致电高新技术处。", null, Division, found.AddHours(6));
        Add(incident, IncidentEntryKind.Responded, found.AddHours(21), "", "官方微信、局网站", "https://example.org/wechat/1");
        Add(incident, IncidentEntryKind.FollowedUp, found.AddDays(2), "原帖作者更新说明，跟帖转为咨询。");
        incident.Close("误读已经澄清，没有新的传播。", "申报通知应同时写明评审程序和公示时间。", Clerk, found.AddDays(4));
        return incident;
    }

    private static Incident Late(DateTime now, string number)
    {
        var found = now.AddDays(-8);
        var incident = Found(new FoundConcern("热线反映创新券系统连续两天不能提交", ConcernSource.Hotline, "", "12345 转来 7 件，反映创新券申领页面提交后报错，担心错过截止日期。", found), number);
        incident.Assess(new Assessment(IncidentClass.Ordinary, MustRespond.Interests, Division, "涉及企业切身利益，应尽快说明原因并顺延截止日期。"), Clerk, found.AddHours(20));
        Add(incident, IncidentEntryKind.Consulted, found.AddHours(30), "由我局说明，热线统一口径答复。", "12345 热线管理办、市委网信办");
        incident.Draft("创新券申领系统因升级中断，现已恢复；受影响的申领顺延 5 个工作日。给您带来不便，我们表示歉意。", null, Division, found.AddHours(40));
        Add(incident, IncidentEntryKind.Responded, found.AddHours(53), "", "局网站、12345热线", "https://example.org/notice/2");
        incident.Close("系统恢复，截止日期顺延，来电降为零。", "研判晚了一天：系统故障应当天上报。", Clerk, found.AddDays(4));
        return incident;
    }

    private static Incident Open(DateTime now, string number)
    {
        var found = now.AddHours(-7);
        var incident = Found(new FoundConcern("短视频称科研项目经费“打白条”", ConcernSource.Platform, "https://example.org/video/3", "视频播放约两万次，称验收后一年仍未拨付尾款，点名我局。", found), number);
        incident.Assess(new Assessment(IncidentClass.Ordinary, MustRespond.Interests, Division, "涉及承担单位切身利益，先核实拨付情况。"), Clerk, found.AddHours(1));
        Add(incident, IncidentEntryKind.Consulted, found.AddHours(3), "先核实，再由我局回应；网信办关注传播情况。", "市委网信办");
        return incident;
    }

    private static Incident Found(FoundConcern found, string number) => new(found, number, Actor.System with { Name = Clerk }, found.FoundAt) { IsSample = true };

    private static void Add(Incident incident, IncidentEntryKind kind, DateTime when, string text, string with = "", string address = "") =>
        incident.Record(new IncidentEntry(kind, when, text, Clerk, when) { With = with, Address = address });

    private static IEnumerable<DutyDay> Roster(DateOnly today)
    {
        string[] people = ["张示例", "王示例", "赵示例", "钱示例", "孙示例", "周示例", "吴示例"];
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return people.Select((person, i) => new DutyDay(monday.AddDays(i)) { Person = person, Phone = "0000-0000 0001", Deputy = "李示例", DeputyPhone = "0000-0000 0002", IsSample = true });
    }

    private static IEnumerable<ConcernContact> Contacts() =>
    [
        new("市委宣传部新闻处", "值班室", "0000-0000 0011", "发布口径、新闻发布会") { IsSample = true },
        new("市委网信办应急处", "值班室", "0000-0000 0012", "全天；传播情况、平台处置") { IsSample = true },
        new("市政府办公室政务公开科", "值班室", "0000-0000 0013", "上级要求和报送") { IsSample = true },
    ];
}

/// <summary>Incidents, roster days and contacts marked 示例.</summary>
internal sealed class SampleConcernMaterial : ISampleMaterial
{
    public string Name => "舆情与值班";

    public async Task<int> CountAsync(PortalDb db, CancellationToken ct) =>
        await Samples(db).CountAsync(ct) + await db.Set<DutyDay>().CountAsync(d => d.IsSample, ct) + await db.Set<ConcernContact>().CountAsync(c => c.IsSample, ct);

    public async Task RemoveAsync(Write write, CancellationToken ct)
    {
        var db = write.Db;
        var incidents = await Samples(db).ToListAsync(ct);
        var ids = incidents.ConvertAll(i => i.Id);
        db.RemoveRange(await db.Set<Clock>().Where(c => c.SubjectKind == ConcernChange.Incident && ids.Contains(c.SubjectId)).ToListAsync(ct));
        db.RemoveRange(await db.Set<Review>().Where(r => r.SubjectKind == ConcernSubject.Name && ids.Contains(r.SubjectId)).ToListAsync(ct));
        db.RemoveRange(incidents);
        db.RemoveRange(await db.Set<DutyDay>().Where(d => d.IsSample).ToListAsync(ct));
        db.RemoveRange(await db.Set<ConcernContact>().Where(c => c.IsSample).ToListAsync(ct));
        write.Announce(ConcernChange.Incident, 0, 0);
        write.Announce(ConcernChange.Duty, 0, 0);
        write.Announce(ConcernChange.Contact, 0, 0);
    }

    private static IQueryable<Incident> Samples(PortalDb db) => db.Set<Incident>().Where(i => i.IsSample);
}
