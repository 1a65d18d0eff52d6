namespace Portal.Web.Public;

/// <summary>Marks the public column's language files: the Chinese text is the key.</summary>
public sealed class PublicTexts;
