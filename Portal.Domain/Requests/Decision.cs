namespace Portal.Domain.Requests;

/// <summary>申请人情况, the columns of table 3 of the annual report (国办公开办函〔2021〕30号).</summary>
public enum ApplicantKind
{
    /// <summary>自然人.</summary>
    Person,

    /// <summary>商业企业.</summary>
    Business,

    /// <summary>科研机构.</summary>
    Research,

    /// <summary>社会公益组织.</summary>
    PublicWelfare,

    /// <summary>法律服务机构.</summary>
    LegalService,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>
/// What came of a request: one application has one decision, which chooses the letter's wording and the row of table 3.
/// Articles are those of the 政府信息公开条例 (国务院令第711号).
/// </summary>
public enum Decision
{
    /// <summary>36(1): already public; where and how to get it.</summary>
    AlreadyPublic,

    /// <summary>36(2): provided, or how and when to get it.</summary>
    Provided,

    /// <summary>37: part provided, part not (区分处理).</summary>
    PartlyProvided,

    /// <summary>14: 国家秘密.</summary>
    StateSecret,

    /// <summary>14: 法律、行政法规禁止公开.</summary>
    ForbiddenByLaw,

    /// <summary>14: 三安全一稳定.</summary>
    Security,

    /// <summary>15: 保护第三方合法权益.</summary>
    ThirdParty,

    /// <summary>16(1): 三类内部事务信息.</summary>
    Internal,

    /// <summary>16(2): 四类过程性信息.</summary>
    Process,

    /// <summary>16(2): 行政执法案卷.</summary>
    CaseFile,

    /// <summary>36(7): 行政查询事项, governed by a law of its own.</summary>
    SpecialInquiry,

    /// <summary>36(4): searched for, does not exist.</summary>
    NotExisting,

    /// <summary>36(5): another organ is responsible.</summary>
    OtherOrgan,

    /// <summary>38: would have to be made or processed.</summary>
    NeedsMaking,

    /// <summary>30: still unclear after the correction.</summary>
    StillUnclear,

    /// <summary>39: 信访、举报、投诉.</summary>
    Complaint,

    /// <summary>36(6): 重复申请.</summary>
    Repeated,

    /// <summary>39: 公报、报刊、书籍 and the like.</summary>
    Publication,

    /// <summary>35: 大量、反复, without good reason.</summary>
    Excessive,

    /// <summary>To confirm or issue again what the applicant already has.</summary>
    Reissue,

    /// <summary>30: not corrected in time.</summary>
    CorrectionOverdue,

    /// <summary>国办函〔2020〕109号: not paid in time.</summary>
    PaymentOverdue,

    /// <summary>撤回.</summary>
    Withdrawn,

    /// <summary>The rest.</summary>
    OtherEnd,
}

/// <summary>What table 3 calls the decisions, row by row, in the order of the official form.</summary>
public static class Decisions
{
    /// <summary>Rows 3 to 23 of table 3 (domain facts 2.2) and the decisions that each counts.</summary>
    public static IReadOnlyList<(int Row, IReadOnlyList<Decision> Of)> Rows { get; } =
    [
        (3, [Decision.AlreadyPublic, Decision.Provided]),
        (4, [Decision.PartlyProvided]),
        (5, [Decision.StateSecret]),
        (6, [Decision.ForbiddenByLaw]),
        (7, [Decision.Security]),
        (8, [Decision.ThirdParty]),
        (9, [Decision.Internal]),
        (10, [Decision.Process]),
        (11, [Decision.CaseFile]),
        (12, [Decision.SpecialInquiry]),
        (13, [Decision.NotExisting, Decision.OtherOrgan]),
        (14, [Decision.NeedsMaking]),
        (15, [Decision.StillUnclear]),
        (16, [Decision.Complaint]),
        (17, [Decision.Repeated]),
        (18, [Decision.Publication]),
        (19, [Decision.Excessive]),
        (20, [Decision.Reissue]),
        (21, [Decision.CorrectionOverdue]),
        (22, [Decision.PaymentOverdue]),
        (23, [Decision.Withdrawn, Decision.OtherEnd]),
    ];

    public static int RowOf(Decision decision) => Rows.Single(r => r.Of.Contains(decision)).Row;

    /// <summary>不予公开: since 2024-01-01 the applicant must ask for 行政复议 before going to court (行政复议法 2023, art. 23).</summary>
    public static bool IsRefusal(Decision decision) => RowOf(decision) is >= 5 and <= 12;
}
