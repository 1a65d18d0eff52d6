using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Portal.Domain.Archive;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Storage;
using Portal.Tests.Policies;

namespace Portal.Tests.Benchmarks;

/// <summary>What a large quarter costs to pack, to verify and in memory.</summary>
public sealed class ArchiveBenchmark
{
    private const int Documents = 1_000;
    private const int FileSize = 200 * 1024;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Package_of_1000_documents()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var text = "各有关单位：\n\n" + string.Concat(Enumerable.Repeat("为规范科技计划项目管理，依据有关规定，现就有关事项通知如下，请结合实际认真贯彻执行。\n\n", 60));
        for (var part = 0; part < Documents / 100; part++)
            PolicyDesk.Ok(await desk.Store.Gate.RunAsync(Actor.System, Permission.Release, "Test", async write =>
            {
                for (var i = part * 100; i < part * 100 + 100; i++)
                {
                    var document = new Document(DocumentKind.Notice, $"n-{i}", desk.Column("notices"), "办公室", $"第{i}号通知", write.Actor, write.Now);
                    document.Current.Write(text + i, write.Actor, write.Now);
                    // As a scan or an office file: it does not shrink.
                    var file = new StoredFile(RandomNumberGenerator.GetBytes(FileSize), FileTypes.Pdf);
                    write.Db.Add(file);
                    document.Current.Attach(file.Hash, "原件.pdf", file.ContentType, file.Size, inText: false);
                    write.Db.Add(document);
                    await write.FlushAsync(Ct);
                    await Publication.PublishAsync(write, document, "测试", write.Now, new Dictionary<int, Document>(), Ct);
                }

                return Outcome.Done;
            }, Ct));

        var quarter = new Quarter(2026, 4);
        var path = Path.Combine(desk.Store.Folder, "bag.zip");
        GC.Collect();
        var peak = PeakMemory.Start();
        var watch = Stopwatch.StartNew();
        PackedBag bag;
        await using (var file = File.Create(path)) bag = await desk.Get<PackArchive>().WriteAsync(await desk.Get<ArchivePlans>().FindAsync(quarter, Ct), file, Ct);
        Figures.Print("archive package of 1,000 documents, 200 KB each", string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.0} s ({bag.Size / 1048576.0:0} MB)"), "≤ 10 s");
        Figures.Print("… memory at its peak above the start", string.Create(CultureInfo.InvariantCulture, $"{peak.Stop() / 1048576.0:0} MB"), "bounded");
        watch.Restart();
        await using (var file = File.OpenRead(path)) Assert.True(BagVerifier.Verify(file).IsWhole);
        Figures.Print("… verified", string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.0} s"), "—");
    }
}
