using Portal.Domain.Common;

namespace Portal.Web.Workspace.Layout;

/// <summary>The rooms of the workspace that an actor may enter, grouped. The drawer and the phone's menu show the same list, so that nothing can be reached on one only.</summary>
public static class WorkMenu
{
    public const string Inbox = "/workspace/inbox";

    private const string Requests = "/workspace/requests";

    /// <param name="Text">Key of the language files.</param>
    public sealed record Entry(string Href, string Icon, string Text);

    /// <param name="Name">Key of the language files; empty above the first group.</param>
    public sealed record Group(string Name, IReadOnlyList<Entry> Entries);

    /// <summary>Groups in their order, none without an entry.</summary>
    public static IReadOnlyList<Group> For(Actor actor)
    {
        var keeps = actor.May(Permission.KeepRegisters);
        return
        [
            .. new Group[]
            {
                Of("",
                    (true, "/workspace", "gauge", "工作一张图"),
                    (HasInbox(actor), Inbox, "inbox", "待办与审签")),
                Of("工作任务",
                    (true, "/workspace/mine", "list", "我的措施"),
                    (true, "/workspace/plan", "table", "任务分解表"),
                    (true, "/workspace/calendar", "calendar", "期限日历"),
                    (actor.May(Permission.PublishLedger), "/workspace/ledger", "eye", "台账公开"),
                    (actor.May(Permission.EditPlan), "/workspace/plans", "import", "年度与导入"),
                    (actor.May(Permission.EditPlan), "/workspace/names", "user", "责任人")),
                Of("公文与栏目",
                    (true, "/workspace/documents", "doc", "公文与解读"),
                    (actor.May(Permission.Draft), "/workspace/policies/rounds", "quote", "分阶段解读"),
                    (actor.May(Permission.Release), "/workspace/releases", "out", "发布与定时"),
                    (keeps || actor.May(Permission.Release), "/workspace/normative", "rules", "规范性文件"),
                    (keeps || actor.May(Permission.Release), "/workspace/pages", "guide", "固定页面"),
                    (actor.May(Permission.ManageColumns), "/workspace/columns", "org", "栏目与流程")),
                Of("申请与报告",
                    (actor.May(Permission.HandleRequests), Requests, "apply", "依申请公开"),
                    (actor.May(Permission.AnswerOpinions) || actor.May(Permission.Review) || actor.May(Permission.Release), "/workspace/consultations", "voices", "决策与征集"),
                    (actor.May(Permission.AssistRequests) && !actor.May(Permission.HandleRequests), $"{Requests}/assigned", "apply", "处室承办"),
                    (actor.May(Permission.AssistMessages), "/workspace/messages", "chat", "公众留言"),
                    (actor.May(Permission.ReportConcerns), "/workspace/concerns", "warn", "舆情回应"),
                    (true, "/workspace/clocks", "clock", "法定时限"),
                    (actor.May(Permission.Review), "/workspace/reports", "report", "年度报告"),
                    (keeps, "/workspace/archive", "archive", "归档送交"),
                    (keeps, "/workspace/registers", "horn", "培训宣传与汇报")),
                Of("系统",
                    (actor.May(Permission.ManageAccounts), "/workspace/admin/accounts", "gear", "账户与角色"),
                    (actor.May(Permission.ManageAccounts), "/workspace/admin/audit", "shield", "操作记录"),
                    (actor.May(Permission.ManageAccounts), "/workspace/admin/mail", "bell", "邮件")),
            }.Where(g => g.Entries.Count > 0),
        ];
    }

    /// <summary>Who signs, who hands in, and who may be asked to sign for somebody.</summary>
    public static bool HasInbox(Actor actor) => actor.May(Permission.Review) || actor.May(Permission.Draft);

    private static Group Of(string name, params (bool Shown, string Href, string Icon, string Text)[] entries) =>
        new(name, [.. entries.Where(e => e.Shown).Select(e => new Entry(e.Href, e.Icon, e.Text))]);
}
