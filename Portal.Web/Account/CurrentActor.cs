using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Web.Account;

/// <summary>The person of this circuit or request, with the roles that the database knows now.</summary>
public sealed class CurrentActor(AuthenticationStateProvider authentication, IActors actors, IDbContextFactory<PortalDb> dbs)
{
    public async Task<Actor?> GetAsync()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        if (!int.TryParse(state.User.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id)) return null;
        await using var db = await dbs.CreateDbContextAsync();
        return await actors.FindAsync(db, id, CancellationToken.None);
    }
}
