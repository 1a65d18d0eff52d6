using Portal.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddPortal();

await using var app = builder.Build();
return await app.RunPortalAsync(args);

/// <summary>Named so that tests can start the real portal.</summary>
public sealed partial class Program;
