using System.IO.Compression;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Portal.Domain.Documents.Office;

/// <summary>The words of a PDF, page by page; scanned pages have none.</summary>
internal static class PdfText
{
    private const int MostPages = 2_000;

    public static void Read(byte[] content, StringBuilder text)
    {
        var budget = new Budget();
        using var document = PdfDocument.Open(content, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = new BoundedFilters(budget) });
        for (var number = 1; number <= Math.Min(document.NumberOfPages, MostPages) && text.Length < AttachmentText.MostCharacters; number++)
        {
            budget.BeginPage();
            AppendFlowing(ContentOrderTextExtractor.GetText(document.GetPage(number)), text);
            text.Append('\n');
        }
    }

    // A page breaks its lines anywhere; a word that goes over a line end must be found.
    private static void AppendFlowing(string page, StringBuilder text)
    {
        var lines = page.ReplaceLineEndings("\n");
        for (var i = 0; i < lines.Length; i++)
            if (lines[i] != '\n' || i == 0 || i + 1 == lines.Length || !ChineseSpacing.IsIdeograph(lines[i - 1]) || !ChineseSpacing.IsIdeograph(lines[i + 1])) text.Append(lines[i]);
    }

    /// <summary>
    /// How much one document may unpack, in bytes. A page is held as an object per letter, so that a page of more than a few megabytes would fill the memory;
    /// Chinese fonts are large themselves.
    /// </summary>
    private sealed class Budget
    {
        private const long MostOfPage = 2L * 1024 * 1024;
        private const long MostOfAll = 256L * 1024 * 1024;

        private long _page = MostOfPage;
        private long _all = MostOfAll;

        public void BeginPage() => _page = MostOfPage;

        /// <summary>Bytes a stream may still unpack to.</summary>
        public long Left(DictionaryToken stream) => IsContent(stream) ? Math.Min(_page, _all) : _all;

        public void Spend(DictionaryToken stream, long bytes)
        {
            // A call costs something even when nothing comes out: streams may be named a million times.
            _all -= bytes + 256;
            if (IsContent(stream)) _page -= bytes;
            if (_all < 0 || _page < 0) throw new InvalidDataException("The document unpacks to too much.");
        }

        // Fonts say how long they are, and all but the contents of pages and the maps of fonts say what they are.
        private static bool IsContent(DictionaryToken stream) => !stream.ContainsKey(NameToken.Length1) && !stream.ContainsKey(NameToken.Type)
            && (!stream.TryGet(NameToken.Subtype, out var kind) || kind is NameToken { Data: "Form" });
    }

    /// <summary>The library's filters, counted.</summary>
    private sealed class BoundedFilters(Budget budget) : IFilterProvider
    {
        private readonly Dictionary<IFilter, IFilter> _bounded = [];

        public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => DefaultFilterProvider.Instance.GetFilters(dictionary) is { Count: > 0 } filters ? Bound(filters) : Bound([Plain.Filter]);

        public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bound(DefaultFilterProvider.Instance.GetNamedFilters(names));

        public IReadOnlyList<IFilter> GetAllFilters() => Bound(DefaultFilterProvider.Instance.GetAllFilters());

        private List<IFilter> Bound(IReadOnlyList<IFilter> filters) =>
            [.. filters.Select(f => _bounded.TryGetValue(f, out var known) ? known : _bounded[f] = new Bounded(f, budget))];
    }

    private sealed class Bounded(IFilter inner, Budget budget) : IFilter
    {
        // What LZW and run lengths can make of one byte.
        private const long MostOfByte = 1_400;

        private static readonly IFilter Flate = DefaultFilterProvider.Instance.GetNamedFilters([NameToken.FlateDecode])[0];
        private static readonly IFilter[] Expanding = [.. DefaultFilterProvider.Instance.GetNamedFilters([NameToken.LzwDecode, NameToken.RunLengthDecode])];

        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            var left = budget.Left(streamDictionary);
            if (inner == Flate) Measure(input, left);
            else if (Expanding.Contains(inner) && input.Length * MostOfByte > left) throw new InvalidDataException("The stream might unpack to too much.");
            var output = inner.Decode(input, streamDictionary, filterProvider, filterIndex);
            budget.Spend(streamDictionary, output.Length);
            return output;
        }

        // The library unpacks into memory whatever comes; so it is unpacked into nothing before.
        private static void Measure(Memory<byte> input, long left)
        {
            if (input.Length <= 2) return;
            using var inflate = new DeflateStream(new MemoryStream(input[2..].ToArray(), writable: false), CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            try
            {
                for (int read; (read = inflate.Read(buffer)) > 0;)
                    if ((left -= read) < 0) throw new OverBudgetException();
            }
            catch (InvalidDataException)
            {
                // Damaged streams are the library's business; up to the damage they fit.
            }
        }
    }

    private sealed class OverBudgetException : Exception;

    /// <summary>For streams without a filter, so that they are counted too.</summary>
    private sealed class Plain : IFilter
    {
        public static readonly Plain Filter = new();

        public bool IsSupported => true;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex) => input;
    }
}
