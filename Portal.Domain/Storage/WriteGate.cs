using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Portal.Domain.Common;

namespace Portal.Domain.Storage;

/// <summary>Looks an account up as it is now; implemented by People, so that storage knows no feature.</summary>
public interface IActors
{
    Task<Actor?> FindAsync(PortalDb db, int accountId, CancellationToken ct);
}

/// <summary>What a command's body works with: the context of its transaction, who acts, and the notice to give after the commit.</summary>
public sealed class Write(PortalDb db, Actor actor, DateTime now)
{
    private readonly List<(string Kind, Func<int> Id, Func<int> Root)> _notices = [];

    public PortalDb Db { get; } = db;

    /// <summary>The account as the database knows it now.</summary>
    public Actor Actor { get; } = actor;

    /// <summary>UTC.</summary>
    public DateTime Now { get; } = now;
    public DateOnly Today { get; } = OfficeClock.DateOf(now);

    /// <summary>Named in the audit, e.g. 'plan/1'; ids of new rows are known only when it is asked for.</summary>
    public Func<string> Subject { get; set; } = () => "";

    /// <summary>Sends what is pending to the database within the transaction, for bodies that need the ids of new rows.</summary>
    public required Func<CancellationToken, Task> FlushAsync { get; init; }

    /// <summary>Inserts a large tree of new rows at once; nothing of it is tracked, so it must be whole. Audited like every other row.</summary>
    public required Action<object> Insert { get; init; }

    /// <summary>The body has changed what is only derived from rows (the search index): kept although no row changed, with nothing to audit or to announce.</summary>
    public bool KeepsDerived { get; set; }

    public void Announce(string kind, Func<int> id, Func<int> root) => _notices.Add((kind, id, root));

    public void Announce(string kind, int id, int root) => _notices.Add((kind, () => id, () => root));

    internal IReadOnlyList<Change> Notices(string act) =>
        [.. _notices.Select(n => new Change(n.Kind, n.Id(), n.Root(), act, Actor.Name, Actor.AccountId, Now))];
}

