using Portal.Domain.Requests;

namespace Portal.Tests.Requests;

public sealed class RemedyTests
{
    private const string Government = "示例市人民政府";
    private const string Court = "示例市示例区人民法院";
    private static readonly DateOnly Before = new(2023, 12, 31);
    private static readonly DateOnly Since = new(2024, 1, 1);

    [Theory]
    [InlineData(Decision.ThirdParty)]
    [InlineData(Decision.Internal)]
    [InlineData(Decision.SpecialInquiry)]
    public void A_refusal_since_2024_goes_to_reconsideration_first(Decision refusal)
    {
        Assert.Equal(RemedyRoute.Either, Remedies.Of(refusal, Before));
        Assert.Equal(RemedyRoute.ReconsiderationFirst, Remedies.Of(refusal, Since));
        Assert.Contains("应当先", Remedies.Sentence(refusal, Since, Government, Court)!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Decision.Provided)]
    [InlineData(Decision.NotExisting)]
    [InlineData(Decision.Complaint)]
    [InlineData(Decision.CorrectionOverdue)]
    public void Other_decisions_leave_the_choice(Decision decision)
    {
        Assert.Equal(RemedyRoute.Either, Remedies.Of(decision, Since));
        var sentence = Remedies.Sentence(decision, Since, Government, Court)!.ToString();
        Assert.Contains("60日内向示例市人民政府申请行政复议", sentence, StringComparison.Ordinal);
        Assert.Contains("6个月内向示例市示例区人民法院提起行政诉讼", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_partly_refused_names_both_ways() =>
        Assert.Contains("不予公开的部分", Remedies.Sentence(Decision.PartlyProvided, Since, Government, Court)!.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Who_withdrew_is_told_of_no_remedy() => Assert.Null(Remedies.Sentence(Decision.Withdrawn, Since, Government, Court));

    [Fact]
    public void Every_decision_has_a_remedy_or_none() =>
        Assert.All(Enum.GetValues<Decision>(), d => Assert.Equal(d == Decision.Withdrawn, Remedies.Sentence(d, Since, Government, Court) is null));

    [Fact]
    public void The_day_of_delivery_is_not_counted()
    {
        Assert.Equal(new DateOnly(2026, 5, 1), Remedies.ReconsiderationUntil(new DateOnly(2026, 3, 2)));
        Assert.Equal(new DateOnly(2026, 2, 28), Remedies.LawsuitUntil(new DateOnly(2025, 8, 31)));
    }
}
