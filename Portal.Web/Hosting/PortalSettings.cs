using Portal.Domain.Consultations;
using Portal.Domain.Documents;
using Portal.Domain.Messages;
using Portal.Domain.Requests;
using Portal.Domain.Storage;

namespace Portal.Web.Hosting;

public enum SeedKind
{
    /// <summary>Nothing: a bureau imports its own table.</summary>
    None,

    /// <summary>The 2019 table without progress.</summary>
    Table,

    /// <summary>The 2019 table with sample progress, marked 示例.</summary>
    Sample,
}

/// <summary>The portal's settings, read once at start: appsettings, environment or command line.</summary>
/// <param name="DataDirectory">Portal:DataDirectory: database, keys; 'data' beside the web project by default.</param>
/// <param name="Seed">Portal:Seed.</param>
/// <param name="PublicUrl">Portal:PublicUrl: the address visitors use, without a slash at the end; that of Portal:Site:Domain where only this is set, in Development the one it listens at; empty: not known.</param>
/// <param name="Site">Portal:Site:*, shown in head and foot of the public column.</param>
/// <param name="Documents">Portal:Documents:*: numbering and time limits of documents.</param>
/// <param name="Requests">Portal:Requests:*: letters, remedies and retention of information requests.</param>
/// <param name="Consultations">Portal:Consultations:*: windows, reasons and limits of consultations.</param>
/// <param name="Messages">Portal:Messages:*: limits of messages of the public.</param>
public sealed record PortalSettings(string DataDirectory, SeedKind Seed, string PublicUrl, SiteSettings Site, DocumentSettings Documents, RequestSettings Requests, ConsultationSettings Consultations, MessageSettings Messages, string ConnectionString, string SeedsDirectory)
{
    public static PortalSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var data = Path.GetFullPath(configuration["Portal:DataDirectory"] ?? "data", environment.ContentRootPath);
        var provider = configuration["Database:Provider"] ?? "Sqlite";
        if (!provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"Database:Provider '{provider}' is not supported by this version; use 'Sqlite'.");
        var seed = Enum.TryParse<SeedKind>(configuration["Portal:Seed"], ignoreCase: true, out var kind)
            ? kind
            : environment.IsDevelopment() ? SeedKind.Sample : SeedKind.None;
        var site = configuration.GetSection("Portal:Site").Get<SiteSettings>() ?? new SiteSettings();
        Directory.CreateDirectory(data);
        return new PortalSettings(
            data,
            seed,
            PublicUrlOf(configuration, environment),
            site,
            configuration.GetSection("Portal:Documents").Get<DocumentSettings>() ?? new DocumentSettings(),
            RequestsOf(configuration.GetSection("Portal:Requests"), site),
            configuration.GetSection("Portal:Consultations").Get<ConsultationSettings>() ?? new ConsultationSettings(),
            configuration.GetSection("Portal:Messages").Get<MessageSettings>() ?? new MessageSettings(),
            configuration.GetConnectionString("Portal") ?? StorageSetup.SqliteFile(Path.Combine(data, "portal.db")),
            FindSeeds(environment));
    }

    /// <summary>
    /// An address of this site as it stands in what is kept and sent to everybody (pages, codes to scan, letters): in full where the site's own address is known, otherwise the path
    /// alone. Never from the Host header, which a stranger writes.
    /// </summary>
    public string AddressOf(string path) => PublicUrl + path;

    /// <summary>The site's own address for what must name it in full (feeds, site map, open data), without a slash at the end. An answer made from the request's is never kept.</summary>
    public string SiteOf(HttpRequest request) => PublicUrl.Length > 0 ? PublicUrl : $"{request.Scheme}://{request.Host}";

    /// <summary>In Development the address it listens at will do: whoever tries the portal out sees what needs one (the code to scan, links in letters).</summary>
    private static string PublicUrlOf(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration["Portal:PublicUrl"] is { Length: > 0 } url) return url.TrimEnd('/');
        if (configuration["Portal:Site:Domain"] is { Length: > 0 } domain) return "https://" + domain;
        return environment.IsDevelopment() && Uri.TryCreate(configuration["Urls"]?.Split(';')[0], UriKind.Absolute, out var own) && own.Port > 0 && own.Host is not ("0.0.0.0" or "[::]")
            ? own.GetLeftPart(UriPartial.Authority) : "";
    }

    /// <summary>Letters are the site's owner's unless they say otherwise.</summary>
    private static RequestSettings RequestsOf(IConfigurationSection section, SiteSettings site)
    {
        var requests = section.Get<RequestSettings>() ?? new RequestSettings();
        return requests with
        {
            Organ = section[nameof(requests.Organ)] ?? site.Name,
            Address = section[nameof(requests.Address)] ?? site.Address,
            Phone = section[nameof(requests.Phone)] ?? site.Phone,
        };
    }

    /// <summary>'seeds' beside the published program, or beside the project when run from the sources.</summary>
    private static string FindSeeds(IHostEnvironment environment)
    {
        var published = Path.Combine(AppContext.BaseDirectory, "seeds");
        return Directory.Exists(published) ? published : Path.GetFullPath(Path.Combine(environment.ContentRootPath, "..", "seeds"));
    }
}

/// <summary>Smtp:*, the mail server for reminders. Without a host letters are laid into the folder 'mail' of the data directory, one .eml each.</summary>
public sealed class SmtpSettings
{
    public string Host { get; init; } = "";
    public int Port { get; init; } = 25;

    /// <summary>None, StartTls, Tls, or Auto.</summary>
    public string Security { get; init; } = "Auto";
    public string User { get; init; } = "";
    public string Password { get; init; } = "";

    /// <summary>Sender's address.</summary>
    public string From { get; init; } = "portal@localhost";
}

/// <summary>Whose portal it is. Defaults are the sample bureau's.</summary>
public sealed class SiteSettings
{
    public string Name { get; init; } = "示例市科学技术局";
    public string Title { get; init; } = "政务公开门户";

    /// <summary>网站标识码: ten characters.</summary>
    public string SiteCode { get; init; } = "0000000000";
    public string Domain { get; init; } = "kjj.example.gov.cn";
    public string Icp { get; init; } = "示 ICP 备 00000000 号";
    public string PublicSecurity { get; init; } = "示公网安备 00000000000000 号";
    public string Operator { get; init; } = "科技信息研究所";
    public string Address { get; init; } = "示例市示例路 1 号";
    public string PostalCode { get; init; } = "000000";
    public string Phone { get; init; } = "0000-0000 0000（工作日 8:30—17:00）";

    /// <summary>Where applications are handed in by hand.</summary>
    public string Window { get; init; } = "市政务服务中心二楼政务公开窗口";
    public string Email { get; init; } = "gongkai@example.gov.cn";
    public string Fax { get; init; } = "0000-0000 0000";
    public string CityPortal { get; init; } = "https://www.example.gov.cn/";
}
