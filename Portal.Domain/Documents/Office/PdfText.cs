using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;

namespace Portal.Domain.Documents.Office;

/// <summary>The words of a PDF in the order they were printed; scanned pages have none unless somebody put them under the picture.</summary>
internal static partial class PdfText
{
    private const int MostPages = 2_000;

    public static void Read(byte[] content, StringBuilder text)
    {
        var budget = new PdfBudget();
        var options = new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = new PdfFilters(budget) };
        using var document = PdfDocument.Open(content, options);
        document.AddPageFactory<PdfPageText, PdfPageReader>();
        for (var number = 1; number <= Math.Min(document.NumberOfPages, MostPages) && text.Length < AttachmentText.MostCharacters && !budget.IsSpent; number++)
        {
            budget.BeginPage();
            try
            {
                AppendFlowing(document.GetPage<PdfPageText>(number).Text, text);
            }
            // A damaged page does not take the others with it.
            catch (Exception damage) when (damage is not OperationCanceledException)
            {
            }
        }
    }

    // A page breaks its lines anywhere; a word that goes over a line end must be found.
    private static void AppendFlowing(string printed, StringBuilder text)
    {
        var page = Usual().Replace(printed, match => match.Value.Normalize(NormalizationForm.FormKC));
        for (var i = 0; i < page.Length; i++)
            if (page[i] != '\n' || i == 0 || i + 1 == page.Length || !ChineseSpacing.IsIdeograph(page[i - 1]) || !ChineseSpacing.IsIdeograph(page[i + 1])) text.Append(page[i]);
        text.Append('\n');
    }

    // Many printers name 示 by the radical ⽰ that looks the same, and fi by its ligature: nobody could search for them.
    [GeneratedRegex("[\u2E80-\u2FDF\uF900-\uFAFF\uFB00-\uFB06]+")]
    private static partial Regex Usual();
}
