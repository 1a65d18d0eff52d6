using Portal.Domain.Documents;

namespace Portal.Web.Public.Documents;

/// <summary>A policy as a file to keep: where what makes it is plugged in.</summary>
internal static class PolicyFiles
{
    /// <summary>Whether pages link the file.</summary>
    public static bool Offered => false;

    /// <summary>The paper in the official layout as a Word file; null while nothing makes it.</summary>
    public static byte[]? Docx(PublicDocument document) => document is null ? throw new ArgumentNullException(nameof(document)) : null;
}
