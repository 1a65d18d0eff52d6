using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Portal.Tests.Site;
using Portal.Web.Account;

namespace Portal.Tests.Account;

/// <summary>
/// Entra ID as far as a sign-in sees it: discovery, keys, and the signed ID token that the browser posts back.
/// It speaks HTTPS because Microsoft.Identity.Web fetches the issuer's metadata by itself and accepts nothing else.
/// </summary>
internal sealed class EntraDirectory : IAsyncDisposable
{
    public const string OwnTenant = "11111111-1111-1111-1111-111111111111";
    public const string ForeignTenant = "99999999-9999-9999-9999-999999999999";
    private const string ClientId = "22222222-2222-2222-2222-222222222222";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RsaSecurityKey _key;
    private readonly WebApplication _app;

    private EntraDirectory(WebApplication app) => (_app, _key) = (app, new RsaSecurityKey(_rsa) { KeyId = "test" });

    private string Url => $"https://localhost:{new Uri(_app.Urls.First()).Port}";

    public static async Task<EntraDirectory> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.ListenLocalhostOrAny(0, https: true));
        var directory = new EntraDirectory(builder.Build());
        directory._app.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", (string tenant) => Results.Json(new
        {
            issuer = directory.IssuerOf(tenant),
            authorization_endpoint = $"{directory.Url}/{tenant}/oauth2/v2.0/authorize",
            token_endpoint = $"{directory.Url}/{tenant}/oauth2/v2.0/token",
            jwks_uri = $"{directory.Url}/keys",
            response_types_supported = (string[])["id_token"],
            subject_types_supported = (string[])["pairwise"],
            id_token_signing_alg_values_supported = (string[])["RS256"],
        }));
        directory._app.MapGet("/keys", () =>
        {
            var parameters = directory._rsa.ExportParameters(includePrivateParameters: false);
            return Results.Json(new
            {
                keys = new[]
                {
                    new { kty = "RSA", use = "sig", kid = "test", n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) },
                },
            });
        });
        await directory._app.StartAsync();
        return directory;
    }

    /// <summary>A portal in Production that trusts this directory.</summary>
    public Task<PortalSite> StartPortalAsync() => PortalSite.StartAsync(new SiteOptions
    {
        Environment = "Production",
        Https = true,
        Settings = new Dictionary<string, string>
        {
            ["AzureAd:Instance"] = Url + "/",
            ["AzureAd:TenantId"] = OwnTenant,
            ["AzureAd:ClientId"] = ClientId,
        },
        Services = services =>
        {
            services.Configure<OpenIdConnectOptions>(EntraSignIn.Scheme, options => options.BackchannelHttpHandler = Trusting());
            services.Configure<AadIssuerValidatorOptions>(options => options.HttpClientName = "entra-test");
            services.AddHttpClient("entra-test").ConfigurePrimaryHttpMessageHandler(Trusting);
        },
    });

    /// <summary>Follows the portal to the sign-in page of the directory and comes back with the person's token.</summary>
    /// <returns>The portal's last answer.</returns>
    public async Task<HttpResponseMessage> SignInAsync(HttpClient client, string person, string tenant, params string[] roles)
    {
        var ct = TestContext.Current.CancellationToken;
        using var challenge = await client.GetAsync("/account/entra?returnUrl=/account/password", ct);
        Assert.Equal(HttpStatusCode.Redirect, challenge.StatusCode);
        var asked = QueryHelpers.ParseQuery(challenge.Headers.Location!.Query);
        Assert.Equal("form_post", asked["response_mode"].ToString());

        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["state"] = asked["state"].ToString(),
            ["id_token"] = TokenFor(person, tenant, asked["nonce"].ToString(), roles),
        });
        var back = await client.PostAsync(new Uri(asked["redirect_uri"].ToString()).PathAndQuery, form, ct);
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        return await client.GetAsync(back.Headers.Location, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }

    private string IssuerOf(string tenant) => $"{Url}/{tenant}/v2.0";

    private string TokenFor(string person, string tenant, string nonce, string[] roles)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = IssuerOf(tenant),
            Audience = ClientId,
            IssuedAt = now,
            NotBefore = now.AddMinutes(-1),
            Expires = now.AddMinutes(30),
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
            Subject = new ClaimsIdentity(
                [
                    new("sub", person), new("oid", person), new("tid", tenant), new("nonce", nonce), new("ver", "2.0"),
                    new("name", "周某"), new("preferred_username", $"{person}@example.gov.cn"), .. roles.Select(role => new Claim("roles", role)),
                ]),
        });
    }

    private static HttpClientHandler Trusting() => new()
    {
        ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate?.Thumbprint == TestCertificate.Localhost.Thumbprint,
    };
}
