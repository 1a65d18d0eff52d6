using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Portal.Domain.People;
using Portal.Domain.Storage;

namespace Portal.Web.Account;

/// <summary>
/// Ends the sign-in of an open circuit when its account is disabled or gets other roles or another password: at once when this process hears of it,
/// and by a look every minute in any case.
/// </summary>
public sealed class CircuitSignIn : RevalidatingServerAuthenticationStateProvider
{
    private readonly AccountQueries _accounts;
    private readonly IDisposable _subscription;

    public CircuitSignIn(ILoggerFactory logs, AccountQueries accounts, ChangeFeed feed) : base(logs)
    {
        _accounts = accounts;
        _subscription = feed.Subscribe(OnChangedAsync);
    }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        IsCurrentAsync(authenticationState.User, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing) _subscription.Dispose();
        base.Dispose(disposing);
    }

    private async Task OnChangedAsync(IReadOnlyList<Change> changes)
    {
        if (!changes.Any(c => c.Kind == PeopleChange.Account)) return;
        ClaimsPrincipal user;
        try
        {
            user = (await GetAuthenticationStateAsync()).User;
        }
        catch (InvalidOperationException)
        {
            return; // made for a scope that renders nothing: no state was ever set
        }

        if (user.AccountId() is not { } id || !changes.Any(c => c.Kind == PeopleChange.Account && c.Id == id)) return;
        if (!await IsCurrentAsync(user, CancellationToken.None)) SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
    }

    private async Task<bool> IsCurrentAsync(ClaimsPrincipal user, CancellationToken ct) =>
        user.AccountId() is { } id && await _accounts.StampAsync(id, ct) is { } stamp && stamp == user.Stamp();
}
