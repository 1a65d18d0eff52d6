using System.Text.Encodings.Web;
using System.Text.Unicode;
using Portal.Domain.Documents;

namespace Portal.Web.Workspace.Documents;

/// <summary>
/// Head of the paper as the preview shows it: red head and number for an official document, the title for all. The page's own heading is this title
/// already: beside it the preview prints it as text, so that the text's headings stand under one heading, as on the public page.
/// </summary>
internal static class PaperHead
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(DocumentView document)
    {
        var (edition, facts) = (document.Current, document.Current.Facts);
        var head = KindRules.Of(document.Kind).Official
            ? $"<p class=\"paper-organ\">{Encoder.Encode(facts.Issuer)}文件</p><p class=\"paper-number\">{Encoder.Encode(facts.Number)}</p><div class=\"paper-rule\"></div>"
            : "";
        return $"<div class=\"paper-head\">{head}<p class=\"paper-title\">{Encoder.Encode(edition.Title)}</p></div>";
    }
}
