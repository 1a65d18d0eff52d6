namespace Portal.Domain.Work.Tables;

/// <summary>The official form of a task breakdown table, as the 2019 table has it; reader and writers share it.</summary>
internal static class PlanForm
{
    /// <summary>Columns under the first band (the government's table); the rest are the office's own.</summary>
    public const int UpperColumns = 5;

    public static readonly string[] Columns = ["目标", "序号", "任务", "要求", "责任单位", "牵头处室", "配合处室", "责任人", "完成措施", "完成时限"];

    public static readonly string[] ProgressColumns = ["进度", "工作进展", "存在问题", "后续举措"];

    /// <summary>For rows whose header was not copied.</summary>
    public static readonly ColumnMap Header = ColumnMap.Read([.. Columns.Select(c => new GridCell(c))])!;
}
