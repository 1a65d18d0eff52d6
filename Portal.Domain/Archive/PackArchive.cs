using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Archive;

/// <param name="Hash">SHA-256 of the ZIP.</param>
public sealed record PackedBag(string Name, int Items, int Files, long Bytes, string Hash, long Size);

/// <summary>Writes a quarter's package, document by document: memory holds a few texts and one file at a time.</summary>
public sealed class PackArchive(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>Texts read at once.</summary>
    private const int Batch = 50;

    public async Task<PackedBag> WriteAsync(ArchivePlan plan, Stream target, CancellationToken ct)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var counted = new HashedStream(target, sha);
        var (files, bytes) = (0, 0L);
        using (var bag = new BagWriter(counted, plan.Name))
        {
            await using var db = await dbs.CreateDbContextAsync(ct);
            foreach (var batch in plan.Entries.Chunk(Batch))
            {
                var ids = batch.Select(e => e.EditionId).OfType<int>().ToList();
                var texts = await db.Set<Edition>().AsNoTracking().Where(e => ids.Contains(e.Id)).Select(e => new { e.Id, e.Text, e.Html }).ToDictionaryAsync(e => e.Id, ct);
                foreach (var entry in batch)
                {
                    var text = entry.EditionId is { } id && texts.TryGetValue(id, out var found) ? (found.Text, found.Html ?? "") : ((string, string)?)null;
                    await AddAsync(db, bag, entry, text, ct);
                }
            }

            bag.Add("data/目录表.csv", ArchivePapers.ListCsv(plan));
            bag.Add("data/目录表.xlsx", ArchivePapers.ListWorkbook(plan), packed: true);
            (files, bytes) = (bag.Files, bag.Bytes);
            bag.Add("data/交接文据.docx", ArchivePapers.HandOver(plan, files, bytes), packed: true);
            bag.Finish(
            [
                ("Source-Organization", plan.Organisation), ("Organization-Identifier", plan.OrganisationCode), ("External-Identifier", plan.Name),
                ("External-Description", $"{plan.Quarter.Year}年第{plan.Quarter.Number}季度主动公开政府信息"), ("Bagging-Date", plan.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                ("Item-Count", plan.Entries.Count.ToString(CultureInfo.InvariantCulture)),
            ]);
        }

        return new PackedBag(plan.Name, plan.Entries.Count, files, bytes, Convert.ToHexStringLower(sha.GetHashAndReset()), counted.Written);
    }

    private static async Task AddAsync(PortalDb db, BagWriter bag, ArchiveEntry entry, (string Markdown, string Html)? text, CancellationToken ct)
    {
        var parts = new List<(string Path, string Format, long Size, string Hash)>();
        void Add(string path, string format, byte[] content, bool packed)
        {
            bag.Add($"{entry.Folder}/{path}", content, packed);
            parts.Add((path, format, content.LongLength, Convert.ToHexStringLower(SHA256.HashData(content))));
        }

        if (text is { } written)
        {
            Add("text.md", "text/markdown; charset=utf-8", Encoding.UTF8.GetBytes(written.Markdown), packed: false);
            Add("print.html", "text/html; charset=utf-8", ArchivePapers.Print(entry.Facts, WithOwnFiles(written.Html, entry.Facts)), packed: false);
        }

        for (var i = 0; i < entry.Facts.Originals.Count; i++)
        {
            var original = entry.Facts.Originals[i];
            var content = await db.Set<StoredFile>().Where(f => f.Hash == original.Hash).Select(f => f.Content).SingleAsync(ct);
            Add(PathOf(i, original), original.ContentType, content, packed: !original.ContentType.StartsWith("text/", StringComparison.Ordinal));
        }

        bag.Add($"{entry.Folder}/metadata.xml", ArchivePapers.Metadata(entry, parts));
    }

    private static string PathOf(int index, ArchiveOriginal original) => string.Create(CultureInfo.InvariantCulture, $"original/{index + 1:00}-{original.Name}");

    /// <summary>Pictures and links of the text lead to the copies beside it: the portal's addresses will not outlive the archive.</summary>
    private static string WithOwnFiles(string html, ArchiveFacts facts)
    {
        for (var i = 0; i < facts.Originals.Count; i++)
        {
            var own = string.Join('/', PathOf(i, facts.Originals[i]).Split('/').Select(Uri.EscapeDataString));
            html = Regex.Replace(html, $"\"/files/{facts.Originals[i].Hash}/[^\"]*\"", _ => $"\"{own}\"");
        }

        return html;
    }

    /// <summary>Passes on what is written, forward only, and hashes it: a ZIP needs no going back.</summary>
    private sealed class HashedStream(Stream target, IncrementalHash sha) : Stream
    {
        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => target.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            target.Write(buffer);
            sha.AppendData(buffer);
            Written += buffer.Length;
        }
    }
}
