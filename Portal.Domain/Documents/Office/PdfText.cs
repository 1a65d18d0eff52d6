using System.Text;
using UglyToad.PdfPig;

namespace Portal.Domain.Documents.Office;

/// <summary>The words of a PDF in the order they were printed; scanned pages have none unless somebody put them under the picture.</summary>
internal static class PdfText
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
    private static void AppendFlowing(string page, StringBuilder text)
    {
        for (var i = 0; i < page.Length; i++)
            if (page[i] != '\n' || i == 0 || i + 1 == page.Length || !ChineseSpacing.IsIdeograph(page[i - 1]) || !ChineseSpacing.IsIdeograph(page[i + 1])) text.Append(page[i]);
        text.Append('\n');
    }
}
