namespace Portal.Web.Workspace.Admin;

/// <summary>Marks the language files of the administrator's pages: the Chinese text is the key.</summary>
public sealed class AdminTexts;
