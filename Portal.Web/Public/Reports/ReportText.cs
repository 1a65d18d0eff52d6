using System.Net;
using System.Text.RegularExpressions;
using Portal.Domain.Reports;
using Portal.Web.Public.Documents;

namespace Portal.Web.Public.Reports;

/// <summary>A piece of a report's text, and the table that stands behind it.</summary>
/// <param name="Table">Its number; null: none.</param>
public sealed record ReportPiece(string Html, int? Table);

/// <summary>Cuts the released HTML at its sections, so that each table stands at the end of its own.</summary>
public static partial class ReportText
{
    public static IReadOnlyList<ReportPiece> Pieces(string html, ReportForm form)
    {
        var text = new PageText(html).Html;
        var starts = Heading().Matches(text).Select(m => (m.Index, Text: WebUtility.HtmlDecode(Tag().Replace(m.Groups[1].Value, "")).Trim())).ToList();
        var pieces = new List<ReportPiece>();
        if (starts.Count == 0 || starts[0].Index > 0) pieces.Add(new ReportPiece(text[..(starts.Count == 0 ? text.Length : starts[0].Index)], null));
        for (var i = 0; i < starts.Count; i++)
            pieces.Add(new ReportPiece(text[starts[i].Index..(i + 1 < starts.Count ? starts[i + 1].Index : text.Length)], form.Tables.FirstOrDefault(t => ReportNarrative.Heading(t.Number) == starts[i].Text)?.Number));
        return pieces;
    }

    [GeneratedRegex("<h2[^>]*>(.*?)</h2>", RegexOptions.Singleline)]
    private static partial Regex Heading();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
