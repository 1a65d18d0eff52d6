using Microsoft.AspNetCore.Antiforgery;
using Portal.Domain.Common;
using Portal.Domain.Requests;

namespace Portal.Web.Public.Requests;

/// <summary>The form as it goes to one visitor.</summary>
/// <param name="Key">Sealed; makes the second sending the same case.</param>
/// <param name="Proof">Size of the identity proof that is kept already, bytes; null: none.</param>
/// <param name="Notes">What is wrong beside the boxes.</param>
internal sealed record RequestFormState(RequestInput Input, string Key, AntiforgeryTokenSet Token, IReadOnlyList<FieldRefusal> Errors, IReadOnlyList<Reason> Notes, long? Proof);
