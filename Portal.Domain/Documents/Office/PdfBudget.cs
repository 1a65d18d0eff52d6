using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Portal.Domain.Documents.Office;

/// <summary>How much one PDF may unpack, in bytes. A page is held as a list of its operations; Chinese fonts are large themselves.</summary>
internal sealed class PdfBudget
{
    private const long MostOfPage = 8L * 1024 * 1024;
    private const long MostOfAll = 256L * 1024 * 1024;

    /// <summary>A stream costs something even when nothing comes out: forms may draw each other a million times.</summary>
    private const long LeastOfStream = 8 * 1024;

    private long _page = MostOfPage;
    private long _all = MostOfAll;

    public bool IsSpent => _all <= 0;

    public void BeginPage() => _page = MostOfPage;

    /// <summary>Bytes a stream may still unpack to.</summary>
    public long Left(DictionaryToken stream) => IsContent(stream) ? Math.Min(_page, _all) : _all;

    public void Spend(DictionaryToken stream, long bytes)
    {
        _all -= bytes + LeastOfStream;
        if (IsContent(stream)) _page -= bytes + LeastOfStream;
        if (_all < 0 || _page < 0) throw new PdfOverBudgetException();
    }

    // Fonts say how long they are; all but the contents of pages and forms and the maps of fonts say what they are.
    private static bool IsContent(DictionaryToken stream) => stream.TryGet(NameToken.Subtype, out var kind)
        ? kind is NameToken { Data: "Form" }
        : !stream.ContainsKey(NameToken.Type) && !stream.ContainsKey(NameToken.Length1);
}

/// <summary>A PDF that would fill the memory or keep the processor busy for ever.</summary>
internal sealed class PdfOverBudgetException : Exception;

/// <summary>The library's filters, counted.</summary>
internal sealed class PdfFilters(PdfBudget budget) : IFilterProvider
{
    private readonly Dictionary<IFilter, IFilter> _counted = [];

    public PdfBudget Budget => budget;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Counted(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Counted(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Counted(DefaultFilterProvider.Instance.GetAllFilters());

    private List<IFilter> Counted(IReadOnlyList<IFilter> filters) =>
        [.. filters.Select(f => _counted.TryGetValue(f, out var known) ? known : _counted[f] = new CountedFilter(f, budget))];

    private sealed class CountedFilter(IFilter inner, PdfBudget budget) : IFilter
    {
        // What LZW and run lengths can make of one byte.
        private const long MostOfByte = 1_400;

        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            var left = budget.Left(streamDictionary);
            if (inner is FlateFilter) Measure(input, left);
            else if (inner is LzwFilter or RunLengthFilter && input.Length * MostOfByte > left) throw new PdfOverBudgetException();
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
                    if ((left -= read) < 0) throw new PdfOverBudgetException();
            }
            catch (InvalidDataException)
            {
                // Damaged streams are the library's business; up to the damage they fit.
            }
        }
    }
}
