using Portal.Domain.Clocks;
using Portal.Domain.Search;
using Portal.Domain.Storage;

namespace Portal.Domain.Messages;

/// <summary>Messages with a public answer, in the index of the site's search: what the public reads of them and nothing else.</summary>
public static class MessageIndex
{
    /// <summary>Kind of the entries.</summary>
    public const string Kind = "message";

    /// <summary>Inside the write that changes it; the message must have its id.</summary>
    internal static Task PutAsync(PortalDb db, Message message, CancellationToken ct) => message is { IsPublic: true, AnsweredAt: not null }
        ? SearchIndex.PutAsync(db, new SearchEntry(Kind, message.Id, message.Subject, message.Number, "", $"{message.PublicText}\n{message.Answer}", ""), ct)
        : RemoveAsync(db, message.Id, ct);

    internal static Task RemoveAsync(PortalDb db, int id, CancellationToken ct) => SearchIndex.RemoveAsync(db, Kind, id, ct);
}

/// <summary>Puts into the index what was public before the index took messages, and takes out what is gone.</summary>
internal sealed class MessageIndexRound(WriteGate gate) : IDailyRound
{
    public Task RunAsync(CancellationToken ct) => IndexRound.RunAsync(gate, MessageIndex.Kind, db => db.Set<Message>().Where(m => m.IsPublic && m.AnsweredAt != null), MessageIndex.PutAsync, ct);
}
