using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests;

/// <summary>补正 by the applicant on the status page. The reply period begins anew on the day it arrives (条例第三十条), which is day 0.</summary>
public sealed class HandInCorrection(WriteGate gate)
{
    public const int MaxText = 2000;

    /// <summary>Files in one correction.</summary>
    public const int MaxFiles = 5;

    /// <param name="files">Admitted and scanned.</param>
    public Task<Outcome> ExecuteAsync(int requestId, string text, IReadOnlyList<StoredFile> files, CancellationToken ct) =>
        gate.RunAsync(Actor.System, Permission.HandleRequests, nameof(HandInCorrection), async write =>
        {
            var request = await write.Db.Set<InformationRequest>().Include(r => r.Files).Include(r => r.Events).SingleOrDefaultAsync(r => r.Id == requestId, ct);
            if (request is null) return Outcome.Missing;
            text = text.ReplaceLineEndings("\n").Trim();
            if (request.Stage != RequestStage.Correcting) return Outcome.Refused("这件申请现在不需要补正，您的补正可能已经收到。");
            if (text.Length == 0 && files.Count == 0) return Outcome.Refused("请写补正说明，或者上传补正材料。");
            if (text.Length > MaxText) return Outcome.Refused(new Reason("最多{0}字，现在有{1}字，请精简。", MaxText, text.Length));
            if (files.Count > MaxFiles) return Outcome.Refused(new Reason("一次最多上传{0}个文件，请合并后再上传。", MaxFiles));

            StoredFile[] papers = text.Length > 0 ? [new StoredFile(Encoding.UTF8.GetBytes(text), FileTypes.Text), .. files] : [.. files];
            foreach (var (paper, i) in papers.Select((p, i) => (p, i)))
            {
                await FileIntake.StoreAsync(write.Db, paper, ct);
                var name = (text.Length > 0 && i == 0 ? "补正说明" : $"补正材料{(text.Length > 0 ? i : i + 1)}") + SubmitRequest.Ending(paper.ContentType);
                request.Add(new RequestFile(RequestFileKind.Correction, name, paper.Hash, paper.ContentType, paper.Size, SubmitRequest.By, write.Now));
            }

            request.Add(new RequestEvent(write.Today, "收到申请人的补正，答复期限自收到之日起重新计算", isPublic: true, SubmitRequest.By, write.Now));
            request.Stage = RequestStage.Examining;
            request.Version++;
            if (await ClockDesk.OfAsync(write.Db, RequestChange.Request, requestId, ClockRules.Corrected, ct) is { State: not ClockState.Ended } waiting) await ClockDesk.EndAsync(write, waiting, write.Today, "收到补正", ct);
            if (await ClockDesk.OfAsync(write.Db, RequestChange.Request, requestId, ClockRules.Reply, ct) is { State: not ClockState.Ended } reply) await ClockDesk.RestartAsync(write, reply, write.Today, "收到补正", ct);
            write.Subject = () => $"{RequestChange.Request}/{requestId}";
            write.Announce(RequestChange.Request, requestId, requestId);
            return Outcome.Done;
        }, ct);
}
