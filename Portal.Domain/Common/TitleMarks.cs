namespace Portal.Domain.Common;

public static class TitleMarks
{
    /// <summary>A title as it stands between 《 and 》: title marks of its own are single ones there (GB/T 15834—2011, 书名号): 《〈…办法〉解读》.</summary>
    public static string Inside(string title) => title.Replace('《', '〈').Replace('》', '〉');
}
