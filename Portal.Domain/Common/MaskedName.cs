namespace Portal.Domain.Common;

/// <summary>How a person's name is shown to those who need not know it.</summary>
public static class MaskedName
{
    /// <summary>张**; empty for no name.</summary>
    public static string Of(string name) => name.Length == 0 ? "" : $"{name.EnumerateRunes().First()}**";
}
