using Portal.Domain.Common;
using Portal.Domain.Work.Tables;

namespace Portal.Domain.Work;

/// <summary>Whose a measure is, read from the names in the table: a measure's own owner goes before those of its task.</summary>
public static class Ownership
{
    /// <summary>Words of the table that mean every division of the bureau.</summary>
    private static readonly string[] Everybody = ["各处", "各处室", "各处（室）", "局相关处", "局相关处室", "相关处室", "机关各处室"];

    /// <summary>'我的': my name stands on it, or my division leads it.</summary>
    public static bool IsMine(Actor actor, TaskLine task, MeasureLine measure) =>
        IsMine(actor, measure.Owner, task.PersonNames, task.LeadDivisions);

    /// <summary>Who may report: the owner, any leading or supporting division, and with the right to report for all, everyone.</summary>
    public static bool MayReport(Actor actor, TaskLine task, MeasureLine measure) =>
        MayReport(actor, measure.Owner, task.Lead, task.Supporting, task.Persons);

    internal static bool MayReport(Actor actor, string owner, string lead, string supporting, string persons) =>
        actor.May(Permission.ReportForAll)
        || (actor.May(Permission.ReportProgress)
            && (IsMine(actor, owner, Names.Persons(persons), Names.Divisions(lead))
                || (actor.Division is not null && Names.Divisions(lead).Concat(Names.Divisions(supporting)).Any(d => d == actor.Division || Everybody.Contains(d)))));

    private static bool IsMine(Actor actor, string owner, IReadOnlyList<string> persons, IReadOnlyList<string> leads)
    {
        if (owner.Length > 0) (persons, leads) = (Names.Persons(owner), Names.Divisions(owner));
        if (actor.Division is not null && leads.Contains(actor.Division)) return true;
        if (actor.Names.Count > 0)
            foreach (var person in persons)
                if (actor.Names.Contains(person))
                    return true;
        return false;
    }
}
