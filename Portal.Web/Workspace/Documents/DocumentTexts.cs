namespace Portal.Web.Workspace.Documents;

/// <summary>Key of the texts of the documents' rooms in the workspace.</summary>
public sealed class DocumentTexts;
