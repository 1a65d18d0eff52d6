using System.Threading.RateLimiting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Primitives;
using Portal.Web.Public;

namespace Portal.Web.Hosting;

/// <summary>What every answer must carry and every request must respect, whichever room it belongs to.</summary>
public static class PortalSecurity
{
    /// <summary>Rate limit of forms that take a password.</summary>
    public const string SignInLimit = "sign-in";

    /// <summary>A whole office may sign in from behind one address in the same minute; a dictionary may not.</summary>
    private const int SignInsPerMinute = 60;

    /// <summary>Largest request body; evidence and tables travel over the circuit, in messages of their own.</summary>
    private const long MaxRequestBytes = 32L * 1024 * 1024;

    private static readonly StringValues StrictPolicy = Policy("style-src 'self'; ");

    /// <summary>Strict everywhere; MudBlazor writes style attributes, so the workspace alone allows them.</summary>
    private static readonly StringValues WorkspacePolicy = Policy("style-src 'self' 'unsafe-inline'; ");

    /// <summary>An uploaded file runs nothing and reaches nothing.</summary>
    private static readonly StringValues FilePolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

    /// <summary>A browser's own viewer for PDF does not open inside a sandbox.</summary>
    private static readonly StringValues PdfPolicy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues Deny = "DENY";
    private static readonly StringValues SameOrigin = "same-origin";
    private static readonly StringValues NoDevices = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    public static void AddPortalSecurity(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(20);
        });
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded => Trust(forwarded, builder.Configuration["Portal:KnownProxies"]));
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = async (context, ct) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "60";
                context.HttpContext.Response.ContentType = "text/plain; charset=utf-8";
                await context.HttpContext.Response.WriteAsync("登录尝试太频繁，请一分钟后再试。", ct);
            };
            limiter.AddPolicy(SignInLimit, http => RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = SignInsPerMinute, Window = TimeSpan.FromMinutes(1) }));
        });
        builder.AddOperations();
        // A line and an activity for every request, which nobody reads, cost a page from memory a twentieth; errors are logged by other names.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    }

    public static void UsePortalSecurity(this WebApplication app)
    {
        var needsHttps = !app.Environment.IsDevelopment() && app.Configuration.GetValue("Portal:RequireHttps", true);
        app.UseForwardedHeaders();
        app.UseOperations();
        if (needsHttps) app.UseHsts();
        app.UsePageFront(needsHttps);
        app.Use(AddHeaders);
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler(failed => failed.Run(async http =>
            {
                http.Response.ContentType = "text/plain; charset=utf-8";
                await http.Response.WriteAsync("服务器出错了，请稍后再试。出错的时间已经记录。");
            }));
            if (needsHttps) app.UseHttpsRedirection();
            app.Use(AskForHttps);
        }

        app.Use(AnswerHead);
        app.UseRouting(); // after AnswerHead, which changes what is routed
        app.UseRateLimiter();
        app.MapOperations();
    }

    /// <summary>
    /// Cookies are for TLS alone, so forms cannot work without it. Where there is no address to redirect to (a proxy that is not named, no certificate),
    /// say what to do instead of failing.
    /// </summary>
    private static Task AskForHttps(HttpContext http, RequestDelegate next)
    {
        if (http.Request.IsHttps || !NeedsCookie(http.Request.Path)) return next(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync("请用 https:// 开头的地址打开。管理员：请为门户配置证书，或在反向代理终止 TLS、传递 X-Forwarded-Proto，并把代理的地址写入 Portal:KnownProxies。");
    }

    private static bool NeedsCookie(PathString path) =>
        ((string[])["/account", "/workspace", "/requests/new", "/requests/status", "/consultations/status", "/messages/new", "/messages/status"]).Any(form => path.StartsWithSegments(form))
        || (path.StartsWithSegments("/consultations") && path.Value!.EndsWith("/opinion", StringComparison.Ordinal));

    /// <summary>Portal:KnownProxies: addresses, separated by commas, whose word about the visitor's address and scheme is believed; none by default.</summary>
    private static void Trust(ForwardedHeadersOptions forwarded, string? proxies)
    {
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in (proxies ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            forwarded.KnownProxies.Add(System.Net.IPAddress.Parse(proxy));
        forwarded.ForwardedHeaders = forwarded.KnownProxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
    }

    private static string Policy(string styles) =>
        "default-src 'self'; script-src 'self'; " + styles + "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'";

    private static Task AddHeaders(HttpContext http, RequestDelegate next)
    {
        // As late as the answer starts, so that neither an error page nor a static file goes without.
        http.Response.OnStarting(() =>
        {
            AddTo(http.Response.Headers, http.Request.Path, http.Response.ContentType);
            return Task.CompletedTask;
        });
        return next(http);
    }

    /// <summary>What every answer carries; set here too by what answers before the rest of the pipeline.</summary>
    internal static void AddTo(IHeaderDictionary headers, PathString path, string? contentType)
    {
        headers.ContentSecurityPolicy = path.StartsWithSegments("/workspace") ? WorkspacePolicy : path.StartsWithSegments("/files") ? contentType == "application/pdf" ? PdfPolicy : FilePolicy : StrictPolicy;
        headers.XContentTypeOptions = NoSniff;
        headers.XFrameOptions = Deny;
        headers["Referrer-Policy"] = SameOrigin;
        headers["Permissions-Policy"] = NoDevices;
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;
        headers["Cross-Origin-Resource-Policy"] = SameOrigin;
    }

    /// <summary>Pages are mapped for GET only; HEAD is a GET of which the server sends no body.</summary>
    private static async Task AnswerHead(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }

        http.Request.Method = HttpMethods.Get;
        try
        {
            await next(http);
        }
        finally
        {
            http.Request.Method = HttpMethods.Head;
        }
    }
}
