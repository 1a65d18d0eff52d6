using Portal.Web.Hosting;

var line = CommandLine.Read(args);
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = line.Settings });
builder.AddPortal();
builder.AddPortalCommands(line);

await using var app = builder.Build();
return await app.RunPortalAsync(line);

/// <summary>Named so that tests can start the real portal.</summary>
public sealed partial class Program;
