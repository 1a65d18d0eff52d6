using System.Net.Mail;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Domain.Common;

namespace Portal.Domain.Requests;

/// <summary>The boxes of the application form, in their order.</summary>
public enum RequestField
{
    Name,
    IdNumber,
    Contact,
    Phone,
    Email,
    Address,
    Proof,
    Title,
    DocumentNumber,
    Description,
}

/// <summary>A refusal and the box it belongs to.</summary>
public sealed record FieldRefusal(RequestField Field, Reason Reason);

/// <summary>What an applicant writes on the form: what 条例第二十九条 asks for and nothing more; a purpose is not asked.</summary>
/// <param name="Name">Of the person or the organisation.</param>
/// <param name="IdNumber">ID card number or 统一社会信用代码.</param>
/// <param name="Contact">Contact person of an organisation.</param>
public sealed partial record RequestWish(ApplicantKind Kind, string Name, string IdNumber, string Contact, string Phone, string Email, string Address,
    string Title, string DocumentNumber, string Description, WishedForm Form, WishedWay Way)
{
    public const int MaxTitle = 200;
    public const int MaxDocumentNumber = 100;
    public const int MaxDescription = 2000;
    private const int MaxName = 100;
    private const int MaxAddress = 300;

    public static readonly RequestWish Empty = new(ApplicantKind.Person, "", "", "", "", "", "", "", "", "", WishedForm.Electronic, WishedWay.Online);

    /// <summary>Without what typing leaves behind: blanks at the ends, dashes in numbers, control characters.</summary>
    public RequestWish Normal => this with
    {
        Name = OneLine(Name),
        IdNumber = IdentityNumber.Normal(IdNumber),
        Contact = Kind == ApplicantKind.Person ? "" : OneLine(Contact),
        Phone = PhoneNoise().Replace(Phone.Normalize(NormalizationForm.FormKC), ""),
        Email = OneLine(Email),
        Address = OneLine(Address),
        Title = OneLine(Title),
        DocumentNumber = OneLine(DocumentNumber),
        Description = string.Concat(Description.ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))).Trim(),
    };

    /// <summary>Everything that is wrong, in the order of the boxes.</summary>
    public IReadOnlyList<FieldRefusal> Refusals(DateOnly today)
    {
        var wish = Normal;
        var found = new List<FieldRefusal>();
        void Say(RequestField field, Reason? reason)
        {
            if (reason is not null) found.Add(new FieldRefusal(field, reason));
        }

        var isPerson = Kind == ApplicantKind.Person;
        Say(RequestField.Name, wish.Name.Length > 0 ? TooLong(wish.Name, MaxName) : isPerson ? "请写姓名，与身份证件一致。" : "请写单位名称，与营业执照或者法人证书一致。");
        Say(RequestField.IdNumber, isPerson ? IdentityNumber.OfPerson(wish.IdNumber, today) : IdentityNumber.OfOrganisation(wish.IdNumber));
        if (!isPerson) Say(RequestField.Contact, wish.Contact.Length > 0 ? TooLong(wish.Contact, MaxName) : "请写联系人的姓名。");
        Say(RequestField.Phone, OfPhone(wish.Phone));
        Say(RequestField.Email, wish.Email.Length > 0 ? MailAddress.TryCreate(wish.Email, out _) && wish.Email.Length <= 200 ? (Reason?)null : "电子邮箱应写成name@example.cn这样，请核对。"
            : wish.Way == WishedWay.Email ? "您希望用电子邮件得到答复，请写电子邮箱。" : (Reason?)null);
        Say(RequestField.Address, wish.Address.Length > 0 ? TooLong(wish.Address, MaxAddress) : wish.Way == WishedWay.Post ? "您希望邮寄，请写邮寄地址，写到门牌号。" : (Reason?)null);
        Say(RequestField.Title, wish is { Title: "", DocumentNumber: "", Description: "" } ? "请至少写明名称、文号或者内容中的一项。" : TooLong(wish.Title, MaxTitle));
        Say(RequestField.DocumentNumber, TooLong(wish.DocumentNumber, MaxDocumentNumber));
        Say(RequestField.Description, TooLong(wish.Description, MaxDescription));
        return found;
    }

    /// <summary>What lists call the case: its title, or else the number, or the beginning of the description.</summary>
    public string Subject => Title.Length > 0 ? Title : DocumentNumber.Length > 0 ? DocumentNumber : Description.Split('\n')[0] is { Length: > 40 } line ? line[..40] + "…" : Description.Split('\n')[0];

    private static Reason? OfPhone(string phone) => phone.Length == 0 ? "请写联系电话，工作人员要用它与您确认收到申请。"
        : !phone.All(char.IsAsciiDigit) ? "联系电话只写数字，座机前面加区号。"
        : phone[0] == '1' ? phone.Length == 11 ? (Reason?)null : new Reason("手机号应为11位，现在是{0}位。", phone.Length)
        : LandLine().IsMatch(phone) ? (Reason?)null : "座机请写区号加号码，例如010-00000000；手机号为11位。";

    private static Reason? TooLong(string text, int max) => text.Length > max ? new Reason("最多{0}字，现在有{1}字，请精简。", max, text.Length) : null;

    private static string OneLine(string text) => string.Concat(text.ReplaceLineEndings(" ").Where(c => !char.IsControl(c))).Trim();

    [GeneratedRegex(@"^(?:\+86|0086)|[\s\-—()]")]
    private static partial Regex PhoneNoise();

    [GeneratedRegex("^0[0-9]{9,11}$")]
    private static partial Regex LandLine();
}
