using Portal.Domain.Common;
using Portal.Domain.Normative;

namespace Portal.Web.Public.Normative;

/// <summary>The register of normative documents: the plain list is kept, a question is answered as it comes.</summary>
internal static class NormativeRoutes
{
    public const int PageSize = 30;
    public const string Style = "css/register.css";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapNormative(this WebApplication app) => app.MapMethods(NormativeAddress.Path, Reading, SendAsync);

    private static async Task SendAsync(HttpContext http, PublicPages pages, NormativeRegister register, OfficeClock clock)
    {
        var (query, page) = NormativeAddress.Read(http.Request.Query, clock.Today);
        var path = NormativeAddress.Path + NormativeAddress.Write(query, clock.Today, page);
        if (path == NormativeAddress.Path) await pages.SendAsync<NormativePage>(http, path, async ct => await ContentAsync(ct));
        else await pages.SendOnceAsync<NormativePage>(http, path, await ContentAsync(http.RequestAborted));

        async Task<PageContent> ContentAsync(CancellationToken ct)
        {
            var rows = await register.ListAsync(query, ct);
            return new PageContent(new Dictionary<string, object?>
            {
                [nameof(NormativePage.Query)] = query,
                [nameof(NormativePage.Rows)] = rows,
                [nameof(NormativePage.Choices)] = await register.ChoicesAsync(ct),
                [nameof(NormativePage.Number)] = Math.Min(page, Math.Max(1, (rows.Count + PageSize - 1) / PageSize)),
            }, [PageTags.Documents]);
        }
    }
}
