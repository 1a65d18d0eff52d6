using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Concerns;

/// <summary>One line of the roster as people write it.</summary>
public sealed record DutyRow(DateOnly Day, string Person, string Phone, string Deputy, string DeputyPhone);

/// <summary>Reads rows pasted from a table: day, person, phone, deputy, phone, separated by tabs, commas or spaces.</summary>
public static class DutyPaste
{
    private static readonly string[] Formats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "M月d日", "M-d", "M/d"];

    public static (IReadOnlyList<DutyRow> Rows, IReadOnlyList<Reason> Problems) Read(string text, int year)
    {
        var (rows, problems) = (new List<DutyRow>(), new List<Reason>());
        foreach (var (line, number) in text.ReplaceLineEndings("\n").Split('\n').Select((l, i) => (l.Trim(), i + 1)).Where(l => l.Item1.Length > 0))
        {
            var cells = line.Contains('\t', StringComparison.Ordinal) ? line.Split('\t') : line.Split([',', '，', ' ', '　'], StringSplitOptions.RemoveEmptyEntries);
            string Cell(int i) => i < cells.Length ? cells[i].Trim() : "";
            if (DayOf(Cell(0), year) is not { } day) problems.Add(new Reason("第{0}行的日期看不懂：{1}", number, Cell(0)));
            else if (Cell(1).Length == 0) problems.Add(new Reason("第{0}行没有值班人。", number));
            else rows.Add(new DutyRow(day, Cell(1), Cell(2), Cell(3), Cell(4)));
        }

        return (rows, problems);
    }

    private static DateOnly? DayOf(string text, int year) =>
        !DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? null
        : text.StartsWith("20", StringComparison.Ordinal) && text.Length > 5 ? day
        : day.Day <= DateTime.DaysInMonth(year, day.Month) ? new DateOnly(year, day.Month, day.Day) : null;
}

/// <summary>值班表: writes days; a row without a person takes the day out.</summary>
public sealed class KeepRoster(WriteGate gate)
{
    public Task<Outcome> ExecuteAsync(Actor actor, IReadOnlyList<DutyRow> rows, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.HandleConcerns, nameof(KeepRoster), async write =>
        {
            if (rows.Any(r => new[] { r.Person, r.Phone, r.Deputy, r.DeputyPhone }.Any(c => c.Trim().Length > 64))) return Outcome.Refused(new Reason("每一格最多 {0} 字。", 64));
            var days = rows.Select(r => r.Day).ToList();
            var known = await write.Db.Set<DutyDay>().Where(d => days.Contains(d.Day)).ToDictionaryAsync(d => d.Day, ct);
            foreach (var row in rows)
            {
                var had = known.GetValueOrDefault(row.Day);
                if (row.Person.Trim().Length == 0)
                {
                    if (had is not null) write.Db.Remove(had);
                    continue;
                }

                if (had is null) write.Db.Add(known[row.Day] = had = new DutyDay(row.Day));
                var before = (had.Person, had.Phone, had.Deputy, had.DeputyPhone);
                (had.Person, had.Phone, had.Deputy, had.DeputyPhone) = (row.Person.Trim(), row.Phone.Trim(), row.Deputy.Trim(), row.DeputyPhone.Trim());
                if (before != (had.Person, had.Phone, had.Deputy, had.DeputyPhone)) had.IsSample = false;
            }

            write.Subject = () => "concerns/duty";
            write.Announce(ConcernChange.Duty, 0, 0);
            return Outcome.Done;
        }, ct);
}

/// <summary>联络名录 of 宣传, 网信 and whoever else is consulted.</summary>
public sealed class KeepContact(WriteGate gate)
{
    /// <param name="id">Null: a new one.</param>
    public Task<Outcome> ExecuteAsync(Actor actor, int? id, string organ, string person, string phone, string note, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.HandleConcerns, nameof(KeepContact), async write =>
        {
            if (organ.Trim().Length == 0) return Outcome.Refused("请写单位。");
            if (person.Trim().Length == 0 && phone.Trim().Length == 0) return Outcome.Refused("请写联系人或者电话。");
            if (organ.Length > 100 || person.Length > 64 || phone.Length > 64 || note.Length > 300) return Outcome.Refused("写得太长了，请改短。");
            var contact = id is { } known ? await write.Db.Set<ConcernContact>().SingleOrDefaultAsync(c => c.Id == known, ct) : null;
            if (id is not null && contact is null) return Outcome.Missing;
            if (contact is null) write.Db.Add(contact = new ConcernContact("", "", "", ""));
            (contact.Organ, contact.Person, contact.Phone, contact.Note) = (organ.Trim(), person.Trim(), phone.Trim(), note.Trim());
            write.Subject = () => $"concerns/contact/{contact.Id}";
            write.Announce(ConcernChange.Contact, () => contact.Id, () => contact.Id);
            return Outcome.Done;
        }, ct);

    public Task<Outcome> RemoveAsync(Actor actor, int id, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.HandleConcerns, "RemoveContact", async write =>
        {
            if (await write.Db.Set<ConcernContact>().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } contact) return Outcome.Missing;
            write.Db.Remove(contact);
            write.Subject = () => $"concerns/contact/{id}";
            write.Announce(ConcernChange.Contact, id, id);
            return Outcome.Done;
        }, ct);
}
