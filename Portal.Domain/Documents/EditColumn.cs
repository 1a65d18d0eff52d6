using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Documents;

/// <summary>A column as the webmaster wants it.</summary>
public sealed record ColumnDraft(string Slug, string Name, ColumnKind Kind, int? ParentId, string Description, string Keywords, int? ChainId);

/// <summary>Makes, changes, moves and removes columns.</summary>
public sealed class EditColumn(WriteGate gate)
{
    /// <param name="columnId">Null: a new one.</param>
    public async Task<Outcome<int>> ExecuteAsync(Actor actor, int? columnId, ColumnDraft draft, CancellationToken ct)
    {
        Column? column = null;
        var outcome = await gate.RunAsync(actor, Permission.ManageColumns, nameof(EditColumn), async write =>
        {
            var all = await write.Db.Set<Column>().ToListAsync(ct);
            column = columnId is null ? new Column("", "", draft.Kind, null, 0) : all.Find(c => c.Id == columnId);
            if (column is null) return Outcome.Missing;
            var former = await write.Db.Set<FormerSlug>().Where(s => s.Kind == FormerSlug.OfColumn).ToListAsync(ct);
            var slug = draft.Slug.Trim().ToLowerInvariant();
            var reasons = DocumentFields.Of(DocumentField.Slug).Refusals(slug).ToList();
            if (draft.Name.Trim().Length is 0 or > 30) reasons.Add("请写上栏目名称，30字以内。");
            if (all.Exists(c => c != column && c.ParentId == draft.ParentId && c.Name == draft.Name.Trim())) reasons.Add(new Reason("已经有名叫“{0}”的栏目，请换一个名称。", draft.Name.Trim()));
            if (draft.Description.Length > 300 || draft.Keywords.Length > 200) reasons.Add("栏目说明最多300字，关键词最多200字。");
            if (all.Exists(c => c != column && c.Slug == slug)) reasons.Add(new Reason("地址“{0}”已经有栏目在用，请换一个。", slug));
            if (former.Find(s => s.Slug == slug && s.TargetId != columnId) is { } taken) reasons.Add(new Reason("地址“{0}”以前是栏目“{1}”的，现在仍然转到那里，请换一个。", slug, all.Find(c => c.Id == taken.TargetId)?.Name ?? ""));
            if (draft.ParentId is { } parent && (columnId == parent || all.Find(c => c.Id == parent) is not { ParentId: null })) reasons.Add("上级栏目只能是另一个一级栏目。");
            if (columnId is not null && draft.ParentId is not null && all.Exists(c => c.ParentId == columnId)) reasons.Add("它下面还有栏目，不能再放到别的栏目下面。");
            if (columnId is not null && column.Kind != draft.Kind && await write.Db.Set<Document>().IgnoreQueryFilters().AnyAsync(d => d.ColumnId == columnId, ct)) reasons.Add("栏目里已有文件，不能改类型。");
            if (reasons.Count > 0) return Outcome.Refused(reasons);

            if (columnId is not null && column.Slug != slug)
            {
                write.Db.Add(new FormerSlug(FormerSlug.OfColumn, column.Slug, column.Id));
                if (former.Find(s => s.Slug == slug) is { } back) write.Db.Remove(back);
            }

            if (columnId is null || column.ParentId != draft.ParentId) column.Position = all.Where(c => c.ParentId == draft.ParentId).Select(c => c.Position).DefaultIfEmpty(0).Max() + 10;
            (column.Slug, column.Name, column.Kind, column.ParentId, column.Description, column.Keywords, column.ChainId) =
                (slug, draft.Name.Trim(), draft.Kind, draft.ParentId, draft.Description.Trim(), draft.Keywords.Trim(), draft.ChainId);
            if (columnId is null) write.Db.Add(column);
            Changed(write, column);
            return Outcome.Done;
        }, ct);
        return outcome.Ok ? column!.Id : Outcome<int>.From(outcome);
    }

    /// <summary>Moves a column one place up or down among its neighbours.</summary>
    public Task<Outcome> MoveAsync(Actor actor, int columnId, bool up, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.ManageColumns, "MoveColumn", async write =>
        {
            if (await write.Db.Set<Column>().SingleOrDefaultAsync(c => c.Id == columnId, ct) is not { } column) return Outcome.Missing;
            var row = await write.Db.Set<Column>().Where(c => c.ParentId == column.ParentId).OrderBy(c => c.Position).ThenBy(c => c.Id).ToListAsync(ct);
            var place = row.IndexOf(column);
            var other = up ? place - 1 : place + 1;
            if (other < 0 || other >= row.Count) return Outcome.Done;
            (row[place], row[other]) = (row[other], row[place]);
            for (var i = 0; i < row.Count; i++) row[i].Position = (i + 1) * 10;
            Changed(write, column);
            return Outcome.Done;
        }, ct);

    public Task<Outcome> RemoveAsync(Actor actor, int columnId, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.ManageColumns, "RemoveColumn", async write =>
        {
            if (await write.Db.Set<Column>().SingleOrDefaultAsync(c => c.Id == columnId, ct) is not { } column) return Outcome.Missing;
            var inside = await write.Db.Set<Document>().IgnoreQueryFilters().Where(d => d.ColumnId == columnId).ToListAsync(ct);
            if (inside.Exists(d => d.DeletedAt is null)) return Outcome.Refused("栏目里还有文件，请先把它们移到别的栏目。");
            if (await write.Db.Set<Column>().AnyAsync(c => c.ParentId == columnId, ct)) return Outcome.Refused("它下面还有栏目，请先移走或删掉。");
            // Nobody can find a thrown-away draft to move it, and it can still be brought back: it goes where its kind goes.
            var others = await write.Db.Set<Column>().Where(c => c.Id != columnId).OrderBy(c => c.Position).ThenBy(c => c.Id).ToListAsync(ct);
            foreach (var discarded in inside)
            {
                if (others.Find(c => c.Takes(discarded.Kind)) is not { } other) return Outcome.Refused("栏目里还有删除了、可以恢复的草稿，请先建一个放同类文件的栏目。");
                discarded.ColumnId = other.Id;
            }

            // With nothing left to lead to, its addresses are free again, the former ones like its last.
            write.Db.RemoveRange(await write.Db.Set<FormerSlug>().Where(s => s.Kind == FormerSlug.OfColumn && s.TargetId == columnId).ToListAsync(ct));
            write.Db.Remove(column);
            Changed(write, column);
            return Outcome.Done;
        }, ct);

    private static void Changed(Write write, Column column)
    {
        write.Subject = () => $"column/{column.Id}";
        write.Announce(DocumentChange.Column, () => column.Id, () => column.Id);
    }
}
