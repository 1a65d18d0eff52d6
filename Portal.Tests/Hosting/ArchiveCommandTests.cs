using Portal.Tests.Policies;

namespace Portal.Tests.Hosting;

public sealed class ArchiveCommandTests
{
    [Fact]
    public async Task A_quarter_is_packed_and_verified_from_the_shell_and_damage_is_named()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        await desk.ReleaseAsync((await desk.DraftAsync()).Policy);
        var folder = desk.Store.Folder;
        var packed = await PortalProcess.RunAsync(folder, "archive", "2026-Q4", "--out", "bag.zip");
        Assert.Equal((0, ""), (packed.Exit, packed.Error));
        Assert.Contains("2 件", packed.Out, StringComparison.Ordinal);
        var whole = await PortalProcess.RunAsync(folder, "archive-verify", "bag.zip");
        Assert.Equal((0, ""), (whole.Exit, whole.Error));
        Assert.Contains("zwgk-2026-Q4 完好", whole.Out, StringComparison.Ordinal);

        var again = await PortalProcess.RunAsync(folder, "archive", "2026-Q4", "--out", "bag.zip");
        Assert.Equal(1, again.Exit);
        Assert.Contains("已经存在", again.Error, StringComparison.Ordinal);
        var path = Path.Combine(folder, "bag.zip");
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(path, bytes[..(bytes.Length / 2)], TestContext.Current.CancellationToken);
        Assert.Equal(1, (await PortalProcess.RunAsync(folder, "archive-verify", "bag.zip")).Exit);
        Assert.Equal(1, (await PortalProcess.RunAsync(folder, "archive", "2026-05", "--out", "x.zip")).Exit);
        Assert.Equal(1, (await PortalProcess.RunAsync(folder, "archive", "2026-Q4")).Exit);
        Assert.False(File.Exists(Path.Combine(folder, "x.zip")));
    }
}
