namespace Portal.Domain.Documents.Writing;

/// <summary>Where an address in a text leads.</summary>
internal enum AddressKind
{
    None,

    /// <summary>#section of the same text.</summary>
    Section,

    /// <summary>/path on this site.</summary>
    Site,

    /// <summary>Without a leading slash: means something else on every page that shows the text.</summary>
    Relative,

    /// <summary>http or https, another host.</summary>
    Outside,

    /// <summary>mailto or tel.</summary>
    Contact,

    /// <summary>Any other scheme; another host behind two slashes; what a browser would read differently than we do.</summary>
    Refused,
}

internal static class Addresses
{
    public static AddressKind KindOf(string? address)
    {
        var text = address.AsSpan().Trim();
        if (text.IsEmpty) return AddressKind.None;
        if (text.IndexOfAnyInRange('\0', '\x1F') >= 0 || text[0] == '\\') return AddressKind.Refused; // browsers drop the one and turn the other
        if (text[0] == '#') return AddressKind.Section;
        if (text[0] == '/') return text.Length > 1 && text[1] is '/' or '\\' ? AddressKind.Refused : AddressKind.Site;

        // Like the last gate, which takes everything before a colon for a scheme.
        var end = text.IndexOfAny(":/#");
        if (end < 0 || text[end] != ':') return AddressKind.Relative;
        var rest = text[(end + 1)..];
        return text[..end] switch
        {
            var s when Is(s, "http") || Is(s, "https") => rest.Length > 2 && rest.StartsWith("//") && rest[2] is not ('/' or '\\') ? AddressKind.Outside : AddressKind.Refused,
            var s when Is(s, "mailto") || Is(s, "tel") => AddressKind.Contact,
            _ => AddressKind.Refused,
        };
    }

    /// <summary>Pictures are attachments of this site; the pages load nothing from another host, and no path leads out of the folder.</summary>
    public static bool IsPicture(string? address) =>
        address is not null && address.StartsWith("/files/", StringComparison.Ordinal) && KindOf(address) == AddressKind.Site
        && !address.Contains("..", StringComparison.Ordinal) && !address.Contains("%2e", StringComparison.OrdinalIgnoreCase) && !address.Contains('\\', StringComparison.Ordinal);

    private static bool Is(ReadOnlySpan<char> scheme, string name) => scheme.Equals(name, StringComparison.OrdinalIgnoreCase);
}
