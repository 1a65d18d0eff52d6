namespace Portal.Web.Workspace;

/// <summary>Marks the workspace's language files: the Chinese text is the key.</summary>
public sealed class WorkspaceTexts;
