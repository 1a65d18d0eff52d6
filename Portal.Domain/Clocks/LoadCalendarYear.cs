using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.Clocks;

/// <summary>A clock whose last day moves with a calendar.</summary>
/// <param name="Before">Null: it is stopped.</param>
public sealed record MovedClock(int Id, string Title, DateOnly? Before, bool WasProvisional, DateOnly? After, bool IsProvisional);

/// <summary>Takes in a year's notice, as a new version where there was one, and counts every open clock again: each that moves says so in its own history.</summary>
public sealed class LoadCalendarYear(WriteGate gate, IDbContextFactory<PortalDb> dbs, OfficeClock clock)
{
    /// <returns>How many clocks moved.</returns>
    public async Task<Outcome<int>> ExecuteAsync(Actor actor, AnnouncedYear year, CancellationToken ct)
    {
        var moved = 0;
        var outcome = await gate.RunAsync(actor, Permission.ManageClocks, nameof(LoadCalendarYear), async write =>
        {
            var wanted = year with { Source = year.Source.Trim(), Holidays = [.. year.Holidays.Distinct().Order()], Workdays = [.. year.Workdays.Distinct().Order()] };
            if (CalendarNotice.Refusals(wanted, write.Today.Year) is { Count: > 0 } reasons) return Outcome.Refused(reasons);
            var versions = await write.Db.Set<CalendarYear>().Where(y => y.Year == year.Year).ToListAsync(ct);
            var row = new CalendarYear(wanted, versions.Select(v => v.Version).DefaultIfEmpty().Max() + 1, write.Actor.Name, write.Now);
            if (versions.MaxBy(v => v.Version) is { } last && last.Holidays == row.Holidays && last.Workdays == row.Workdays) return Outcome.Refused(new Reason("{0}年的安排与现有的一样，没有改动。", year.Year));
            write.Db.Add(row);
            await write.FlushAsync(ct);
            var changes = await MovesAsync(write.Db, await Calendars.OfAsync(write.Db, ct), ct);
            moved = changes.Count;
            await StoreAsync(write, changes, new Reason("{0}年节假日安排第{1}版", year.Year, row.Version).ToString(), ct);
            write.Subject = () => $"calendar/{year.Year}";
            write.Announce(ClockChange.Calendar, year.Year, year.Year);
            if (moved > 0) write.Announce(ClockChange.Clock, 0, 0);
            return Outcome.Done;
        }, ct);
        return outcome.Ok ? moved : Outcome<int>.From(outcome);
    }

    /// <summary>What loading a year would move; nothing is changed.</summary>
    public async Task<IReadOnlyList<MovedClock>> PreviewAsync(AnnouncedYear year, CancellationToken ct)
    {
        if (CalendarNotice.Refusals(year, clock.Today.Year).Count > 0) return [];
        await using var db = await dbs.CreateDbContextAsync(ct);
        var years = await Calendars.YearsAsync(db, ct);
        var calendar = new WorkingCalendar(years.Where(y => y.Year != year.Year).Select(y => y.Announced).Append(year));
        return [.. (await MovesAsync(db, calendar, ct)).Select(m => new MovedClock(m.Clock.Id, m.Clock.Title, m.Clock.DueOn, m.Clock.Provisional, m.DueOn, m.Reading.Provisional))];
    }

    private static async Task<List<Move>> MovesAsync(PortalDb db, WorkingCalendar calendar, CancellationToken ct)
    {
        var open = await db.Set<Clock>().AsNoTracking().Include(c => c.Events).AsSplitQuery().Where(c => c.State != ClockState.Ended && c.Unit == ClockUnit.Workdays).ToListAsync(ct);
        return [.. open.Select(c => new Move(c, ClockReading.Of(c, calendar))).Where(m => m.Reading.DueAt != m.Clock.DueAt || m.Reading.Provisional != m.Clock.Provisional)];
    }

    /// <summary>
    /// Ten thousand clocks may move at once: two prepared statements instead of as many tracked rows. The audit names the calendar; every clock keeps its own line.
    /// </summary>
    private static async Task StoreAsync(Write write, List<Move> moves, string why, CancellationToken ct)
    {
        if (moves.Count == 0) return;
        var connection = (SqliteConnection)write.Db.Database.GetDbConnection();
        var transaction = (SqliteTransaction)write.Db.Database.CurrentTransaction!.GetDbTransaction();
        await using var update = new SqliteCommand("UPDATE clocks SET DueAt = $due, Provisional = $provisional WHERE Id = $id", connection, transaction);
        await using var insert = new SqliteCommand("INSERT INTO clock_events (ClockId, Kind, \"When\", Amount, Note, \"By\", At) VALUES ($id, 'Recalculated', $at, 0, $note, $by, $at)", connection, transaction);
        foreach (var command in (SqliteCommand[])[update, insert]) command.Parameters.Add(new SqliteParameter("$id", SqliteType.Integer));
        update.Parameters.Add(new SqliteParameter("$due", SqliteType.Text));
        update.Parameters.Add(new SqliteParameter("$provisional", SqliteType.Integer));
        insert.Parameters.Add(new SqliteParameter("$note", SqliteType.Text));
        insert.Parameters.AddWithValue("$at", write.Now);
        insert.Parameters.AddWithValue("$by", write.Actor.Name);
        await update.PrepareAsync(ct);
        await insert.PrepareAsync(ct);
        foreach (var move in moves)
        {
            update.Parameters["$id"].Value = insert.Parameters["$id"].Value = move.Clock.Id;
            update.Parameters["$due"].Value = move.Reading.DueAt is { } due ? due : DBNull.Value;
            update.Parameters["$provisional"].Value = move.Reading.Provisional;
            insert.Parameters["$note"].Value = $"{why}：{Word(move.Clock.DueOn, move.Clock.Provisional)} → {Word(move.DueOn, move.Reading.Provisional)}";
            await update.ExecuteNonQueryAsync(ct);
            await insert.ExecuteNonQueryAsync(ct);
        }
    }

    private static string Word(DateOnly? day, bool provisional) =>
        day is { } date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + (provisional ? "（暂定）" : "") : "暂停";

    private sealed record Move(Clock Clock, ClockReading Reading)
    {
        public DateOnly? DueOn => Reading.DueAt is { } due ? OfficeClock.DateOf(due.AddTicks(-1)) : null;
    }
}
