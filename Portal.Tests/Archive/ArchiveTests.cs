using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Portal.Domain.Archive;
using Portal.Domain.Clocks;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Tests.Policies;

namespace Portal.Tests.Archive;

/// <summary>Quarterly delivery to the archive and the library (domain facts 9). The desk's clock stands at 23 November 2026: the fourth quarter.</summary>
public sealed class ArchiveTests
{
    private static readonly Quarter Now = new(2026, 4);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_package_holds_originals_text_metadata_list_and_hand_over_paper_and_verifies()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        PolicyDesk.Ok(await desk.Get<AttachFile>().ExecuteAsync(desk.Editor, policy, "附表.txt", Encoding.UTF8.GetBytes("附表"), inText: false, Ct));
        await desk.ReleaseAsync(policy);
        var bag = await PackAsync(desk, Now);

        var report = BagVerifier.Verify(new MemoryStream(bag));
        Assert.Equal([], report.Problems.Select(p => p.ToString()));
        Assert.Equal("zwgk-2026-Q4", report.Name);
        var names = Names(bag);
        Assert.Contains("bagit.txt", names);
        Assert.Contains("data/目录表.xlsx", names);
        Assert.Contains("data/目录表.csv", names);
        Assert.Contains("data/交接文据.docx", names);
        var folder = names.Single(n => n.EndsWith("original/01-附表.txt", StringComparison.Ordinal)).Split("/original/")[0];
        Assert.Equal([$"{folder}/metadata.xml", $"{folder}/original/01-附表.txt", $"{folder}/print.html", $"{folder}/text.md"], names.Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        var metadata = XDocument.Parse(Text(bag, $"{folder}/metadata.xml")).Root!;
        Assert.Equal(("新送", "示科规〔2026〕1号", "2026-11-20", "公开", "永久"), ((string)metadata.Element("送交类别")!, (string)metadata.Element("文号")!, (string)metadata.Element("成文日期")!, (string)metadata.Element("密级")!, (string)metadata.Element("保管期限")!));
        Assert.Null(metadata.Element("页数")); // not known, and so not said
        Assert.Equal(3, metadata.Element("文件")!.Elements().Count());
        Assert.Contains("Payload-Oxum: ", Text(bag, "bag-info.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_quarter_gives_the_same_bytes()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        await desk.ReleaseAsync((await desk.DraftAsync()).Policy);
        var first = await PackAsync(desk, Now);
        desk.Store.Clock.Advance(TimeSpan.FromHours(30));
        Assert.Equal(first, await PackAsync(desk, Now));
    }

    [Fact]
    public async Task A_closed_quarter_keeps_its_bytes_whatever_comes_later_and_the_next_one_tells_of_it()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        await desk.Get<ClockData>().EnsureAsync(PolicyDesk.Seeds(), Ct);
        var (policy, _) = await desk.DraftAsync();
        await desk.ReleaseAsync(policy);
        Assert.False((await desk.Get<CloseDelivery>().ExecuteAsync(desk.Office, Now, Ct)).Ok);
        desk.Store.Clock.Advance(TimeSpan.FromDays(45)); // 7 January 2027
        PolicyDesk.Ok(await desk.Get<ArchiveClock>().EnsureQuarterAsync(Now, Ct));
        var closed = await desk.Get<CloseDelivery>().ExecuteAsync(desk.Office, Now, Ct);
        PolicyDesk.Ok(closed);
        var bytes = await PackAsync(desk, Now);
        Assert.Equal((closed.Value!.Hash, closed.Value.Size), (Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), bytes.LongLength));

        await desk.TextAsync(policy, "各有关单位：\n\n改了。\n");
        await desk.FactAsync(policy, DocumentField.ChangeNote, "改了一处。");
        await desk.ReleaseAsync(policy);
        PolicyDesk.Ok(await desk.Get<ChangeStatus>().WithdrawAsync(desk.Webmaster, policy, "另行研究", hidesText: false, Ct));
        Assert.Equal(bytes, await PackAsync(desk, Now));
        var plan = await desk.Get<ArchivePlans>().FindAsync(Now.Next, Ct);
        Assert.Equal([ArchiveItemKind.Exchanged, ArchiveItemKind.Exchanged], plan.Entries.Select(e => e.Kind));
        Assert.Contains(plan.Entries, e => e.EditionId is null && e.Facts.Remark.StartsWith("撤下：另行研究", StringComparison.Ordinal));
        Assert.Contains(plan.Entries, e => e.EditionId is not null && e.Facts.Edition == 2);
    }

