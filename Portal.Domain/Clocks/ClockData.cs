using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Portal.Domain.Clocks;

/// <summary>What every portal begins with: the announced years and the periods of law. Years and rules that are there already are not touched.</summary>
public sealed class ClockData(WriteGate gate, IDbContextFactory<PortalDb> dbs)
{
    /// <param name="seeds">The folder of the seeds.</param>
    public async Task EnsureAsync(string seeds, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var years = await db.Set<CalendarYear>().Select(y => y.Year).Distinct().ToListAsync(ct);
        var keys = await db.Set<ClockRule>().Select(r => r.Key).Distinct().ToListAsync(ct);
        var newYears = WorkingCalendar.Delivered.Where(y => !years.Contains(y.Year)).ToList();
        var newRules = Rules(seeds).Where(r => !keys.Contains(r.Key)).ToList();
        if (newYears.Count == 0 && newRules.Count == 0) return;
        await gate.RunAsync(Actor.System, Permission.ManageClocks, "SeedClocks", write =>
        {
            write.Db.AddRange(newYears.Select(y => new CalendarYear(y, 1, write.Actor.Name, write.Now)));
            write.Db.AddRange(newRules.Select(r => r.ToRule()));
            foreach (var year in newYears) write.Announce(ClockChange.Calendar, year.Year, year.Year);
            return Task.FromResult(Outcome.Done);
        }, ct);
    }

    private static List<SeedRule> Rules(string seeds) =>
        new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build()
            .Deserialize<List<SeedRule>>(File.ReadAllText(Path.Combine(seeds, "reference", "clock-rules.yaml")));

    private sealed class SeedRule
    {
        public string Key { get; set; } = "";
        public string Name { get; set; } = "";
        public int Amount { get; set; }
        public string Unit { get; set; } = "";
        public string Source { get; set; } = "";
        public string From { get; set; } = "";
        public bool Fixed { get; set; }

        public ClockRule ToRule() => new(Key, Name, Amount, Enum.Parse<ClockUnit>(Unit, ignoreCase: true), Source, DateOnly.ParseExact(From, "yyyy-MM-dd", null), Fixed);
    }
}
