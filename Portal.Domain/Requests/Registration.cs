using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests;

/// <summary>Names under which changes of this room are announced, and its subjects in audit and clocks.</summary>
public static class RequestChange
{
    public const string Request = "request";

    /// <summary>Kind of the reviews of letters.</summary>
    public const string Letter = "reply";
    public const string Remedy = "request-remedy";
    public const string Conversion = "request-conversion";
}

/// <summary>登记: numbers of new cases, the same for those that come by the web and those that the office writes down.</summary>
internal static class Registration
{
    /// <summary>Next 登记号 of a year: 2026-0012.</summary>
    public static async Task<string> NextNumberAsync(PortalDb db, int year, CancellationToken ct)
    {
        var prefix = $"{year:0000}-";
        var numbers = await db.Set<InformationRequest>().Where(r => r.Number.StartsWith(prefix)).Select(r => r.Number).ToListAsync(ct);
        var last = numbers.Concat(db.Set<InformationRequest>().Local.Select(r => r.Number).Where(n => n.StartsWith(prefix, StringComparison.Ordinal)))
            .Select(n => int.Parse(n[prefix.Length..], CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
        return $"{prefix}{last + 1:0000}";
    }
}
