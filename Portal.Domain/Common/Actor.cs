namespace Portal.Domain.Common;

/// <summary>The six roles of a bureau's openness work. Stored by name; an app role of Entra ID carries the same name.</summary>
public enum Role
{
    /// <summary>经办人: reports progress and drafts for the own division.</summary>
    Editor,

    /// <summary>处室负责人: as the editor, and signs off what the division drafts.</summary>
    Head,

    /// <summary>办公室: keeps the plan, checks papers, runs the clocks.</summary>
    Office,

    /// <summary>局领导: reads everything, signs off.</summary>
    Leader,

    /// <summary>网站管理员: decides what of the ledger the public sees, publishes.</summary>
    Webmaster,

    /// <summary>系统管理员: accounts, audit, backup.</summary>
    Admin,
}

/// <summary>What a command asks for. A role is only a set of these; pages hide what is not granted, commands refuse it.</summary>
public enum Permission
{
    /// <summary>Read the workspace.</summary>
    Read,

    /// <summary>Report progress on measures of the own division or under the own name.</summary>
    ReportProgress,

    /// <summary>Report progress on any measure.</summary>
    ReportForAll,

    /// <summary>Change, import, cancel, roll forward the plan.</summary>
    EditPlan,

    /// <summary>Switch what the public ledger shows.</summary>
    PublishLedger,

    /// <summary>Write documents of the own division.</summary>
    Draft,

    /// <summary>Write documents of any division.</summary>
    DraftForAll,

    /// <summary>Sign, or send back, what a step of a chain puts before the own role.</summary>
    Review,

    /// <summary>Make public, schedule, withdraw what has been signed. Approved and published are two rights.</summary>
    Release,

    /// <summary>Columns and review chains.</summary>
    ManageColumns,

    /// <summary>Register, examine and decide applications for information; sees who applies.</summary>
    HandleRequests,

    /// <summary>Work on an application that was assigned to the own division; does not see who applies.</summary>
    AssistRequests,

    /// <summary>Annual report, delivery to the archive, clearing rounds, information office pages, training register.</summary>
    KeepRegisters,

    /// <summary>Load a year's calendar, change the periods of law.</summary>
    ManageClocks,

    /// <summary>Decision matters and consultations of any division: catalogue, steps, moderation, feedback. Sees how to reach who wrote.</summary>
    RunConsultations,

    /// <summary>Steps, opinions and answers of the own division's consultations.</summary>
    AnswerOpinions,

    /// <summary>Report that public opinion has found something.</summary>
    ReportConcerns,

    /// <summary>舆情: assess, consult, respond, close; duty roster.</summary>
    HandleConcerns,

    /// <summary>Messages of the public: assign, answer, publish. Sees how to reach who wrote.</summary>
    HandleMessages,

    /// <summary>Draft the answer to a message that was assigned to the own division.</summary>
    AssistMessages,

    /// <summary>Create accounts, grant roles.</summary>
    ManageAccounts,

    /// <summary>Read and verify the audit trail.</summary>
    ReadAudit,
}

/// <summary>Which role may do what: the one place where it is written.</summary>
public static class Grants
{
    private static readonly Dictionary<Role, Permission[]> ByRole = new()
    {
        [Role.Editor] = [Permission.Read, Permission.ReportProgress, Permission.Draft, Permission.AssistRequests, Permission.AnswerOpinions, Permission.ReportConcerns, Permission.AssistMessages],
        [Role.Head] = [Permission.Read, Permission.ReportProgress, Permission.Draft, Permission.Review, Permission.AssistRequests, Permission.AnswerOpinions, Permission.ReportConcerns, Permission.AssistMessages],
        [Role.Office] = [Permission.Read, Permission.ReportProgress, Permission.ReportForAll, Permission.EditPlan, Permission.PublishLedger, Permission.Draft, Permission.DraftForAll, Permission.Review, Permission.HandleRequests, Permission.AssistRequests, Permission.KeepRegisters, Permission.RunConsultations, Permission.AnswerOpinions, Permission.ReportConcerns, Permission.HandleConcerns, Permission.HandleMessages, Permission.AssistMessages],
        [Role.Leader] = [Permission.Read, Permission.Review, Permission.ReportConcerns],
        [Role.Webmaster] = [Permission.Read, Permission.PublishLedger, Permission.Draft, Permission.DraftForAll, Permission.Review, Permission.Release, Permission.ManageColumns, Permission.ReportConcerns],
        [Role.Admin] = [Permission.Read, Permission.ManageAccounts, Permission.ReadAudit, Permission.ManageClocks],
    };

    public static bool Allow(IEnumerable<Role> roles, Permission permission) =>
        roles.Any(role => ByRole[role].Contains(permission));
}

/// <summary>Who acts, as the database knows the account at this moment. <see cref="System"/> acts for jobs and console commands.</summary>
/// <param name="AccountId">0 for the system itself.</param>
/// <param name="Division">Division as the table writes it; null for people without one.</param>
/// <param name="Names">Names of the table that are linked to this account.</param>
public sealed record Actor(int AccountId, string Name, IReadOnlyCollection<Role> Roles, string? Division, IReadOnlyCollection<string> Names)
{
    public static readonly Actor System = new(0, "系统", Enum.GetValues<Role>(), null, []);

    public bool May(Permission permission) => Grants.Allow(Roles, permission);
}
