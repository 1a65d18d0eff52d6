using Portal.Domain.Common;
using Portal.Domain.Mail;
using Portal.Domain.Storage;

namespace Portal.Domain.Reviews;

/// <summary>What waits for somebody's signature, for the daily letter.</summary>
internal sealed class ReviewDigest(ReviewQueries queries) : IDigestPart
{
    private const int Most = 30;

    public string Heading => "待您审签";

    public async Task<IReadOnlyList<DigestLine>> LinesAsync(PortalDb db, Actor reader, DateOnly today, CancellationToken ct) =>
        [.. (await queries.InboxAsync(reader, ct)).Take(Most).Select(i => new DigestLine($"{i.Title}（{i.Step}{(i.DueOn is { } due ? $"，{due:M月d日}前" : "")}）", $"/workspace/inbox/{i.ReviewId}"))];
}
