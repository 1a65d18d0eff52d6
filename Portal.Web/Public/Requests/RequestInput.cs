using Portal.Domain.Requests;

namespace Portal.Web.Public.Requests;

/// <summary>What stands in the boxes of the form, as it was typed; it comes back unchanged when something is wrong.</summary>
/// <param name="IsOrganisation">Which of the two groups of boxes counts; both keep what was typed.</param>
/// <param name="ProofToken">Names the identity proof that was sent before; empty: none.</param>
internal sealed record RequestInput(bool IsOrganisation, string Name, string IdNumber, string OrganisationKind, string OrganisationName, string CreditCode, string Contact,
    string Phone, string Email, string Address, string Title, string DocumentNumber, string Description, string Form, string Way, string ProofToken)
{
    public const string ProofFile = "proof";

    /// <summary>Hidden from people; what fills it is a program.</summary>
    public const string Trap = "website";

    /// <summary>More than any box takes: nobody's megabytes travel back and forth.</summary>
    private const int MaxLength = 4000;

    public static readonly RequestInput Empty = new(false, "", "", nameof(ApplicantKind.Business), "", "", "", "", "", "", "", "", "", nameof(WishedForm.Electronic), nameof(WishedWay.Online), "");

    public static RequestInput Read(IFormCollection form)
    {
        string Of(string name)
        {
            var text = form[name].ToString();
            return text.Length > MaxLength ? text[..MaxLength] : text;
        }

        return new RequestInput(Of("who") == "organisation", Of("name"), Of("id-number"), Of("organisation-kind"), Of("organisation-name"), Of("credit-code"), Of("contact"),
            Of("phone"), Of("email"), Of("address"), Of("title"), Of("document-number"), Of("description"), Of("form"), Of("way"), Of("proof-token"));
    }

    /// <summary>Name and value of every box, for the page that shows them again to be confirmed.</summary>
    public IEnumerable<(string Name, string Value)> Fields =>
    [
        ("who", IsOrganisation ? "organisation" : "person"), ("name", Name), ("id-number", IdNumber), ("organisation-kind", OrganisationKind), ("organisation-name", OrganisationName),
        ("credit-code", CreditCode), ("contact", Contact), ("phone", Phone), ("email", Email), ("address", Address), ("title", Title), ("document-number", DocumentNumber),
        ("description", Description), ("form", Form), ("way", Way), ("proof-token", ProofToken),
    ];

    public RequestWish Wish => new(
        !IsOrganisation ? ApplicantKind.Person : Enum.TryParse<ApplicantKind>(OrganisationKind, out var kind) && Enum.IsDefined(kind) && kind != ApplicantKind.Person ? kind : ApplicantKind.Other,
        IsOrganisation ? OrganisationName : Name, IsOrganisation ? CreditCode : IdNumber, Contact, Phone, Email, Address, Title, DocumentNumber, Description,
        Enum.TryParse<WishedForm>(Form, out var form) && Enum.IsDefined(form) ? form : WishedForm.Electronic,
        Enum.TryParse<WishedWay>(Way, out var way) && Enum.IsDefined(way) ? way : WishedWay.Online);

    /// <summary>Id of the box that a refusal belongs to.</summary>
    public string IdOf(RequestField field) => field switch
    {
        RequestField.Name => IsOrganisation ? "organisation-name" : "name",
        RequestField.IdNumber => IsOrganisation ? "credit-code" : "id-number",
        RequestField.Contact => "contact",
        RequestField.Phone => "phone",
        RequestField.Email => "email",
        RequestField.Address => "address",
        RequestField.Proof => ProofFile,
        RequestField.DocumentNumber => "document-number",
        RequestField.Description => "description",
        _ => "title",
    };
}
