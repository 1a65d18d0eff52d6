using System.Globalization;
using Portal.Domain.Common;
using Portal.Domain.Requests.Desk;

namespace Portal.Web.Hosting;

/// <summary>Console commands about information requests.</summary>
public static class RequestCommands
{
    /// <summary>For a timer of the machine: once a day is often enough.</summary>
    public static async Task<int> EraseAsync(WebApplication app, CommandLine line)
    {
        await DatabaseStart.MigrateAsync(app.Services);
        var outcome = await app.Services.GetRequiredService<EraseApplicants>().ExecuteAsync(Actor.System, CancellationToken.None);
        if (!outcome.Ok) return ConsoleCommands.Fail(string.Join(' ', outcome.Reasons));
        var erasure = outcome.Value!;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{erasure.DecidedBefore:yyyy-MM-dd} 以前办结并归档的申请：清除了 {erasure.Applicants} 个申请人的信息，删除了 {erasure.Papers} 份写有申请人信息的材料。"));
        return 0;
    }
}
