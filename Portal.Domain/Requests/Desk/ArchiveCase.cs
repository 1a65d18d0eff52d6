using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests.Desk;

/// <summary>归档: only a complete file is put away; what is missing is said.</summary>
public sealed class ArchiveCase(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int requestId, CancellationToken ct) =>
        gate.ChangeAsync(actor, nameof(ArchiveCase), requestId, async (write, request) =>
        {
            var openRemedies = await write.Db.Set<Remedy>().CountAsync(r => r.RequestId == requestId && r.Result == null, ct);
            if (Missing(request, openRemedies).ToList() is { Count: > 0 } missing) return Outcome.Refused(missing);
            request.Archive(write.Act());
            return Outcome.Done;
        }, ct);

    internal static IEnumerable<Reason> Missing(InformationRequest request, int openRemedies)
    {
        if (request.Stage == RequestStage.Archived)
        {
            yield return "已经归档。";
            yield break;
        }

        if (request.Stage != RequestStage.Replied) yield return "还没有答复，不能归档。";
        if (request.Channel is RequestChannel.InPerson or RequestChannel.Fax or RequestChannel.SignedPost or RequestChannel.OrdinaryPost && !Has(request, RequestFileKind.Application)) yield return "缺申请书（扫描件或者照片）。";
        if (request.Letter?.SentOn is not null && !Has(request, RequestFileKind.Reply)) yield return "缺答复书。";
        if (request.Letter?.SentOn is not null && request.Deliveries.Count == 0) yield return "缺送达记录。";
        if (request.Correction?.ReceivedOn is not null && request.Channel != RequestChannel.Online && !Has(request, RequestFileKind.Correction)) yield return "缺补正材料。";
        if (request.Fee?.PaidOn is not null && request.Files.Count(f => f.Kind == RequestFileKind.Fee) < 2) yield return "缺缴费凭证。";
        if (request.Decision == Decision.NotExisting && request.Searches.Count == 0) yield return "缺检索记录。";
        if (openRemedies > 0) yield return "还有没有审结的复议或者诉讼，结果登记以后再归档。";
    }

    private static bool Has(InformationRequest request, RequestFileKind kind) => request.Files.Any(f => f.Kind == kind);
}
