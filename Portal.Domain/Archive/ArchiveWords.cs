namespace Portal.Domain.Archive;

/// <summary>What the papers of a delivery, the workspace and the audit call its parts.</summary>
public static class ArchiveWords
{
    public static string Of(ArchiveItemKind kind) => kind switch { ArchiveItemKind.New => "新送", ArchiveItemKind.Exchanged => "撤换", _ => "补送" };

    public static string Of(Institution institution) => institution == Institution.Archive ? "国家档案馆" : "公共图书馆";
}
