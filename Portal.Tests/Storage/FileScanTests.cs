using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Portal.Domain.Storage;

namespace Portal.Tests.Storage;

/// <summary>Scanners are small shell scripts here.</summary>
public sealed class FileScanTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scan ").FullName;

    [Fact]
    public async Task Nothing_configured_takes_every_file()
    {
        var scanner = Registered("");
        Assert.IsType<NoFileScanner>(scanner);
        Assert.True((await ScanAsync(scanner)).IsClean);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "“说明.docx”带有病毒，没有收下；请先为来源电脑杀毒。")]
    [InlineData(2, "“说明.docx”没能完成病毒检查，没有收下；请稍后再试，仍不行请找系统管理员。")]
    public async Task The_exit_code_decides(int code, string? says) =>
        Assert.Equal(says, (await ScanAsync(Registered(Script($"exit {code}")))).Refusal?.ToString());

    [Fact]
    public async Task The_scanner_is_given_the_bytes_in_a_file_of_its_own_that_is_gone_afterwards()
    {
        var scanner = Registered(Script("cat \"$2\" > seen; echo \"$1 $2\" > asked; stat -c %a \"$2\" > mode"));
        Assert.True((await ScanAsync(scanner, "'; rm -rf x; '.docx")).IsClean);
        Assert.Equal("content", await File.ReadAllTextAsync(Path.Combine(_folder, "seen"), TestContext.Current.CancellationToken));
        var asked = await File.ReadAllTextAsync(Path.Combine(_folder, "asked"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("rm", asked);
        Assert.StartsWith("--no-summary ", asked);
        Assert.False(File.Exists(asked.Trim().Split(' ')[1]));
        Assert.Equal("600", (await File.ReadAllTextAsync(Path.Combine(_folder, "mode"), TestContext.Current.CancellationToken)).Trim());
    }

    [Fact]
    public async Task A_talkative_scanner_is_heard_out() => Assert.True((await ScanAsync(Registered(Script("seq 1 200000; seq 1 200000 >&2; exit 0")))).IsClean);

    [Fact]
    public async Task A_scanner_that_is_not_there_refuses_the_file() =>
        Assert.Contains("没能完成病毒检查", (await ScanAsync(Registered($"\"{_folder}/missing\" {{file}}"))).Refusal?.ToString());

    [Fact]
    public async Task A_scanner_that_never_answers_is_stopped_and_the_file_refused()
    {
        var time = new FakeTimeProvider();
        var scanner = new CommandFileScanner(CommandFileScanner.Split(Script("sleep 1000")), time, NullLogger<CommandFileScanner>.Instance);
        var scan = ScanAsync(scanner);
        while (!scan.IsCompleted)
        {
            time.Advance(TimeSpan.FromMinutes(2));
            await Task.Yield();
        }
        Assert.Contains("没能完成病毒检查", (await scan).Refusal?.ToString());
    }

    [Theory]
    [InlineData("clamdscan --no-summary")]
    [InlineData("{file}")]
    [InlineData("clamdscan \"{file}")]
    public void A_command_without_a_place_for_the_file_is_found_at_start(string command) =>
        Assert.Contains("Portal:VirusScan", Assert.Throws<InvalidOperationException>(() => Registered(command)).Message);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<ScanResult> ScanAsync(IFileScanner scanner, string name = "说明.docx") => scanner.ScanAsync("content"u8.ToArray(), name, TestContext.Current.CancellationToken);

    private static IFileScanner Registered(string command) =>
        new ServiceCollection().AddLogging().AddFileScan(command).BuildServiceProvider().GetRequiredService<IFileScanner>();

    private string Script(string body)
    {
        var path = Path.Combine(_folder, "scan.sh");
        File.WriteAllText(path, $"cd \"{_folder}\"\n{body}\n");
        return $"sh \"{path}\" --no-summary {{file}}";
    }
}
