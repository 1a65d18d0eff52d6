using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Normative;

/// <summary>统一登记、统一编号: gives a normative document the next free 登记号 of its year. Nothing is registered that was not reviewed (国办发〔2018〕115号).</summary>
public sealed class AssignRegisterNumber(WriteGate gate, DocumentSettings settings)
{
    public Task<Outcome<string>> ExecuteAsync(Actor actor, int documentId, CancellationToken ct) =>
        gate.RunAsync<string>(actor, Permission.KeepRegisters, nameof(AssignRegisterNumber), async write =>
        {
            var document = await write.Db.Set<Document>().Include(d => d.Editions).SingleOrDefaultAsync(d => d.Id == documentId, ct);
            if (document is null) return Outcome<string>.From(Outcome.Missing);
            if (document.Registered.RegisterNumber is { } known) return known;
            if (document.Kind != DocumentKind.Policy || !document.Current.Facts.IsNormative) return Outcome<string>.From(Outcome.Refused("只有行政规范性文件才编登记号；请先在“要素”里勾选“行政规范性文件”。"));
            if (document.Registered.LegalReview.Length == 0) return Outcome<string>.From(Outcome.Refused("还没有合法性审核号，不能登记编号；请先在“要素”里填上。"));
            var number = await NextAsync(write.Db, document.Current.Facts.SignedOn?.Year ?? write.Today.Year, ct);
            document.Change(record => record with { RegisterNumber = number });
            write.Subject = () => $"document/{documentId}";
            write.Announce(DocumentChange.Draft, documentId, documentId);
            if (document.Live is not null) write.Announce(DocumentChange.Public, documentId, documentId);
            return number;
        }, ct);

    private async Task<string> NextAsync(PortalDb db, int year, CancellationToken ct)
    {
        // Deleted drafts keep theirs: a number is never given twice.
        var taken = (await db.Set<Document>().IgnoreQueryFilters().Where(d => d.Registered.RegisterNumber != null).Select(d => d.Registered.RegisterNumber).ToListAsync(ct)).ToHashSet();
        for (var serial = 1; ; serial++)
            if (settings.RegisterNumberOf(year, serial) is var number && !taken.Contains(number))
                return number;
    }
}