    [Fact]
    public async Task What_a_closed_quarter_left_out_comes_later_as_a_late_item()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        await desk.ReleaseAsync((await desk.DraftAsync()).Policy);
        desk.Store.Clock.Advance(TimeSpan.FromDays(45));
        PolicyDesk.Ok(await desk.Get<CloseDelivery>().ExecuteAsync(desk.Office, Now, Ct));
        await desk.Store.TamperAsync("DELETE FROM archive_items WHERE Position = 1");
        var plan = await desk.Get<ArchivePlans>().FindAsync(Now.Next, Ct);
        Assert.Equal(ArchiveItemKind.Late, Assert.Single(plan.Entries).Kind);
    }

    [Fact]
    public async Task Text_that_was_withdrawn_from_the_public_goes_to_nobody()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        await desk.ReleaseAsync(policy);
        PolicyDesk.Ok(await desk.Get<ChangeStatus>().WithdrawAsync(desk.Webmaster, policy, "含个人信息", hidesText: true, Ct));
        var names = Names(await PackAsync(desk, Now));
        Assert.Equal(1, names.Count(n => n.EndsWith("/text.md", StringComparison.Ordinal))); // the interpretation's
    }

    [Fact]
    public async Task Nothing_to_deliver_is_a_nil_return()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var bag = await PackAsync(desk, new Quarter(2026, 1));
        Assert.True(BagVerifier.Verify(new MemoryStream(bag)).IsWhole);
        Assert.Equal(["data/交接文据.docx", "data/目录表.csv", "data/目录表.xlsx"], Names(bag).Where(n => n.StartsWith("data/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        var paper = Portal.Domain.Documents.Office.AttachmentText.Extract(Bytes(bag, "data/交接文据.docx"), Domain.Storage.FileTypes.Docx);
        Assert.Contains("零报送", paper, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_is_changed_in_a_package_is_named()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        await desk.ReleaseAsync((await desk.DraftAsync()).Policy);
        var bag = await PackAsync(desk, Now);
        var text = Names(bag).First(n => n.EndsWith("/text.md", StringComparison.Ordinal));
        Assert.Contains($"文件 {text} 与 manifest-sha256.txt 里的指纹不符", Problem(Changed(bag, text, "改过的")), StringComparison.Ordinal);
        Assert.Contains($"缺少文件 {text}", Problem(Changed(bag, text, null)), StringComparison.Ordinal);
        Assert.Contains("多出文件 data/外来.txt", Problem(Changed(bag, "data/外来.txt", "x")), StringComparison.Ordinal);
        Assert.Contains("与 tagmanifest-sha256.txt 里的指纹不符", Problem(Changed(bag, "bag-info.txt", "Payload-Oxum: 1.1\n")), StringComparison.Ordinal);
        Assert.Contains("缺少 bagit.txt", Problem(Changed(bag, "bagit.txt", null)), StringComparison.Ordinal);
        Assert.Contains("不是完好的 ZIP", Problem(bag[..(bag.Length / 2)]), StringComparison.Ordinal);
        Assert.Contains("不是完好的 ZIP", Problem(Encoding.UTF8.GetBytes("hello")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_daily_round_sets_the_clock_of_the_quarter_that_is_over_in_any_month_and_of_no_older_one()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        await desk.Get<ClockData>().EnsureAsync(PolicyDesk.Seeds(), Ct);
        desk.Store.Clock.Advance(TimeSpan.FromDays(80)); // 11 February 2027
        foreach (var round in desk.Store.Get<IEnumerable<IDailyRound>>()) await round.RunAsync(Ct);
        Assert.Equal([Now], (await desk.Get<ArchiveClock>().DuesAsync([Now.Previous, Now, Now.Next], Ct)).Keys);
    }

    [Fact]
    public async Task Two_receipts_end_the_quarters_clock()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        await desk.Get<ClockData>().EnsureAsync(PolicyDesk.Seeds(), Ct);
        desk.Store.Clock.Advance(TimeSpan.FromDays(45));
        PolicyDesk.Ok(await desk.Get<ArchiveClock>().EnsureQuarterAsync(Now, Ct));
        PolicyDesk.Ok(await desk.Get<ArchiveClock>().EnsureQuarterAsync(Now, Ct));
        PolicyDesk.Ok(await desk.Get<CloseDelivery>().ExecuteAsync(desk.Office, Now, Ct));
        var today = new DateOnly(2027, 1, 7);
        Assert.False((await desk.Get<RecordReceipt>().ExecuteAsync(desk.Office, Now, Institution.Archive, "李某", today.AddDays(-1), "", null, Ct)).Ok);
        PolicyDesk.Ok(await desk.Get<RecordReceipt>().ExecuteAsync(desk.Office, Now, Institution.Archive, "李某", today, "", ("签收单.txt", Encoding.UTF8.GetBytes("已收到")), Ct));
        Assert.False((await desk.Get<RecordReceipt>().ExecuteAsync(desk.Office, Now, Institution.Archive, "李某", today, "", null, Ct)).Ok);
        Assert.Equal(ClockState.Running, await StateAsync());
        PolicyDesk.Ok(await desk.Get<RecordReceipt>().ExecuteAsync(desk.Office, Now, Institution.Library, "王某", today, "", null, Ct));
        Assert.Equal(ClockState.Ended, await StateAsync());

        async Task<ClockState> StateAsync()
        {
            await using var db = await desk.Store.DbAsync();
            return (await ClockDesk.OfAsync(db, ArchiveClock.Subject, Now.Key, ClockRules.ArchiveDelivery, Ct))!.State;
        }
    }

    [Theory]
    [InlineData("2026-Q3", 2026, 3)]
    [InlineData(" 2026-q1 ", 2026, 1)]
    public void A_quarter_is_read(string text, int year, int number) => Assert.Equal(new Quarter(year, number), Quarter.Parse(text));

    [Theory]
    [InlineData("2026-Q5")]
    [InlineData("2026Q1")]
    [InlineData("Q1")]
    [InlineData("26-Q1")]
    public void Anything_else_is_not(string text) => Assert.Null(Quarter.Parse(text));

    [Fact]
    public void Quarters_meet_at_their_ends()
    {
        for (var quarter = new Quarter(2024, 1); quarter < new Quarter(2027, 1); quarter = quarter.Next)
            Assert.Equal((quarter.Last.AddDays(1), quarter, quarter), (quarter.Next.First, Quarter.Of(quarter.First), Quarter.Of(quarter.Last)));
    }

    private static async Task<byte[]> PackAsync(PolicyDesk desk, Quarter quarter)
    {
        using var stream = new MemoryStream();
        await desk.Get<PackArchive>().WriteAsync(await desk.Get<ArchivePlans>().FindAsync(quarter, Ct), stream, Ct);
        return stream.ToArray();
    }

    private static string Problem(byte[] bag) => string.Join('\n', BagVerifier.Verify(new MemoryStream(bag)).Problems);

    private static List<string> Names(byte[] bag)
    {
        using var zip = new ZipArchive(new MemoryStream(bag));
        return [.. zip.Entries.Select(e => e.FullName[(e.FullName.IndexOf('/', StringComparison.Ordinal) + 1)..])];
    }

    private static byte[] Bytes(byte[] bag, string path)
    {
        using var zip = new ZipArchive(new MemoryStream(bag));
        using var stream = zip.Entries.Single(e => e.FullName.EndsWith("/" + path, StringComparison.Ordinal)).Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static string Text(byte[] bag, string path) => Encoding.UTF8.GetString(Bytes(bag, path));

    /// <summary>The bag with one file changed, added or (null) taken out.</summary>
    private static byte[] Changed(byte[] bag, string path, string? text)
    {
        using var stream = new MemoryStream();
        stream.Write(bag);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var top = zip.Entries[0].FullName.Split('/')[0];
            zip.GetEntry($"{top}/{path}")?.Delete();
            if (text is not null)
            {
                using var writer = new StreamWriter(zip.CreateEntry($"{top}/{path}").Open());
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }
}
