using Portal.Domain.Common;

namespace Portal.Domain.Storage.Office;

/// <summary>A file that cannot be read, with the one sentence the clerk is told.</summary>
internal sealed class UnreadableFileException(Reason reason) : Exception(reason.ToString())
{
    public Reason Reason { get; } = reason;
}
