using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Connections;
using Portal.Domain.Archive;
using Portal.Domain.Clocks;
using Portal.Domain.Concerns;
using Portal.Domain.Consultations;
using Portal.Domain.Documents;
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
using Portal.Web.Account;
using Portal.Web.Api;
using Portal.Web.Public;
using Portal.Web.Workspace;
using Portal.Web.Workspace.Admin;
using Portal.Web.Workspace.Archive;
using Portal.Web.Workspace.Concerns;
using Portal.Web.Workspace.Registers;
using Portal.Web.Workspace.Reports;

namespace Portal.Web.Hosting;

/// <summary>Composes the portal: what Program.cs starts, tests start too.</summary>
public static class PortalHost
{
    public static void AddPortal(this WebApplicationBuilder builder)
    {
        var settings = PortalSettings.Read(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // otherwise every Chinese character becomes a numeric entity
        builder.Services.AddPortalTexts();
        builder.Services.AddSingleton<IMemoryPoolFactory<byte>, SocketBlocks>();
        builder.WebHost.UseSockets(sockets => sockets.IOQueueCount = 0); // no queues between the sockets and the pool: on few cores each is one more thread to wake

        builder.Services.AddStorage(settings.ConnectionString);
        builder.Services.AddFileScan(builder.Configuration["Portal:VirusScan"]);
        builder.Services.AddPeople();
        builder.Services.AddWork();
        builder.AddPortalMail(settings);
        builder.Services.AddClocks();
        builder.Services.AddReviews();
        builder.Services.AddDocuments(settings.Documents);
        builder.Services.AddSearch();
        builder.Services.AddPolicies();
        builder.Services.AddNormative();
        builder.Services.AddRegisters();
        builder.Services.AddReports();
        builder.Services.AddArchive();
        builder.Services.AddRequests(settings.Requests);
        builder.Services.AddConsultations(settings.Consultations);
        builder.Services.AddMessages(settings.Messages);
        builder.Services.AddConcerns();
        builder.Services.AddReaders();
        builder.Services.AddSingleton<PortalStart>();
        builder.Services.AddHostedService<ScheduleClock>();
        builder.Services.AddSingleton<SampleSeeding>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SampleSeeding>());
        builder.Services.AddSingleton<DailyRounds>();
        builder.Services.AddHostedService(services => services.GetRequiredService<DailyRounds>());

        builder.AddPortalSecurity();
        builder.AddPortalSignIn();
        builder.AddPublicColumn();
        builder.AddWorkspace();
    }

    /// <summary>Runs a console command when the arguments name one, otherwise serves until stopped.</summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunPortalAsync(this WebApplication app, CommandLine line)
    {
        if (await ConsoleCommands.TryRunAsync(app, line) is { } exitCode) return exitCode;
        using var directory = DataLock.TryTake(app.Services.GetRequiredService<PortalSettings>().DataDirectory);
        if (directory is null) return ConsoleCommands.Fail("另一个进程正在用这个数据目录。请先停止它，或用 Portal:DataDirectory 另指定一个。");
        var prepared = Task.Run(app.PreparePortalAsync); // the database wakes while the endpoints are laid out and the server begins to listen
        app.MapPortal();
        try
        {
            await app.StartAsync();
        }
        catch (Exception error)
        {
            await prepared.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // a migration that is cut off leaves its lock behind, and the next start would wait for it
            if (error is not IOException { InnerException: AddressInUseException }) throw;
            return ConsoleCommands.Fail($"地址已被别的程序占用（{error.Message}）请先停止那个程序，或另指定一个地址（--urls）。");
        }

        var drawn = app.RenderHomeAsync();
        await prepared;
        await drawn;
        await app.RenderHomeAsync(); // with what was filled in meanwhile; where nothing was, it is kept already
        app.Services.GetRequiredService<PortalStart>().Settle();
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Brings the database up to date and fills it on first start; then requests are let in (<see cref="PortalStart"/>).</summary>
    public static async Task PreparePortalAsync(this WebApplication app)
    {
        var start = app.Services.GetRequiredService<PortalStart>();
        if (await DatabaseStart.MigrateAsync(app.Services)) DocumentSeeding.ReadAhead(app.Services);
        start.Migrated();
        if (app.Environment.IsDevelopment()) await DemoAccounts.EnsureAsync(app.Services);
        else await ProductionStart.CheckAccountsAsync(app);
        if (!app.Environment.IsDevelopment()) ProductionStart.CheckAddress(app);
        await Seeding.SeedAsync(app.Services);
        await DocumentSeeding.SeedAsync(app.Services);
        start.Open();
    }

    public static void MapPortal(this WebApplication app)
    {
        app.UsePortalStart();
        app.UsePortalSecurity();
        app.UseLook();
        app.UsePortalSignIn();
        app.UseAntiforgery();
        // A form without its token: endpoints written by the compiler would fail on reading it, and answer 500.
        app.Use((http, next) =>
        {
            if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) return next(http);
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
        app.MapStaticAssets();
        app.MapPublicColumn();
        app.MapAccount();
        app.MapWorkspace();
        ClockFeed.Map(app);
        app.MapAuditCsv();
        app.MapReportFiles();
        app.MapArchiveFiles();
        app.MapRegisterFiles();
        app.MapConcernFiles();
    }
}
