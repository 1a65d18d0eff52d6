using MudBlazor;
using MudBlazor.Services;
using Portal.Web.Workspace.Consultations;
using Portal.Web.Workspace.Documents;
using Portal.Web.Workspace.Requests;

namespace Portal.Web.Workspace;

public static class WorkspaceSetup
{
    public static void AddWorkspace(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        BrowserCalls.Describe(builder.Services);
        builder.Services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.MaximumOpacity = 100; // nothing shines through a notice
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter; // above are the bar and the page's buttons
        });
        builder.Services.AddScoped<Reviews.WaitingCount>();
    }

    public static void MapWorkspace(this WebApplication app)
    {
        var pages = app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.ConfigureWebSocketAcceptContext = (_, socket) =>
        {
            socket.DisableServerContextTakeover = true; // else every open page keeps a compressor beyond the message it compressed
            return Task.CompletedTask;
        }).RequireAuthorization();
        pages.LeaveOutMistypedWords();
        app.MapWorkspaceFiles();
        app.MapEditor();
        app.MapRequestDesk();
        app.MapConsultationDesk();
    }
}
