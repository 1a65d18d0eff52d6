using Portal.Domain.Requests;

namespace Portal.Tests.Requests;

public sealed class RequestWishTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [Theory]
    [InlineData("11010519491231002X")] // the example of GB 11643
    [InlineData("110105 19491231 002x")]
    [InlineData("E12345678")]
    [InlineData("H0123456700")]
    [InlineData("01234567")]
    public void Numbers_of_people_pass(string typed) => Assert.Null(IdentityNumber.OfPerson(IdentityNumber.Normal(typed), Today));

    [Theory]
    [InlineData("", "请写身份证件号码。")]
    [InlineData("1101051949123100", "居民身份证号码应为18位，现在是16位。")]
    [InlineData("110105194912310021", "身份证号码有一位写错了（末位校验码不符），请逐位核对。")]
    [InlineData("11010519491331002X", "身份证号码里的出生日期不对，请核对第7至14位。")]
    [InlineData("11010529491231002X", "身份证号码里的出生日期不对，请核对第7至14位。")]
    [InlineData("张三", "身份证件号码只由数字和字母组成，请核对。")]
    public void What_is_wrong_with_a_persons_number_is_said(string typed, string reason) =>
        Assert.Equal(reason, IdentityNumber.OfPerson(IdentityNumber.Normal(typed), Today)?.ToString());

    [Fact]
    public void One_wrong_digit_of_an_identity_number_is_always_found()
    {
        const string right = "11010519491231002X";
        for (var i = 0; i < 17; i++)
            for (var digit = '0'; digit <= '9'; digit++)
                if (digit != right[i])
                    Assert.NotNull(IdentityNumber.OfPerson(right[..i] + digit + right[(i + 1)..], Today));
    }

    [Theory]
    [InlineData("91350100M000100Y43", null)] // the example of GB 32100
    [InlineData("9135 0100 m000 100y43", null)]
    [InlineData("91350100M000100Y44", "统一社会信用代码有一位写错了（末位校验码不符），请逐位核对。")]
    [InlineData("91350100M000100Y4", "统一社会信用代码应为18位，现在是17位。")]
    [InlineData("91350100I000100Y43", "统一社会信用代码只有数字和大写字母，不会有I、O、S、V、Z，请核对。")]
    public void An_organisations_code_is_checked(string typed, string? reason) => Assert.Equal(reason, IdentityNumber.OfOrganisation(IdentityNumber.Normal(typed))?.ToString());

    [Theory]
    [InlineData("138 0000 0000", null)]
    [InlineData("+86 13800000000", null)]
    [InlineData("010-00000000", null)]
    [InlineData("1380000000", "手机号应为11位，现在是10位。")]
    [InlineData("12345", "手机号应为11位，现在是5位。")]
    [InlineData("00000000", "座机请写区号加号码，例如010-00000000；手机号为11位。")]
    [InlineData("打我电话", "联系电话只写数字，座机前面加区号。")]
    public void A_telephone_number_is_checked(string typed, string? reason) => Assert.Equal(reason, Reason(Good with { Phone = typed }, RequestField.Phone));

    [Fact]
    public void The_wished_way_decides_what_else_is_needed()
    {
        Assert.Empty(Good.Refusals(Today));
        Assert.Equal("您希望用电子邮件得到答复，请写电子邮箱。", Reason(Good with { Way = WishedWay.Email }, RequestField.Email));
        Assert.Equal("您希望邮寄，请写邮寄地址，写到门牌号。", Reason(Good with { Way = WishedWay.Post }, RequestField.Address));
        Assert.Equal("电子邮箱应写成name@example.cn这样，请核对。", Reason(Good with { Email = "a@@b" }, RequestField.Email));
    }

    [Fact]
    public void One_of_name_number_and_description_is_enough()
    {
        var nothing = Good with { Title = " " };
        Assert.Equal("请至少写明名称、文号或者内容中的一项。", Reason(nothing, RequestField.Title));
        Assert.Empty((nothing with { DocumentNumber = "示科规〔2024〕1号" }).Refusals(Today));
        Assert.Empty((nothing with { Description = "评审结果" }).Refusals(Today));
    }

    [Fact]
    public void An_organisation_names_somebody_to_talk_to_and_a_person_does_not()
    {
        var organisation = Good with { Kind = ApplicantKind.Research, IdNumber = "91350100M000100Y43" };
        Assert.Equal("请写联系人的姓名。", Reason(organisation, RequestField.Contact));
        Assert.Empty((organisation with { Contact = "示例联系人" }).Refusals(Today));
    }

    [Theory]
    [InlineData("评审结果", "", "长描述", "评审结果")]
    [InlineData("", "示科规〔2024〕1号", "长描述", "示科规〔2024〕1号")]
    [InlineData("", "", "第一行\n第二行", "第一行")]
    public void A_case_is_called_by_what_there_is(string title, string number, string description, string called) =>
        Assert.Equal(called, (RequestWish.Empty with { Title = title, DocumentNumber = number, Description = description }).Subject);

    internal static RequestWish Good => RequestWish.Empty with { Name = "示例申请人", IdNumber = "11010519491231002X", Phone = "13800000000", Title = "科技型小巨人企业认定评审结果" };

    private static string? Reason(RequestWish wish, RequestField field) => wish.Refusals(Today).SingleOrDefault(r => r.Field == field)?.Reason.ToString();
}
