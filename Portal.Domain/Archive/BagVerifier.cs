using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Domain.Common;

namespace Portal.Domain.Archive;

/// <summary>What came of checking a bag.</summary>
/// <param name="Files">Of the payload, as the manifest lists them.</param>
/// <param name="Bytes">Of the payload, as counted.</param>
public sealed record BagReport(string Name, int Files, long Bytes, IReadOnlyList<Reason> Problems)
{
    public bool IsWhole => Problems.Count == 0;
}

/// <summary>Checks a bag (RFC 8493) in a ZIP, whoever made it: every hash is computed anew, and what is wrong is named. Nothing is unpacked to disk.</summary>
public static partial class BagVerifier
{
    private const string Manifest = "manifest-sha256.txt";
    private const string TagManifest = "tagmanifest-sha256.txt";

    /// <summary>Largest tag file that is read, in bytes; a manifest of 100,000 files has some 15 MB.</summary>
    private const long MaxTag = 64 * 1024 * 1024;

    /// <summary>Problems that are named one by one; more are counted.</summary>
    private const int MaxProblems = 200;

    /// <param name="zip">Must be seekable.</param>
    public static BagReport Verify(Stream zip)
    {
        try
        {
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
            return new Check(archive).Run();
        }
        catch (Exception damage) when (damage is InvalidDataException or EndOfStreamException or IOException)
        {
            return new BagReport("", 0, 0, ["这不是完好的 ZIP 文件，打不开。"]);
        }
    }

    [GeneratedRegex(@"^([0-9a-fA-F]{64})[ \t]+\*?(.+)$")]
    private static partial Regex Line();

    private sealed class Check(ZipArchive archive)
    {
        private readonly List<Reason> _problems = [];
        private readonly Dictionary<string, ZipArchiveEntry> _files = new(StringComparer.Ordinal);
        private int _more;

        public BagReport Run()
        {
            var tops = archive.Entries.Select(e => e.FullName.Split('/')[0]).Distinct().ToList();
            if (tops.Count != 1) return new BagReport("", 0, 0, ["压缩包里应只有一个文件夹，名称就是包名。"]);
            foreach (var entry in archive.Entries.Where(e => !e.FullName.EndsWith('/')))
                if (!_files.TryAdd(entry.FullName[(tops[0].Length + 1)..], entry))
                    Say(new Reason("文件 {0} 在包里出现两次。", entry.FullName));

            if (Text("bagit.txt") is not { } declaration) Say("缺少 bagit.txt，不是 BagIt 包。");
            else if (!declaration.StartsWith("BagIt-Version: ", StringComparison.Ordinal) || !declaration.Contains("Tag-File-Character-Encoding: UTF-8", StringComparison.Ordinal)) Say("bagit.txt 的内容不合规定。");
            var listed = Read(Manifest);
            var (files, bytes) = (listed?.Count ?? 0, 0L);
            if (listed is null) Say("缺少 manifest-sha256.txt，没有可以核对的指纹。");
            else bytes = Compare(Manifest, listed);
            foreach (var extra in _files.Keys.Where(f => f.StartsWith("data/", StringComparison.Ordinal) && listed?.ContainsKey(f) == false)) Say(new Reason("多出文件 {0}，清单里没有。", extra));
            if (Read(TagManifest) is { } tags) Compare(TagManifest, tags);
            else Say("缺少 tagmanifest-sha256.txt，清单本身没有指纹。");
            CompareSum(files, bytes);
            if (_more > 0) _problems.Add(new Reason("另有 {0} 处问题没有列出。", _more));
            return new BagReport(tops[0], files, bytes, _problems);
        }

        /// <returns>Bytes of the listed files.</returns>
        private long Compare(string manifest, Dictionary<string, string> listed)
        {
            var bytes = 0L;
            foreach (var (path, hash) in listed)
            {
                if (!_files.TryGetValue(path, out var entry))
                {
                    Say(new Reason("缺少文件 {0}。", path));
                    continue;
                }

                try
                {
                    using var stream = entry.Open();
                    var found = Convert.ToHexStringLower(SHA256.HashData(stream));
                    bytes += entry.Length;
                    if (!found.Equals(hash, StringComparison.OrdinalIgnoreCase)) Say(new Reason("文件 {0} 与 {1} 里的指纹不符，内容被改过。", path, manifest));
                }
                catch (InvalidDataException)
                {
                    Say(new Reason("文件 {0} 已损坏，读不出来。", path));
                }
            }

            return bytes;
        }

        private void CompareSum(int files, long bytes)
        {
            var sum = Text("bag-info.txt")?.Split('\n').FirstOrDefault(l => l.StartsWith("Payload-Oxum: ", StringComparison.Ordinal));
            var said = sum?["Payload-Oxum: ".Length..].Trim();
            var counted = string.Create(CultureInfo.InvariantCulture, $"{bytes}.{files}");
            if (said is not null && said != counted) Say(new Reason("包的说明写的是 {0}（字节.文件数），实际是 {1}。", said, counted));
        }

        private Dictionary<string, string>? Read(string manifest)
        {
            if (Text(manifest) is not { } text) return null;
            var listed = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var line in text.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0))
                if (Line().Match(line) is not { Success: true } match) Say(new Reason("{0} 里有一行读不懂：{1}", manifest, line.Length > 80 ? line[..80] : line));
                else if (!listed.TryAdd(Decode(match.Groups[2].Value), match.Groups[1].Value)) Say(new Reason("{0} 里 {1} 列了两次。", manifest, match.Groups[2].Value));
            return listed;
        }

        private string? Text(string path)
        {
            if (!_files.TryGetValue(path, out var entry) || entry.Length > MaxTag) return null;
            try
            {
                using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
                return reader.ReadToEnd();
            }
            catch (InvalidDataException)
            {
                Say(new Reason("文件 {0} 已损坏，读不出来。", path));
                return null;
            }
        }

        private void Say(Reason problem)
        {
            if (_problems.Count < MaxProblems) _problems.Add(problem);
            else _more++;
        }

        private static string Decode(string path) => path.Replace("%0A", "\n", StringComparison.OrdinalIgnoreCase).Replace("%0D", "\r", StringComparison.OrdinalIgnoreCase).Replace("%25", "%", StringComparison.Ordinal);
    }
}
