using System.Text.Json;
using Portal.Domain.Work;

namespace Portal.Web.Workspace.Work;

/// <summary>One field of an audit entry, made readable.</summary>
public sealed record ChangeLine(string Field, string Before, string After);

/// <summary>Turns audit entries into the words of the table. The results are keys of the language files.</summary>
public static class ChangeWords
{
    private static readonly string[] Silent = ["Revision", "ChangedAt", "MeasureId", "TaskId", "GoalId", "PlanId", "ProgressEntryId", "Position", "AuthorId", "At", "Address", "Size", "Kind", "DueByHand", "DueKind", "On", "DeletedAt", "CancelledAt", "IsSample"];

    public static string Act(string act) => act switch
    {
        "ReportProgress" => "填报进度",
        "EditField" => "修改",
        "AddRow" => "添加",
        "MoveRow" => "调整次序",
        "DeleteRow" => "删除",
        "RestoreRow" => "撤销删除",
        "CancelMeasures" => "取消措施",
        "ResumeMeasures" => "恢复措施",
        "PublishLedger" => "台账公开开关",
        "StartPlan" => "新建年度",
        "RollForward" => "滚动到下一年度",
        "DeletePlan" => "删除整张表",
        "ImportPlan" => "导入",
        "SeedSample" => "装入示例进度",
        "RemoveSamples" => "清空示例",
        _ => act,
    };

    public static string Field(string field) => field switch
    {
        "Title" => "标题",
        "Issuer" => "制表单位",
        "UpperHeading" => "左栏表头",
        "LowerHeading" => "右栏表头",
        "Number" => "序号",
        "Name" => "名称",
        "Requirement" => "要求",
        "ResponsibleUnits" => "责任单位",
        "Lead" => "牵头处室",
        "Supporting" => "配合处室",
        "Persons" => "责任人",
        "Deadline" => "完成时限",
        "Steps" => "实施步骤",
        "Supervision" => "监督方式",
        "Text" => "完成措施",
        "Owner" => "本条负责",
        "Weight" => "权重",
        "Reckoning" => "计法",
        "DueDate" or "DueEvery" or "DuePhrase" => "期限",
        "Percent" => "进度",
        "Status" => "状态",
        "Period" => "时段",
        "Work" => "工作进展",
        "Problem" => "存在问题",
        "Next" => "后续举措",
        "Author" => "填报人",
        "Published" => "公开",
        "CancelReason" => "取消原因",
        "Year" => "年度",
        _ => field,
    };

    /// <summary>What the database writes as a word of the program, in words of the table; empty for what a person wrote, which stays as it is.</summary>
    public static IReadOnlyList<string> Value(string field, string value) => (field, value) switch
    {
        (_, "True") => ["是"],
        (_, "False") => ["否"],
        ("Published", "All") => ["全部"],
        ("Published", "None") => ["不公开"],
        ("Published", _) => [.. value.Split(", ").Select(flag => Array.Find(LedgerSwitchPage.FacetNames, f => f.Facet.ToString() == flag).Name ?? flag)],
        ("Reckoning", _) when Enum.TryParse<Reckoning>(value, out var reckoning) => [Show.Reckoning(reckoning)],
        ("Status", _) when Enum.TryParse<ProgressStatus>(value, out var status) => [Show.Status(status)],
        ("DueEvery", _) when Enum.TryParse<Cadence>(value, out var every) => [Show.Every(every)],
        _ => [],
    };

    /// <summary>The fields that say something; ids and counters stay out.</summary>
    public static IReadOnlyList<ChangeLine> Lines(string changes)
    {
        using var json = JsonDocument.Parse(changes);
        var lines = new List<ChangeLine>();
        foreach (var row in json.RootElement.EnumerateArray())
        {
            if (row.GetProperty("entity").GetString() == "StoredFile") continue;
            var (before, after) = (row.GetProperty("before"), row.GetProperty("after"));
            foreach (var value in (after.ValueKind == JsonValueKind.Object ? after : before).EnumerateObject())
            {
                var was = before.ValueKind == JsonValueKind.Object && before.TryGetProperty(value.Name, out var old) ? Text(old) : "";
                var now = after.ValueKind == JsonValueKind.Object ? Text(value.Value) : "";
                if (!Silent.Contains(value.Name) && was != now) lines.Add(new ChangeLine(value.Name, was, now));
            }
        }

        return lines;
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Null ? "" : value.ToString();
}
