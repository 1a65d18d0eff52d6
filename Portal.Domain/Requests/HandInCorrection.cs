using System.Text;
using Portal.Domain.Common;
using Portal.Domain.Requests.Desk;
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
        gate.ChangeAsync(Actor.System, nameof(HandInCorrection), requestId, async (write, request) =>
        {
            text = text.ReplaceLineEndings("\n").Trim();
            if (text.Length == 0 && files.Count == 0) return Outcome.Refused("请写补正说明，或者上传补正材料。");
            if (text.Length > MaxText) return Outcome.Refused(new Reason("最多{0}字，现在有{1}字，请精简。", MaxText, text.Length));
            if (files.Count > MaxFiles) return Outcome.Refused(new Reason("一次最多上传{0}个文件，请合并后再上传。", MaxFiles));
            var received = await RecordCorrection.ReceiveAsync(write, request, write.Today, text.Length > 0 ? text : "见补正材料", write.ApplicantsAct(), ct);
            if (!received.Ok) return received;

            StoredFile[] papers = text.Length > 0 ? [new StoredFile(Encoding.UTF8.GetBytes(text), FileTypes.Text), .. files] : [.. files];
            foreach (var (paper, i) in papers.Select((p, i) => (p, i)))
            {
                await FileIntake.StoreAsync(write.Db, paper, ct);
                var name = (text.Length > 0 && i == 0 ? "补正说明" : $"补正材料{(text.Length > 0 ? i : i + 1)}") + SubmitRequest.Ending(paper.ContentType);
                request.Add(new RequestFile(RequestFileKind.Correction, name, paper.Hash, paper.ContentType, paper.Size, SubmitRequest.By, write.Now));
            }

            return received;
        }, ct);
}