/// <summary>
/// The one way into the database: checks the permission of the account's current roles, runs the command's rule, writes rows and audit in one
/// transaction, and only after the commit tells the readers. Writers take turns, as SQLite has a single writer anyway: nobody meets 'database is locked'.
/// </summary>
public sealed class WriteGate(IDbContextFactory<PortalDb> dbs, IActors actors, OfficeClock clock, ChangeFeed feed) : IDisposable
{
    /// <summary>Rows named in one audit entry; a larger write (an import) makes several.</summary>
    private const int RowsPerEntry = 500;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly Func<PortalDb, CancellationToken, Task<ChainEnd?>> EndOfChain = EF.CompileAsyncQuery((PortalDb db, CancellationToken ct) =>
        db.Set<AuditEntry>().OrderByDescending(e => e.Number).Select(e => new ChainEnd(e.Number, e.Hash)).FirstOrDefault());

    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task<Outcome> RunAsync(Actor actor, Permission permission, string act, Func<Write, Task<Outcome>> body, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            await using var db = await dbs.CreateDbContextAsync(ct);
            await db.Database.OpenConnectionAsync(ct); // else once for every query up to the transaction
            var current = actor.AccountId == 0 ? Actor.System : await actors.FindAsync(db, actor.AccountId, ct);
            if (current is null) return Outcome.Refused("您的账户已停用，请联系系统管理员。");
            if (!current.May(permission)) return Outcome.Refused("您现在的角色没有这项权限，本次改动没有保存。");

            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var touched = new List<TouchedRow>();
            var write = new Write(db, current, clock.UtcNow) { FlushAsync = token => FlushAsync(db, touched, token), Insert = root => Insert(db, touched, root) };
            var outcome = await body(write);
            if (!outcome.Ok) return outcome;

            await FlushAsync(db, touched, ct);
            if (touched.Count == 0)
            {
                if (write.KeepsDerived) await transaction.CommitAsync(ct);
                return outcome;
            }

            await AuditAsync(db, write, act, touched, ct);
            await transaction.CommitAsync(ct);

            // Inside the turn, so that readers hear of commits in their order.
            var notices = write.Notices(act);
            if (notices.Count > 0) await feed.AnnounceAsync(notices);
            return outcome;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<Outcome<T>> RunAsync<T>(Actor actor, Permission permission, string act, Func<Write, Task<Outcome<T>>> body, CancellationToken ct)
    {
        Outcome<T>? inner = null;
        Func<Write, Task<Outcome>> plain = async write => inner = await body(write);
        var outcome = await RunAsync(actor, permission, act, plain, ct);
        return inner is not null && inner.Ok == outcome.Ok ? inner : Outcome<T>.From(outcome);
    }

    public void Dispose() => _turn.Dispose();

    private static async Task FlushAsync(PortalDb db, List<TouchedRow> touched, CancellationToken ct)
    {
        db.ChangeTracker.DetectChanges();
        db.ChangeTracker.AutoDetectChangesEnabled = false; // nothing changes from here on but what is added below
        var rows = db.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(e => new TouchedRow(e))
            .Where(r => r.IsOfInterest)
            .ToList();
        if (rows.Count == 0) return;
        touched.AddRange(rows);
        await SaveAsync(db, ct);
    }

    private static void Insert(PortalDb db, List<TouchedRow> touched, object root)
    {
        using var rows = new NewRows(db);
        rows.Insert(root, (entity, row) => touched.Add(new TouchedRow(entity, row)));
    }

    private static async Task AuditAsync(PortalDb db, Write write, string act, List<TouchedRow> rows, CancellationToken ct)
    {
        var last = await EndOfChain(db, ct);
        var (number, hash) = (last?.Number ?? 0, last?.Hash ?? "");
        foreach (var chunk in rows.Chunk(RowsPerEntry))
        {
            var changes = JsonSerializer.Serialize(chunk.Select(r => r.ToRow()), Json);
            var entry = new AuditEntry(++number, write.Now, write.Actor.AccountId, write.Actor.Name, act, write.Subject(), changes, hash);
            db.Add(entry);
            hash = entry.Hash;
        }

        await SaveAsync(db, ct);
    }

    private static async Task SaveAsync(PortalDb db, CancellationToken ct)
    {
        try
        {
            db.Writable = true;
            await db.SaveChangesAsync(ct);
        }
        finally
        {
            db.Writable = false; // the context goes back to the pool, and its next user is a reader
        }
    }

    /// <summary>The newest audit entry.</summary>
    private sealed record ChainEnd(long Number, string Hash);

    /// <summary>One row of the audit: 'before' is read before saving, keys and 'after' once the database has given them.</summary>
    private sealed class TouchedRow
    {
        private readonly IEntityType _entity;
        private readonly EntityState _state;
        private readonly Func<IProperty, object?> _now;
        private readonly List<IProperty> _properties;
        private readonly Dictionary<string, object?>? _before;

        public TouchedRow(EntityEntry entry)
        {
            (_entity, _state, _now) = (entry.Metadata, entry.State, p => entry.Property(p).CurrentValue);
            _properties = [.. Audited(_entity).Where(p => _state != EntityState.Modified || entry.Property(p).IsModified)];
            IsOfInterest = _state != EntityState.Modified || entry.Properties.Any(p => p.IsModified);
            if (_state != EntityState.Added) _before = Values(p => entry.Property(p).OriginalValue);
        }

        /// <summary>A new row that EF does not track.</summary>
        public TouchedRow(IEntityType entity, object row)
        {
            (_entity, _state, _now) = (entity, EntityState.Added, p => p.GetGetter().GetClrValue(row));
            (_properties, IsOfInterest) = ([.. Audited(entity)], true);
        }

        /// <summary>A row of which only secrets or tokens changed leaves no trace of its own, but the write still counts.</summary>
        public bool IsOfInterest { get; }

        public object ToRow() => new
        {
            entity = _entity.ClrType.Name,
            key = string.Join('/', _entity.FindPrimaryKey()!.Properties.Select(_now)),
            before = _before,
            after = _state == EntityState.Deleted ? null : Values(_now),
        };

        private static IEnumerable<IProperty> Audited(IEntityType entity) =>
            entity.GetProperties().Where(p => p.FindAnnotation(AuditMarks.Hidden) is null && !p.IsPrimaryKey());

        private Dictionary<string, object?> Values(Func<IProperty, object?> value) => _properties.ToDictionary(p => p.Name, p => Plain(value(p)));

        private static object? Plain(object? value) => value switch
        {
            Enum e => e.ToString(),
            IEnumerable<Role> roles => string.Join(',', roles),
            _ => value,
        };
    }
}
