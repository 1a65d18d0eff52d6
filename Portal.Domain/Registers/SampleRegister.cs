using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Portal.Domain.Registers;

/// <summary>The demonstration's acts of training and publicity, and reports to the main leader: seeds/registers/acts.yaml.</summary>
public sealed class SampleRegister(WriteGate gate, IDbContextFactory<PortalDb> dbs)
{
    private const string By = "办公室（示例）";

    public async Task SeedAsync(string seeds, CancellationToken ct)
    {
        await using (var db = await dbs.CreateDbContextAsync(ct))
            if (await db.Set<RegisterEntry>().IgnoreQueryFilters().AnyAsync(ct))
                return;
        var rows = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build()
            .Deserialize<List<SeedAct>>(await File.ReadAllTextAsync(Path.Combine(seeds, "registers", "acts.yaml"), ct));
        await gate.RunAsync(Actor.System, Permission.KeepRegisters, "SeedSample", write =>
        {
            foreach (var row in rows.Select(r => r.Facts).Where(f => f.On <= write.Today)) write.Db.Add(new RegisterEntry(row, By, write.Now, isSample: true));
            write.Subject = () => "registers";
            return Task.FromResult(Outcome.Done);
        }, ct);
    }

    private sealed class SeedAct
    {
        public string Kind { get; set; } = "";
        public string On { get; set; } = "";
        public string Title { get; set; } = "";
        public string Place { get; set; } = "";
        public string People { get; set; } = "";
        public int Headcount { get; set; }
        public string Summary { get; set; } = "";

        public RegisterFacts Facts => new(
            Kind switch { "training" => RegisterKind.Training, "publicity" => RegisterKind.Publicity, _ => RegisterKind.LeaderReport },
            DateOnly.ParseExact(On, "yyyy-MM-dd", null), Title, Place, People, Headcount, Summary);
    }
}

/// <summary>Register entries marked 示例.</summary>
internal sealed class SampleRegisterMaterial : ISampleMaterial
{
    public string Name => "培训宣传与汇报";

    public Task<int> CountAsync(PortalDb db, CancellationToken ct) => Samples(db).CountAsync(ct);

    public async Task RemoveAsync(Write write, CancellationToken ct)
    {
        foreach (var entry in await Samples(write.Db).Include(e => e.Evidence).ToListAsync(ct))
        {
            write.Db.Remove(entry);
            write.Announce(RegisterChange.Entry, entry.Id, entry.Id);
        }
    }

    public IQueryable<string> FilesOf(PortalDb db, bool sample) => db.Set<RegisterEntry>().IgnoreQueryFilters().Where(e => e.IsSample == sample).SelectMany(e => e.Evidence).Select(e => e.FileHash);

    private static IQueryable<RegisterEntry> Samples(PortalDb db) => db.Set<RegisterEntry>().IgnoreQueryFilters().Where(e => e.IsSample);
}
