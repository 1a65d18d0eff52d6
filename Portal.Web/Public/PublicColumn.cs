using Portal.Domain.Consultations;
using Portal.Domain.Policies;
using Portal.Web.Api;
using Portal.Web.Public.Consultations;
using Portal.Web.Public.Disclosure;
using Portal.Web.Public.Documents;
using Portal.Web.Public.Help;
using Portal.Web.Public.Home;
using Portal.Web.Public.Intake;
using Portal.Web.Public.Ledger;
using Portal.Web.Public.Lists;
using Portal.Web.Public.Messages;
using Portal.Web.Public.Normative;
using Portal.Web.Public.Readers;
using Portal.Web.Public.Reports;
using Portal.Web.Public.Requests;
using Portal.Web.Public.Search;

namespace Portal.Web.Public;

/// <summary>The public column: reading pages as kept bytes, and what machines read beside them.</summary>
public static class PublicColumn
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void AddPublicColumn(this WebApplicationBuilder builder)
    {
        // In Development the framework compresses static files again at each request and forbids caching; one behaviour everywhere is easier to trust.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.Configuration["EnableStaticAssetsDevelopmentCaching"] = "true";
        builder.WebHost.UseStaticWebAssets(); // an unpublished build finds them in every environment; a published one has them in wwwroot

        builder.Services.AddSingleton<AssetPaths>();
        builder.Services.AddSingleton<PageCache>();
        builder.Services.AddSingleton<PublicPages>();
        builder.Services.AddSingleton<PublicLedgers>();
        builder.Services.AddSingleton<OpenDocuments>();
        builder.Services.AddSingleton<Catalogues>();
        builder.Services.AddSingleton<DocumentSearch>();
        builder.Services.AddSingleton<AnswerSearch>();
        builder.Services.AddSingleton<LedgerEvents>();
        builder.Services.AddSingleton<Feeds>();
        builder.Services.AddSingleton<Sitemap>();
        builder.Services.AddRequestPages();
        builder.Services.AddSingleton(builder.Configuration.GetSection("Portal:Intake").Get<IntakeSettings>() ?? new IntakeSettings());
        builder.Services.AddConsultationPages();
        builder.Services.AddMessagePages();
        builder.Services.AddReaderPages();
        builder.Services.AddOpenData();
    }

    public static void MapPublicColumn(this WebApplication app)
    {
        app.UsePublicErrorPages();
        MapPages(app);
        MapLedger(app);
        app.MapDocuments();
        app.MapReaders();
        app.MapLists();
        app.MapSearch();
        app.MapDisclosure();
        app.MapRequests();
        app.MapConsultations();
        app.MapMessages();
        app.MapNormative();
        app.MapReports();

        app.MapGet("/api/v1/ledger/{year:int}", LedgerApi.SendAsync).WithTags("执行台账").WithSummary("一年的执行台账")
            .WithDescription("任务、措施、进度和公开的各项内容；没有公开的内容不出现。").Produces<System.Text.Json.Nodes.JsonObject>().ProducesProblem(StatusCodes.Status404NotFound);
        DocumentApi.Map(app);
        CalendarApi.Map(app);
        NormativeApi.Map(app);
        ConsultationApi.Map(app);
        app.MapOpenApi();
        DocumentFiles.Map(app);
        Feeds.Map(app);
        Sitemap.Map(app);
    }

    private static void MapPages(WebApplication app)
    {
        app.MapMethods("/", Reading, (HttpContext http, PublicPages pages, PublicLedgers ledgers, Catalogues catalogues, PublicPackages packages, PublicConsultations consultations) =>
            pages.SendAsync<HomePage>(http, "/", async ct =>
            {
                var ledger = await ledgers.NewestAsync(ct);
                var news = await HomeDocuments.ReadAsync(catalogues, packages, ct);
                var open = (await consultations.ListAsync(ct)).Where(l => l.Stage == ConsultationStage.Open).Take(HomePage.MostConsultations).ToList();
                return new PageContent(new Dictionary<string, object?> { [nameof(HomePage.Ledger)] = ledger, [nameof(HomePage.News)] = news, [nameof(HomePage.Consultations)] = open },
                    [PageTags.Plans, PageTags.Documents, PageTags.Columns, PageTags.Consultations], news.ChangedAt > ledger?.ChangedAt || ledger is null ? news.ChangedAt : ledger.ChangedAt);
            }));
        app.MapMethods("/help", Reading, (HttpContext http, PublicPages pages) =>
            pages.SendAsync<HelpPage>(http, "/help", _ => Task.FromResult<PageContent?>(PageContent.None)));
        app.MapMethods("/not-found", Reading, (HttpContext http) => { http.Response.StatusCode = StatusCodes.Status404NotFound; });
        app.MapGet(Preferences.Path, Preferences.Set);
    }

    private static void MapLedger(WebApplication app)
    {
        app.MapMethods("/ledger", Reading, async (HttpContext http, PublicPages pages, PublicLedgers ledgers) =>
        {
            if (await ledgers.HeadsAsync(http.RequestAborted) is [var only]) http.Response.Redirect($"/ledger/{only.Year}");
            else
                await pages.SendAsync<LedgerYears>(http, "/ledger", async ct =>
                    PageContent.With(nameof(LedgerYears.Plans), await ledgers.HeadsAsync(ct), [PageTags.Plans]));
        });
        app.MapMethods("/ledger/{year:int}", Reading, (HttpContext http, int year, PublicPages pages, PublicLedgers ledgers) =>
            pages.SendAsync<LedgerPage>(http, $"/ledger/{year}", async ct =>
                await ledgers.FindAsync(year, ct) is { } ledger ? PageContent.With(nameof(LedgerPage.Ledger), ledger, [PageTags.Plan(ledger.Board.Id)], ledger.ChangedAt) : null));
        app.MapGet("/ledger/{year:int}/events", (HttpContext http, int year, LedgerEvents events) => events.SendAsync(http, year));
        app.MapMethods("/ledger/{year:int}/table.{extension}", Reading, LedgerFiles.SendTableAsync);
        app.MapMethods("/ledger/{year:int}/evidence/{hash}", Reading, LedgerFiles.SendEvidenceAsync);
    }
}
