using Portal.Domain.Common;

namespace Portal.Domain.Requests;

/// <summary>救济途径 in the order in which they are open.</summary>
public enum RemedyRoute
{
    /// <summary>Nobody was refused anything: the applicant withdrew.</summary>
    None,

    /// <summary>复议或者诉讼, as the applicant likes.</summary>
    Either,

    /// <summary>复议前置: court only after 行政复议.</summary>
    ReconsiderationFirst,

    /// <summary>区分处理: 复议前置 for what was refused, either for the rest.</summary>
    ReconsiderationFirstForPart,
}

/// <summary>
/// What an applicant can do against a decision: 行政复议 within 60 days (行政复议法第二十条; before 2024 第九条), 行政诉讼 within six months
/// (行政诉讼法第四十六条). Who was refused (不予公开) since 2024-01-01 must ask for 复议 first (行政复议法2023年修订第二十三条第一款第四项).
/// Periods run from the day the decision reached the applicant, which is not counted itself.
/// </summary>
public static class Remedies
{
    /// <summary>The revised 行政复议法 is in force from this day on.</summary>
    public static readonly DateOnly ReconsiderationFirstFrom = new(2024, 1, 1);

    /// <param name="decidedOn">Day of the decision: the law in force on it counts.</param>
    public static RemedyRoute Of(Decision decision, DateOnly decidedOn) => decision switch
    {
        Decision.Withdrawn => RemedyRoute.None,
        Decision.PartlyProvided when decidedOn >= ReconsiderationFirstFrom => RemedyRoute.ReconsiderationFirstForPart,
        _ when Decisions.IsRefusal(decision) && decidedOn >= ReconsiderationFirstFrom => RemedyRoute.ReconsiderationFirst,
        _ => RemedyRoute.Either,
    };

    /// <summary>The sentence of the letter and of the status page, in Chinese; null when there is no remedy to name.</summary>
    /// <param name="reviewer">复议机关, e.g. 示例市人民政府.</param>
    /// <param name="court">人民法院 with jurisdiction.</param>
    public static Reason? Sentence(Decision decision, DateOnly decidedOn, string reviewer, string court) => Of(decision, decidedOn) switch
    {
        RemedyRoute.Either => new Reason("如对本答复不服，可以自收到本答复之日起60日内向{0}申请行政复议，也可以自收到本答复之日起6个月内向{1}提起行政诉讼。", reviewer, court),
        RemedyRoute.ReconsiderationFirst => new Reason("如对本答复不服，应当先自收到本答复之日起60日内向{0}申请行政复议；对行政复议决定仍不服的，可以自收到行政复议决定书之日起15日内向{1}提起行政诉讼。", reviewer, court),
        RemedyRoute.ReconsiderationFirstForPart => new Reason("如对本答复中不予公开的部分不服，应当先自收到本答复之日起60日内向{0}申请行政复议，对行政复议决定仍不服的，可以自收到行政复议决定书之日起15日内向{1}提起行政诉讼；对其他部分不服的，可以自收到本答复之日起60日内申请行政复议，也可以自收到本答复之日起6个月内提起行政诉讼。", reviewer, court),
        _ => null,
    };

    /// <summary>Last day for 行政复议.</summary>
    /// <param name="delivered">Day on which the decision reached the applicant.</param>
    public static DateOnly ReconsiderationUntil(DateOnly delivered) => delivered.AddDays(60);

    /// <summary>Last day for 行政诉讼 without 复议 before it.</summary>
    public static DateOnly LawsuitUntil(DateOnly delivered) => delivered.AddMonths(6);
}
