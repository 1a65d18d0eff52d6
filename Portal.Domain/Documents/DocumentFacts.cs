namespace Portal.Domain.Documents;

/// <summary>公开方式 (条例 arts 13-16; 国办发〔2016〕80号: every paper carries it from the draft on).</summary>
public enum Openness
{
    /// <summary>主动公开.</summary>
    Public,

    /// <summary>依申请公开.</summary>
    OnRequest,

    /// <summary>不予公开; needs its legal reason.</summary>
    None,
}

/// <summary>Form of an interpretation: not only text (辽政办〔2022〕43号).</summary>
public enum InterpretationForm
{
    /// <summary>文字.</summary>
    Text,

    /// <summary>图解.</summary>
    Chart,

    /// <summary>问答.</summary>
    Questions,

    /// <summary>视频.</summary>
    Video,

    /// <summary>新闻发布会.</summary>
    Press,
}

/// <summary>分段、多次、持续 (seed task (三)): when in a policy's life an interpretation comes.</summary>
public enum InterpretationStage
{
    /// <summary>发布前.</summary>
    Before,

    /// <summary>发布时.</summary>
    AtRelease,

    /// <summary>执行中.</summary>
    During,

    /// <summary>评估后.</summary>
    After,
}

/// <summary>有 / 无此项, for each of the ten elements of an interpretation.</summary>
public enum ElementState
{
    Open,
    Present,
    None,
}

/// <summary>
/// What an edition says about itself beside its text; which of it a kind of document carries is in <see cref="KindRules"/>. Unchanging: a new set takes the old one's place.
/// </summary>
public sealed record DocumentFacts
{
    /// <summary>发文字号, e.g. 示科规〔2019〕3号.</summary>
    public string Number { get; init; } = "";

    /// <summary>发文机关.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>成文日期: the date on the document. 发布日期 is the edition's own.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>施行日期; null: from publication.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>有效期至, the last day it is valid; null: no end.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>主题分类.</summary>
    public string Topic { get; init; } = "";

    /// <summary>主题词, separated by 、.</summary>
    public string Keywords { get; init; } = "";

    /// <summary>文件种类: 通知, 意见, 办法 ….</summary>
    public string Genre { get; init; } = "";

    /// <summary>行政规范性文件: needs the legality review and a number of its own.</summary>
    public bool IsNormative { get; init; }
    public Openness Openness { get; init; }

    /// <summary>Legal reason for anything but 主动公开.</summary>
    public string OpennessReason { get; init; } = "";

    /// <summary>Who answers questions: division and phone.</summary>
    public string Contact { get; init; } = "";

    /// <summary>重点政策: at least one interpretation while it is being carried out.</summary>
    public bool IsKey { get; init; }

    /// <summary>Lines for 沿革 that no register of the portal holds, each '2019-07-01 公开征求意见…'.</summary>
    public string Timeline { get; init; } = "";
    /// <summary>Of a 征求意见公告: the first day on which opinions are taken.</summary>
    public DateOnly? OpensOn { get; init; }

    /// <summary>The last day on which opinions are taken; both ends count.</summary>
    public DateOnly? ClosesOn { get; init; }

    /// <summary>Why the public gets less time than the rule says; printed on the notice (国务院令第713号).</summary>
    public string ShortReason { get; init; } = "";
    public InterpretationForm? Form { get; init; }
    public InterpretationStage? Stage { get; init; }

    /// <summary>A state for each of <see cref="InterpretationElements.Names"/>: '+' present, '-' none, '?' open.</summary>
    public string Elements { get; init; } = "";

    /// <summary>Where a video or press conference can be seen, in words; its text version is the document's text.</summary>
    public string Media { get; init; } = "";
}

/// <summary>The ten elements that seed task (三) asks of an interpretation; each is there, or said to be absent.</summary>
public static class InterpretationElements
{
    public static readonly IReadOnlyList<string> Names =
        ["决策背景", "事实依据", "研判过程", "目标任务", "主要内容", "涉及范围", "关键词诠释", "惠民利民举措", "新旧政策差异", "注意事项"];

    public static ElementState Of(DocumentFacts facts, int element) => element < facts.Elements.Length
        ? facts.Elements[element] switch { '+' => ElementState.Present, '-' => ElementState.None, _ => ElementState.Open }
        : ElementState.Open;

    public static string With(string elements, int element, ElementState state)
    {
        var marks = elements.PadRight(Names.Count, '?').ToCharArray();
        marks[element] = state switch { ElementState.Present => '+', ElementState.None => '-', _ => '?' };
        return new string(marks);
    }

    public static IReadOnlyList<string> Open(DocumentFacts facts) => [.. Names.Where((_, i) => Of(facts, i) == ElementState.Open)];
}

/// <summary>Which facts a kind of document carries and what it must have: the one place where kinds differ.</summary>
/// <param name="Path">First part of its public address.</param>
/// <param name="Official">Carries the head of facts of an official paper (索引号, 发文字号, dates …).</param>
/// <param name="NeedsPlan">三同步: goes nowhere without an interpretation plan, is not released without material.</param>
/// <param name="Interprets">Explains another document.</param>
public sealed record KindRules(string Path, bool Official, bool NeedsPlan, bool Interprets)
{
    private static readonly Dictionary<DocumentKind, KindRules> ByKind = new()
    {
        [DocumentKind.Policy] = new("policies", Official: true, NeedsPlan: true, Interprets: false),
        [DocumentKind.Interpretation] = new("interpretations", Official: false, NeedsPlan: false, Interprets: true),
        [DocumentKind.Notice] = new("notices", Official: false, NeedsPlan: false, Interprets: false),
        [DocumentKind.Page] = new("pages", Official: false, NeedsPlan: false, Interprets: false),
        [DocumentKind.Report] = new("reports", Official: false, NeedsPlan: false, Interprets: false),
        [DocumentKind.Consultation] = new("consultations", Official: false, NeedsPlan: false, Interprets: false),
        [DocumentKind.ConsultationDraft] = new("drafts", Official: false, NeedsPlan: false, Interprets: false),
    };

    public static KindRules Of(DocumentKind kind) => ByKind[kind];

    /// <summary>That it is in force is said of official papers only, that it no longer is of every kind: a notice is withdrawn, but never 'valid'.</summary>
    public bool Tells(Validity validity) => Official || !validity.IsCurrent;

    /// <summary>Public address, e.g. /policies/gaoxin-cuoshi.</summary>
    public static string Address(DocumentKind kind, string slug) => $"/{Of(kind).Path}/{slug}";
}

/// <summary>主题分类 a bureau of science sorts its documents by.</summary>
public static class Topics
{
    public static readonly IReadOnlyList<string> All = ["科技企业", "科技计划", "科技金融", "人才与外专", "科技平台", "成果转化", "综合政务"];
}
