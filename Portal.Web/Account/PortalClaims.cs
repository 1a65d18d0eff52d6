using System.Globalization;
using System.Security.Claims;

namespace Portal.Web.Account;

/// <summary>
/// What the cookie says: which account, its name, and the stamp it was signed in with. Roles are left out on purpose:
/// they are read from the database whenever they matter.
/// </summary>
public static class PortalClaims
{
    private const string StampType = "stamp";

    public static ClaimsPrincipal Of(StaffAccount account) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, account.Id.ToString(CultureInfo.InvariantCulture)),
            new Claim(ClaimTypes.Name, account.DisplayName),
            new Claim(StampType, account.SecurityStamp),
        ],
        PortalSignIn.Scheme));

    public static int? AccountId(this ClaimsPrincipal user) =>
        int.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? id : null;

    public static string? Stamp(this ClaimsPrincipal user) => user.FindFirstValue(StampType);
}
