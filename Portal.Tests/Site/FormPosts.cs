using System.Text.RegularExpressions;

namespace Portal.Tests.Site;

/// <summary>Posts a form as a browser would: reads the page first, for its antiforgery token.</summary>
public static partial class FormPosts
{
    public static async Task<HttpResponseMessage> PostFormAsync(this HttpClient client, string page, string action, IReadOnlyDictionary<string, string> fields)
    {
        var ct = TestContext.Current.CancellationToken;
        using var form = await client.GetAsync(page, ct);
        var html = await form.Content.ReadAsStringAsync(ct);
        Assert.True(form.IsSuccessStatusCode, $"{page} answered {form.StatusCode}: {html[..Math.Min(html.Length, 2000)]}");
        var token = TokenPattern().Match(html).Groups[1].Value;
        using var content = new FormUrlEncodedContent([.. fields, KeyValuePair.Create("__RequestVerificationToken", token)]);
        return await client.PostAsync(action, content, ct);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenPattern();
}
