using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Web.Account;

/// <summary>The person of this circuit or request, with the roles that the database knows now.</summary>
public sealed class CurrentActor(AuthenticationStateProvider authentication, IActors actors, IDbContextFactory<PortalDb> dbs)
{
    /// <summary>For components. Null when nobody is signed in or the account has been disabled.</summary>
    public async Task<Actor?> GetAsync() => await OfAsync((await authentication.GetAuthenticationStateAsync()).User);

    /// <summary>For endpoints, which have no authentication state but a user.</summary>
    public async Task<Actor?> OfAsync(ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true || user.AccountId() is not { } id) return null;
        await using var db = await dbs.CreateDbContextAsync();
        return await actors.FindAsync(db, id, CancellationToken.None);
    }
}
