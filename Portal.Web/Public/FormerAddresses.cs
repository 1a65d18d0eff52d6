namespace Portal.Web.Public;

internal static class FormerAddresses
{
    /// <summary>301 from an address that is another's no more. Not to be kept: a browser that remembers it goes in circles once the old address is taken back.</summary>
    public static void LeadTo(this HttpResponse response, string address)
    {
        response.Headers.CacheControl = "no-cache";
        response.Redirect(address, permanent: true);
    }
}
