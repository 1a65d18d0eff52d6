using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Domain.Archive;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Concerns;
using Portal.Domain.Consultations;
using Portal.Domain.Documents;
using Portal.Domain.Mail;
using Portal.Domain.Messages;
using Portal.Domain.Normative;
using Portal.Domain.People;
using Portal.Domain.Policies;
using Portal.Domain.Readers;
using Portal.Domain.Registers;
using Portal.Domain.Reports;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Domain.Search;
using Portal.Domain.Storage;
using Portal.Domain.Work;

namespace Portal.Tests.Storage;

/// <summary>A migrated database in a file of its own with the domain's services, for rules that need no site.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-store-");
    private readonly ServiceProvider _services;

    private TestStore()
    {
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddStorage(StorageSetup.SqliteFile(File))
            .AddFileScan(null)
            .AddPeople()
            .AddWork()
            .AddMail(new SiteAddress("https://portal.example"))
            .AddSingleton<IMailCarrier>(Carrier)
            .AddClocks()
            .AddReviews()
            .AddDocuments(new DocumentSettings())
            .AddSearch()
            .AddPolicies()
            .AddNormative()
            .AddRequests()
            .AddConsultations()
            .AddMessages()
            .AddConcerns()
            .AddReaders()
            .AddRegisters()
            .AddReports()
            .AddArchive()
            .BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
    public CaughtMail Carrier { get; } = new();
    public string File => Path.Combine(_folder.FullName, "portal.db");
    public string Folder => _folder.FullName;
    public WriteGate Gate => Get<WriteGate>();

    public static async Task<TestStore> OpenAsync()
    {
        var store = new TestStore();
        await using var db = await store.DbAsync();
        await db.Database.MigrateAsync();
        return store;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public Task<PortalDb> DbAsync() => Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

    /// <summary>Opens an account and hands it out as the gate takes it.</summary>
    public async Task<Actor> PersonAsync(string login, params Role[] roles)
    {
        var created = await Get<CreateAccount>().ExecuteAsync(Actor.System, new NewAccount(login, login, null, roles), CancellationToken.None);
        return new Actor(created.Value, login, roles, null, []);
    }

    public async Task<IReadOnlyList<AuditEntry>> AuditAsync() => (await Get<AuditTrail>().ReadAsync(new AuditFilter(), 1, 1000, CancellationToken.None)).Rows;

    /// <summary>Somebody with the file in hand, past the portal.</summary>
    public async Task TamperAsync(string sql)
    {
        await using var connection = new SqliteConnection(StorageSetup.SqliteFile(File));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}

/// <summary>Keeps letters instead of sending them.</summary>
internal sealed class CaughtMail : IMailCarrier
{
    public List<OutgoingMail> Letters { get; } = [];

    /// <summary>Set to let the next ones fail.</summary>
    public bool IsDown { get; set; }

    public Task CarryAsync(OutgoingMail mail, CancellationToken ct)
    {
        if (IsDown) throw new InvalidOperationException("The mail server is down.");
        Letters.Add(mail);
        return Task.CompletedTask;
    }
}
