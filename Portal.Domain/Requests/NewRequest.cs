using Portal.Domain.Common;

namespace Portal.Domain.Requests;

/// <summary>An application as it is written down (条例第二十九条): who, how to reach them, what they want, and in which form.</summary>
/// <param name="ArrivedOn">The day it was handed in, signed for, or arrived.</param>
public sealed record NewRequest(RequestChannel Channel, ApplicantKind Kind, string Name, string IdNumber, string Contact, string Phone, string Email, string Address,
    string Title, string DocumentNumber, string Description, WishedForm Form, WishedWay Way, DateOnly ArrivedOn)
{
    /// <summary>What is missing or wrong; the purpose may not be asked for.</summary>
    public IEnumerable<Reason> Refusals(DateOnly today)
    {
        if (Name.Trim().Length is 0 or > 100) yield return "请写上申请人的姓名或名称，100字以内。";
        if (IdNumber.Trim().Length is 0 or > 40) yield return "请写上身份证件号码或统一社会信用代码。";
        if (Phone.Trim().Length == 0 && Email.Trim().Length == 0 && Address.Trim().Length == 0) yield return "电话、电子邮箱、通信地址至少写一项，否则无法联系申请人。";
        if (Phone.Length > 40 || Email.Length > 200 || Address.Length > 300 || Contact.Length > 100) yield return "联系方式太长，请写短一些。";
        if (Title.Trim().Length is 0 or > 300) yield return "请写明所需信息的名称或者便于查找的描述，300字以内。";
        if (DocumentNumber.Length > 100) yield return "文号请在100字以内。";
        if (Description.Length > 4000) yield return "描述请在4000字以内。";
        if (Way == WishedWay.Email && Email.Trim().Length == 0) yield return "希望用电子邮件得到，请写上电子邮箱。";
        if (Way == WishedWay.Post && Address.Trim().Length == 0) yield return "希望邮寄，请写上通信地址。";
        if (ArrivedOn == default) yield return "请写到达的日期。";
        else if (ArrivedOn < today.AddYears(-2)) yield return "到达的日期太早，请核对年份。";
        else if (ArrivedOn > today) yield return "到达的日期不能晚于今天。";
    }

    /// <summary>当面提交、口述和签收的邮件在到达之日即为收到；其他渠道要与申请人确认 (条例第三十一条).</summary>
    public static bool IsReceivedOnArrival(RequestChannel channel) => channel is RequestChannel.InPerson or RequestChannel.Oral or RequestChannel.SignedPost;

    internal InformationRequest ToRequest(string number, string code, DateTime submittedAt) => new(number, code, Channel, new Applicant
    {
        Kind = Kind,
        Name = Name.Trim(),
        IdNumber = IdNumber.Trim(),
        Contact = Contact.Trim(),
        Phone = Phone.Trim(),
        Email = Email.Trim(),
        Address = Address.Trim(),
    }, submittedAt)
    {
        Title = Title.Trim(),
        DocumentNumber = DocumentNumber.Trim(),
        Description = Description.Trim(),
        Form = Form,
        Way = Way,
    };
}
