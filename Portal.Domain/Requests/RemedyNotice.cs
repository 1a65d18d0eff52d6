namespace Portal.Domain.Requests;

/// <summary>救济途径: what an applicant may do about a decision, by decision and date.</summary>
public static class RemedyNotice
{
    /// <summary>行政复议法（2023年修订）第二十三条: from this day on a refusal goes to 行政复议 before it may go to court.</summary>
    public static readonly DateOnly ReconsiderationFirst = new(2024, 1, 1);

    /// <summary>Whether 行政复议 has to come first; of a part that was not provided as well.</summary>
    public static bool MustReconsider(Decision decision, DateOnly decidedOn) =>
        decidedOn >= ReconsiderationFirst && (Decisions.IsRefusal(decision) || decision == Decision.PartlyProvided);

    /// <summary>The sentence of the letter.</summary>
    public static string Of(Decision decision, DateOnly decidedOn, RequestSettings settings) => MustReconsider(decision, decidedOn)
        ? $"如对本答复{(decision == Decision.PartlyProvided ? "中不予公开的部分" : "")}不服，应当先自收到本答复之日起六十日内向{settings.ReconsiderationOrgan}申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内向{settings.Court}提起行政诉讼。"
        : $"如对本答复不服，可以自收到本答复之日起六十日内向{settings.ReconsiderationOrgan}申请行政复议，或者自收到本答复之日起六个月内向{settings.Court}提起行政诉讼。";
}
