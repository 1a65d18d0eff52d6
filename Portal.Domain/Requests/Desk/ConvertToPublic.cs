using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests.Desk;

/// <summary>A decision whether what was asked for becomes 主动公开.</summary>
/// <param name="Times">How often it was asked for.</param>
public sealed record NewConversion(int? RequestId, string Subject, ConversionTrigger Trigger, int Times, bool Publish, string Reason, string DecidedBy);

/// <summary>依申请公开转主动公开 (条例第四十四条): decided, and published within 20 working days (第二十六条).</summary>
public sealed class ConvertToPublic(WriteGate gate)
{
    public const string ClockSubjectKind = "request-conversion";

    public async Task<Outcome<int>> DecideAsync(Actor actor, NewConversion wanted, CancellationToken ct)
    {
        DisclosureConversion? conversion = null;
        var outcome = await gate.RunAsync(actor, Permission.HandleRequests, "DecideConversion", async write =>
        {
            if (wanted.Subject.Trim().Length is 0 or > 300) return Outcome.Refused("请写明转为主动公开的是什么，300字以内。");
            if (wanted.Reason.Trim().Length == 0) return Outcome.Refused("请写明理由。");
            if (wanted.DecidedBy.Trim().Length == 0) return Outcome.Refused("请写明由谁决定。");
            if (wanted.Trigger == ConversionTrigger.AskedOften && wanted.Times < 2) return Outcome.Refused("多人申请同一信息，次数应在 2 次以上。");
            var request = wanted.RequestId is { } id ? await write.Db.Set<InformationRequest>().SingleOrDefaultAsync(r => r.Id == id, ct) : null;
            if (wanted.RequestId is not null && request is null) return Outcome.Missing;
            if (wanted is { Publish: true, RequestId: { } caseId } && await write.Db.Set<DisclosureConversion>().AsNoTracking().OrderBy(c => c.Id).FirstOrDefaultAsync(c => c.RequestId == caseId && c.Publish, ct) is { } earlier)
                return Outcome.Refused(await TwiceAsync(write.Db, earlier, ct));
            conversion = new DisclosureConversion(wanted.RequestId, wanted.Subject.Trim(), wanted.Trigger, Math.Max(0, wanted.Times), wanted.Publish, wanted.Reason.Trim(), wanted.DecidedBy.Trim(), write.Today);
            write.Db.Add(conversion);
            request?.Note(write.Today, wanted.Publish ? RequestLines.MadePublic : RequestLines.NotMadePublic, isPublic: false, write.Act());
            await write.FlushAsync(ct);
            if (wanted.Publish) await ClockDesk.StartAsync(write, ClockRules.Disclosure, Clock(conversion), write.Today, ct);
            write.Subject = () => $"{RequestChange.Conversion}/{conversion.Id}";
            write.Announce(RequestChange.Conversion, () => conversion.Id, () => conversion.RequestId ?? 0);
            return Outcome.Done;
        }, ct);
        return outcome.Ok ? conversion!.Id : Outcome<int>.From(outcome);
    }

    /// <param name="link">Address of the published document on this site: /policies/…, /notices/….</param>
    public Task<Outcome> PublishedAsync(Actor actor, int conversionId, string link, DateOnly on, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.HandleRequests, "PublishConversion", async write =>
        {
            if (await write.Db.Set<DisclosureConversion>().SingleOrDefaultAsync(c => c.Id == conversionId, ct) is not { } conversion) return Outcome.Missing;
            if (!conversion.Publish) return Outcome.Refused("决定是不转为主动公开，不用登记公开。");
            if (conversion.PublishedOn is not null) return Outcome.Refused("已经登记过公开。");
            if (on < conversion.DecidedOn || on > write.Today) return Outcome.Refused("公开的日期应在决定之日和今天之间。");
            if (await TitleAsync(write.Db, link, ct) is null)
                return Outcome.Refused("这个地址上没有已公开的文件；请先发布，再填它的地址。");
            conversion.Published(link.Trim(), on);
            if (await ClockDesk.OfAsync(write.Db, ClockSubjectKind, conversionId, ClockRules.Disclosure, ct) is { State: not ClockState.Ended } clock) await ClockDesk.EndAsync(write, clock, on, "已公开", ct);
            write.Subject = () => $"{RequestChange.Conversion}/{conversion.Id}";
            write.Announce(RequestChange.Conversion, conversion.Id, conversion.RequestId ?? 0);
            return Outcome.Done;
        }, ct);

    /// <summary>A case is made public once: what came of the first decision, or what is still to be done for it.</summary>
    private static async Task<Reason> TwiceAsync(PortalDb db, DisclosureConversion earlier, CancellationToken ct)
    {
        if (earlier.PublishedOn is null) return new Reason("这件申请已经在{0:yyyy-MM-dd}决定转为主动公开（“{1}”），不用再登记；公开以后，请在“转主动公开”里填公开页的地址。", earlier.DecidedOn, earlier.Subject);
        return new Reason("这件申请的信息已经转为主动公开，见《{0}》（{1}），不用再登记。", TitleMarks.Inside(await TitleAsync(db, earlier.Link, ct) ?? earlier.Subject), earlier.Link);
    }

    /// <summary>Of the public document at an address of this site; null where there is none.</summary>
    private static Task<string?> TitleAsync(PortalDb db, string link, CancellationToken ct)
    {
        var slug = link.Trim().Split('?', '#')[0].TrimEnd('/').Split('/')[^1];
        return db.Set<Document>().Where(d => d.Slug == slug).SelectMany(d => d.Editions).Where(e => e.State == EditionState.Live).Select(e => e.Title).FirstOrDefaultAsync(ct);
    }

    internal static ClockSubject Clock(DisclosureConversion conversion) => new(ClockSubjectKind, conversion.Id, $"转主动公开：{conversion.Subject}", "/workspace/requests/conversions", null);
}
