using System.Globalization;
using Portal.Domain.Common;

namespace Portal.Web.Workspace.Admin;

/// <summary>The audit keeps the names of the code; people read these. What is not listed is shown as it is.</summary>
public static class AuditWords
{
    private static readonly Dictionary<string, string> Acts = new()
    {
        ["SignIn"] = "登录",
        ["SignInFailed"] = "登录失败",
        ["ChangePassword"] = "修改口令",
        ["SetPassword"] = "设置口令",
        ["IssueLink"] = "发一次性链接",
        ["CreateAccount"] = "新建账户",
        ["CreateFirstAdmin"] = "建立第一个管理员",
        ["GrantRoles"] = "修改账户与角色",
        ["DisableAccount"] = "停用账户",
        ["EnableAccount"] = "启用账户",
        ["DisableDemoAccounts"] = "停用演示账户",
        ["UnlockAccount"] = "解锁账户",
        ["AdmitExternal"] = "统一账户登录",
        ["LinkName"] = "关联责任人",
        ["StartPlan"] = "新建年度",
        ["RollForward"] = "滚动到下一年",
        ["ImportPlan"] = "导入任务分解表",
        ["RemoveSamples"] = "清空示例",
        ["EditField"] = "修改内容",
        ["AddRow"] = "增加一行",
        ["MoveRow"] = "移动一行",
        ["DeleteRow"] = "删除一行",
        ["RestoreRow"] = "恢复一行",
        ["CancelMeasures"] = "取消措施",
        ["ResumeMeasures"] = "恢复措施",
        ["ReportProgress"] = "填报进度",
        ["PublishLedger"] = "改变公开范围",
    };

    private static readonly Dictionary<string, string> Entities = new()
    {
        ["Account"] = "账户",
        ["LinkedName"] = "责任人",
        ["OneTimeLink"] = "一次性链接",
        ["Plan"] = "任务分解表",
        ["Goal"] = "工作目标",
        ["GoalTask"] = "工作任务",
        ["Measure"] = "工作措施",
        ["ProgressEntry"] = "进度填报",
        ["Evidence"] = "佐证",
        ["StoredFile"] = "文件",
    };

    private static readonly Dictionary<string, string> Fields = new()
    {
        ["Login"] = "用户名",
        ["DisplayName"] = "姓名",
        ["Division"] = "处室",
        ["Roles"] = "角色",
        ["ExternalId"] = "统一账户",
        ["FailedSignIns"] = "连续失败次数",
        ["LockedUntil"] = "锁定至",
        ["LastSignInAt"] = "上次登录",
        ["Disabled"] = "停用",
        ["IsDemo"] = "演示",
        ["AccountId"] = "账户编号",
        ["Purpose"] = "用途",
        ["ExpiresAt"] = "有效至",
        ["Year"] = "年份",
        ["Title"] = "标题",
        ["Issuer"] = "制表单位",
        ["Revision"] = "版次",
        ["Published"] = "公开",
        ["ChangedAt"] = "修改时间",
        ["Number"] = "序号",
        ["Name"] = "名称",
        ["Position"] = "位置",
        ["Requirement"] = "要求",
        ["ResponsibleUnits"] = "责任单位",
        ["Lead"] = "牵头处室",
        ["Supporting"] = "配合处室",
        ["Persons"] = "责任人",
        ["Deadline"] = "完成时限",
        ["Steps"] = "步骤",
        ["Supervision"] = "督办",
        ["Weight"] = "权重",
        ["Text"] = "内容",
        ["Owner"] = "负责人",
        ["DueDate"] = "期限",
        ["DueKind"] = "期限类型",
        ["DueEvery"] = "周期",
        ["DuePhrase"] = "期限原文",
        ["DueByHand"] = "期限人工核定",
        ["Reckoning"] = "计算方式",
        ["CancelledAt"] = "取消时间",
        ["CancelReason"] = "取消原因",
        ["DeletedAt"] = "删除时间",
        ["On"] = "日期",
        ["At"] = "时间",
        ["Percent"] = "进度",
        ["Status"] = "状态",
        ["Work"] = "完成情况",
        ["Problem"] = "存在问题",
        ["Next"] = "下一步",
        ["Author"] = "填报人",
        ["Address"] = "地址",
        ["Kind"] = "类型",
        ["Size"] = "大小",
    };

    public static string Act(string act) => Acts.GetValueOrDefault(act, act);

    public static string Entity(string entity) => Entities.GetValueOrDefault(entity, entity);

    public static string Field(string field) => Fields.GetValueOrDefault(field, field);

    /// <summary>A value as people write it: office time, role names, yes and no.</summary>
    public static string Value(string field, string value) => value switch
    {
        "True" => "是",
        "False" => "否",
        _ when field == "Roles" => string.Join('、', value.Split(',').Select(name => Enum.TryParse<Role>(name, out var role) ? Show.Role(role) : name)),
        _ when value.EndsWith('Z') && DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant) && instant.Kind == DateTimeKind.Utc => Show.Time(instant),
        _ => value,
    };
}
