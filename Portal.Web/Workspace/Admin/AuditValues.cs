using System.Collections.Concurrent;
using Portal.Domain.Archive;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Concerns;
using Portal.Domain.Consultations;
using Portal.Domain.Documents;
using Portal.Domain.Messages;
using Portal.Domain.Normative;
using Portal.Domain.People;
using Portal.Domain.Policies;
using Portal.Domain.Readers;
using Portal.Domain.Registers;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Domain.Work;
using Portal.Web.Workspace.Clocks;
using Portal.Web.Workspace.Concerns;
using Portal.Web.Workspace.Consultations;
using Portal.Web.Workspace.Messages;
using Portal.Web.Workspace.Normative;
using Portal.Web.Workspace.Policies;
using Portal.Web.Workspace.Registers;
using Portal.Web.Workspace.Requests;
using Portal.Web.Workspace.Reviews;

namespace Portal.Web.Workspace.Admin;

/// <summary>
/// States and kinds, which the database keeps by their names in the code, as their rooms call them. A new one of an audited row gets its line here; a test looks
/// through the model.
/// </summary>
internal static class AuditValues
{
    private static readonly Dictionary<Type, Func<object, string>> Words = new[]
    {
        Of<ApplicantKind>(RequestPapers.Name),
        Of<ArchiveItemKind>(ArchiveWords.Of),
        Of<Cadence>(Show.Every),
        Of<ClearingResult>(result => NormativeWords.Result(result)),
        Of<ClockEventKind>(ClockWords.Event),
        Of<ClockLevel>(level => level == ClockLevel.None ? "未到提醒时间" : ClockRound.Word(level)),
        Of<ClockState>(state => state switch { ClockState.Running => "计时中", ClockState.Stopped => "暂停", _ => "办结" }),
        Of<ClockUnit>(ClockWords.Unit),
        Of<ColumnKind>(PaperWords.Column),
        Of<ConcernSource>(ConcernWords.Source),
        Of<ConsultationAnswer>(answer => RequestWords.Answer(answer)),
        Of<ConsultationKind>(kind => kind == ConsultationKind.ThirdParty ? "征求第三方意见" : "征求其他机关意见"),
        Of<ConversionTrigger>(RequestWords.Trigger),
        Of<Decision>(RequestPapers.Name),
        Of<Disposition>(disposition => ConsultationWords.Disposition(disposition)),
        Of<DocumentKind>(PaperWords.Kind),
        Of<DueKind>(kind => kind switch { DueKind.Date => "到某日", DueKind.Recurring => "定期", _ => "常年" }),
        Of<EditionState>(state => state switch { EditionState.Draft => "草稿", EditionState.Live => "公开的版本", _ => "从前的版本" }),
        Of<EvidenceKind>(kind => kind switch { EvidenceKind.File => "文件", EvidenceKind.Link => "链接", _ => "公开文件" }),
        Of<FeeBasis>(basis => basis == FeeBasis.Item ? "按件" : "按量"),
        Of<IncidentClass>(kind => ConcernWords.Class(kind)),
        Of<IncidentEntryKind>(ConcernWords.Entry),
        Of<Institution>(ArchiveWords.Of),
        Of<InterpretationForm>(PaperWords.Form),
        Of<InterpretationStage>(PaperWords.Stage),
        Of<LinkKind>(PaperWords.Link),
        Of<LinkPurpose>(purpose => purpose == LinkPurpose.SetPassword ? "设置口令" : "建立第一个管理员"),
        Of<MatterKind>(ConsultationWords.Kind),
        Of<MessageKind>(MessageNames.Kind),
        Of<MessagePace>(MessageNames.Pace),
        Of<MessageStage>(MessageNames.Stage),
        Of<MustRespond>(ConcernWords.Must),
        Of<Openness>(PaperWords.Openness),
        Of<OpinionChannel>(ConsultationWords.Channel),
        Of<OpinionState>(ConsultationWords.Opinion),
        Of<ProgressStatus>(Show.Status),
        Of<QuestionState>(RoundWords.State),
        Of<Reckoning>(Show.Reckoning),
        Of<RegisterKind>(RegisterWords.Kind),
        Of<RemedyKind>(RequestPapers.Name),
        Of<RemedyResult>(result => RequestPapers.Name(result)),
        Of<RequestChannel>(RequestPapers.Name),
        Of<RequestFileKind>(RequestPapers.Name),
        Of<RequestStage>(RequestPapers.Name),
        Of<ReviewState>(ReviewWords.State),
        Of<RiskLevel>(PaperWords.Risk),
        Of<Role>(Show.Role),
        Of<ScheduledKind>(PaperWords.Scheduled),
        Of<StatusActKind>(PaperWords.Act),
        Of<StepDecision>(decision => decision == StepDecision.Approved ? "同意" : "退回"),
        Of<StepKind>(ConsultationWords.Step),
        Of<StepState>(ConsultationWords.State),
        Of<WishedForm>(RequestPapers.Name),
        Of<WishedWay>(RequestPapers.Name),
        Of<Facets>(facet => facet switch
        {
            Facets.None => "不公开",
            Facets.All => "全部公开",
            _ => Work.LedgerSwitchPage.FacetNames.FirstOrDefault(known => known.Facet == facet).Name ?? facet.ToString(),
        }),
    }.ToDictionary(pair => pair.Type, pair => pair.Word);

    private static readonly ILookup<string, Type> Entities = typeof(Actor).Assembly.GetTypes().ToLookup(type => type.Name);
    private static readonly ConcurrentDictionary<(string Entity, string Field), Type?> Kinds = new();

    /// <summary>Null: the field has no such values, or one that the code has given up since.</summary>
    public static string? Of(string entity, string field, string value)
    {
        if (Kinds.GetOrAdd((entity, field), key => KindOf(key.Entity, key.Field)) is not { } kind || !Words.TryGetValue(kind, out var word)) return null;
        // Several together ('Progress, Problems') stand apart; all of them have a word of their own.
        var values = value.Split(", ").Select(name => Enum.TryParse(kind, name, out var known) && Enum.IsDefined(kind, known) ? word(known) : null).ToList();
        return values.Contains(null) ? null : string.Join('、', values);
    }

    private static Type? KindOf(string entity, string field) =>
        Entities[entity].Select(type => type.GetProperty(field)?.PropertyType).OfType<Type>().Select(type => Nullable.GetUnderlyingType(type) ?? type).FirstOrDefault(type => type.IsEnum);

    private static (Type Type, Func<object, string> Word) Of<T>(Func<T, string> word) where T : struct, Enum => (typeof(T), value => word((T)value));
}
