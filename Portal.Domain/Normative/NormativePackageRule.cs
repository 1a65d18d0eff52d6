using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Storage;

namespace Portal.Domain.Normative;

/// <summary>
/// What the public finds under 行政规范性文件 went the way of one (国办发〔2018〕37号: legality review, registered, numbered and issued as one), and what went that way is
/// found there.
/// </summary>
internal sealed class NormativePackageRule : IPackageRule
{
    public async Task<IReadOnlyList<Check>> ChecksAsync(PortalDb db, Document head, CancellationToken ct)
    {
        if (head is not { Kind: DocumentKind.Policy, Draft.Facts: { } facts }) return [];
        var column = await db.Set<Column>().AsNoTracking().SingleAsync(c => c.Id == head.ColumnId, ct);
        return (column.Kind == ColumnKind.Normative, facts.IsNormative) switch
        {
            (true, false) => [new Check(CheckLevel.Error, new Reason("栏目“{0}”里是行政规范性文件：是的话，请在“要素”里勾选“行政规范性文件”；不是的话，请改放其他栏目。", column.Name), head.Id)],
            (false, true) => [new Check(CheckLevel.Error, new Reason("行政规范性文件要放在行政规范性文件的栏目里，现在放在“{0}”，请在“要素”里改。", column.Name), head.Id)],
            _ => [],
        };
    }

    public Task OnReleasedAsync(Write write, Document head, CancellationToken ct) => Task.CompletedTask;
}
