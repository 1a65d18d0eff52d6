using MudBlazor.Services;

namespace Portal.Web.Workspace;

public static class WorkspaceSetup
{
    public static void AddWorkspace(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddMudServices();
        builder.Services.AddScoped<Reviews.WaitingCount>();
    }

    public static void MapWorkspace(this WebApplication app)
    {
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode().RequireAuthorization();
        app.MapWorkspaceFiles();
    }
}
