using System.Security.Cryptography;
using Portal.Domain.Storage;

namespace Portal.Web.Public.Requests;

/// <summary>
/// Identity proofs between the upload and the submission, under a token that only their form knows: a mistake in another box does not cost a second upload.
/// In memory alone, so that nothing of a form that is never sent remains.
/// </summary>
internal sealed class HeldFiles(TimeProvider time)
{
    private static readonly TimeSpan Keep = TimeSpan.FromHours(2);

    private readonly Lock _gate = new();
    private readonly LinkedList<(string Token, StoredFile File, DateTimeOffset Until)> _held = new();

    /// <summary>Bytes that all of them may take together; the oldest gives way.</summary>
    public long Capacity { get; init; } = 128L * 1024 * 1024;

    public string Hold(StoredFile file)
    {
        var (token, now) = (RandomNumberGenerator.GetHexString(32, lowercase: true), time.GetUtcNow());
        lock (_gate)
        {
            _held.AddLast((token, file, now + Keep));
            while (_held.First is { } oldest && (oldest.Value.Until <= now || _held.Sum(h => h.File.Size) > Capacity)) _held.RemoveFirst();
        }

        return token;
    }

    /// <returns>Null when there is none, or its time is over: it has to be chosen again.</returns>
    public StoredFile? Find(string token)
    {
        var now = time.GetUtcNow();
        lock (_gate) return _held.FirstOrDefault(h => h.Token == token && h.Until > now).File;
    }

    public void Remove(string token)
    {
        lock (_gate)
            if (_held.FirstOrDefault(h => h.Token == token) is { Token: not null } found)
                _held.Remove(found);
    }
}
