using System.Globalization;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Storage;

namespace Portal.Domain.Policies;

/// <summary>Every entry of a package that is edited in its own box.</summary>
public enum PackageField
{
    Outline,
    Forms,
    Channels,
    When,
    Person,
    Sensitive,
    RiskAssessment,
    ResponsePlan,
    Exemption,
    MaterialsFollow,
    RiskLevel,
    RiskPoints,
    Responder,
    TalkingPoints,
    ResponseChannels,
}

/// <summary>How one entry is read, checked and written; values travel as text.</summary>
public sealed record PackageFieldRule(Func<Package, string> Get, Action<Package, string> Set, Func<string, string> Normalize, Func<string, IEnumerable<Reason>> Refusals);

public static class PackageFields
{
    private static readonly Dictionary<PackageField, PackageFieldRule> Rules = new()
    {
        [PackageField.Outline] = Text(p => p.Plan.Outline, (p, v) => p.Plan = p.Plan with { Outline = v }, 2000),
        [PackageField.Forms] = Text(p => p.Plan.Forms, (p, v) => p.Plan = p.Plan with { Forms = v }, 200),
        [PackageField.Channels] = Text(p => p.Plan.Channels, (p, v) => p.Plan = p.Plan with { Channels = v }, 200),
        [PackageField.When] = new(
            p => p.Plan.When?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            (p, v) => p.Plan = p.Plan with { When = v.Length == 0 ? null : DateOnly.ParseExact(v, "yyyy-MM-dd", CultureInfo.InvariantCulture) },
            v => v.Trim(),
            DocumentFields.DayRefusals),
        [PackageField.Person] = Text(p => p.Plan.Person, (p, v) => p.Plan = p.Plan with { Person = v }, 100),
        [PackageField.Sensitive] = Flag(p => p.IsSensitive, (p, v) => p.IsSensitive = v),
        [PackageField.RiskAssessment] = Text(p => p.RiskAssessment, (p, v) => p.RiskAssessment = v, 2000),
        [PackageField.ResponsePlan] = Text(p => p.ResponsePlan, (p, v) => p.ResponsePlan = v, 2000),
        [PackageField.RiskLevel] = new(
            p => p.Risk.Level == RiskLevel.Unset ? "" : p.Risk.Level.ToString(),
            (p, v) => p.Risk = p.Risk with { Level = v.Length == 0 ? RiskLevel.Unset : Enum.Parse<RiskLevel>(v) },
            v => v.Trim(),
            v => v.Length == 0 || Enum.TryParse<RiskLevel>(v, out var level) && Enum.IsDefined(level) ? [] : ["请选风险等级。"]),
        [PackageField.RiskPoints] = Text(p => p.Risk.Points, (p, v) => p.Risk = p.Risk with { Points = v }, 2000),
        [PackageField.Responder] = Text(p => p.Risk.Responder, (p, v) => p.Risk = p.Risk with { Responder = v }, 200),
        [PackageField.TalkingPoints] = Text(p => p.Risk.TalkingPoints, (p, v) => p.Risk = p.Risk with { TalkingPoints = v }, 2000),
        [PackageField.ResponseChannels] = Text(p => p.Risk.Channels, (p, v) => p.Risk = p.Risk with { Channels = v }, 200),
        [PackageField.Exemption] = Text(p => p.Exemption, (p, v) => p.Exemption = v, 500),
        [PackageField.MaterialsFollow] = Flag(p => p.MaterialsFollow, (p, v) => p.MaterialsFollow = v),
    };

    public static PackageFieldRule Of(PackageField field) => Rules[field];

    private static PackageFieldRule Text(Func<Package, string> get, Action<Package, string> set, int max) => new(
        get, set, v => v.Trim().ReplaceLineEndings("\n"), v => v.Length > max ? [new Reason("这一栏最多 {0} 字，现在有 {1} 字。", max, v.Length)] : []);

    private static PackageFieldRule Flag(Func<Package, bool> get, Action<Package, bool> set) => new(
        p => get(p) ? "1" : "", (p, v) => set(p, v == "1"), v => v.Trim(), v => v is "" or "1" ? [] : ["请选是或否。"]);
}

/// <summary>Changes one entry of a package; whoever saw another value gets both.</summary>
public sealed class EditPackage(WriteGate gate, Drafting drafting)
{
    public Task<Outcome> ExecuteAsync(Actor actor, int documentId, PackageField field, string seen, string value, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Draft, nameof(EditPackage), async write =>
        {
            var members = await Packages.MembersAsync(write.Db, documentId, ct);
            if (members.Find(d => d.Id == documentId) is not { } document) return Outcome.Missing;
            if (!Authorship.MayEdit(write.Actor, document.Division)) return Outcome.Refused("这份文件由别的处室起草，您不能改。请联系起草处室或办公室。");
            var package = await Packages.OfAsync(write.Db, documentId, ct);
            var rule = PackageFields.Of(field);
            var (current, wanted) = (rule.Get(package), rule.Normalize(value));
            if (current == wanted) return Outcome.Done;
            if (current != rule.Normalize(seen)) return Outcome.Conflicting(new Conflict(current, "", null));
            var reasons = rule.Refusals(wanted).ToList();
            if (reasons.Count > 0) return Outcome.Refused(reasons);
            rule.Set(package, wanted);
            await drafting.ChangedAsync(write, document, ct);
            return Outcome.Done;
        }, ct);
}
