using System.Globalization;
using System.Text;

namespace Portal.Domain.Search;

/// <summary>
/// Text as the search compares it: compatibility forms and case folded (full-width and half-width are one), traditional and simplified left as they are; every
/// run of Chinese, and every word or number, parted by one space, whatever stood between. So 示科规〔2019〕3号, 示科规[2019]3号 and 示科规2019 3号 are the same.
/// </summary>
internal sealed class FoldedText
{
    private readonly List<int>? _origins;
    private readonly string _source;

    private FoldedText(string source, string text, List<int>? origins) => (_source, Text, _origins) = (source, text, origins);

    private enum Sort
    {
        /// <summary>Not there at all: zero-width characters, accents, and quotation marks, which official prose sets within words (科技型“小巨人”企业).</summary>
        Nothing,

        /// <summary>Punctuation, blanks, symbols, controls.</summary>
        Gap,

        /// <summary>Written without blanks: Han, kana, hangul.</summary>
        Chinese,

        /// <summary>Letters and digits of words.</summary>
        Word,
    }

    public string Text { get; }

    public static FoldedText Of(string source) => Fold(source, new List<int>(source.Length));

    /// <summary>Without the way back to the source.</summary>
    public static string TextOf(string source) => Fold(source, null).Text;

    /// <summary>Whether a run of folded text is Chinese, and so may match within a longer run; words match only whole.</summary>
    public static bool IsChinese(Rune rune) => SortOf(rune) == Sort.Chinese;

    /// <summary>Where a folded phrase stands, from left to right without overlaps, as ranges of the folded text.</summary>
    public IEnumerable<Range> Find(string phrase)
    {
        if (phrase.Length == 0) yield break;
        var (startsFree, endsFree) = (IsChinese(First(phrase)), IsChinese(Last(phrase)));
        for (var at = Text.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = at < Text.Length ? Text.IndexOf(phrase, at, StringComparison.Ordinal) : -1)
        {
            var end = at + phrase.Length;
            var whole = (startsFree || at == 0 || Text[at - 1] == ' ') && (endsFree || end == Text.Length || Text[end] == ' ');
            if (whole) yield return at..end;
            at = whole ? end : at + 1;
        }
    }

    /// <summary>The place in the source of a range of the folded text.</summary>
    public Range SourceOf(Range folded)
    {
        var end = _origins![folded.End.Value - 1];
        // A character whole: its second half, and the accents upon it.
        do end++;
        while (end < _source.Length && (char.IsLowSurrogate(_source[end]) || CharUnicodeInfo.GetUnicodeCategory(_source[end]) == UnicodeCategory.NonSpacingMark));
        return _origins[folded.Start.Value]..end;
    }

    private static FoldedText Fold(string source, List<int>? origins)
    {
        var text = new StringBuilder(source.Length);
        var (run, gap) = (Sort.Nothing, false);
        for (var at = 0; at < source.Length;)
        {
            if (Rune.DecodeFromUtf16(source.AsSpan(at), out var rune, out var length) != System.Buffers.OperationStatus.Done) rune = Rune.ReplacementChar;
            if (IsPlain(rune)) Add(rune, at);
            else foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes()) Add(Rune.ToLowerInvariant(part), at);
            at += length;
        }

        return new FoldedText(source, text.ToString(), origins);

        void Add(Rune rune, int at)
        {
            var sort = SortOf(rune);
            if (sort == Sort.Nothing) return;
            if (sort == Sort.Gap)
            {
                gap = true;
                return;
            }

            if (text.Length > 0 && (gap || sort != run))
            {
                text.Append(' ');
                origins?.Add(at);
            }

            Span<char> units = stackalloc char[2];
            units = units[..(rune.Value is >= 'A' and <= 'Z' ? new Rune(rune.Value | 0x20) : rune).EncodeToUtf16(units)];
            text.Append(units);
            foreach (var _ in units) origins?.Add(at);
            (run, gap) = (sort, false);
        }
    }

    /// <summary>Most of a text by far: nothing to normalise.</summary>
    private static bool IsPlain(Rune rune) => rune.IsAscii || rune.Value is >= 0x4E00 and <= 0x9FFF or >= 0xAC00 and <= 0xD7A3 || SortOf(rune) is Sort.Nothing or Sort.Gap && !IsSymbol(rune);

    /// <summary>① and ℃ fold into words.</summary>
    private static bool IsSymbol(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.OtherNumber or UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol;

    private static Sort SortOf(Rune rune) => rune.Value switch
    {
        '"' or '\'' or 0x2018 or 0x2019 or 0x201C or 0x201D or >= 0x300C and <= 0x300F => Sort.Nothing,
        < 0x80 => rune.Value is >= '0' and <= '9' or >= 'a' and <= 'z' or >= 'A' and <= 'Z' ? Sort.Word : Sort.Gap,
        0x3005 or 0x3007 or >= 0x3041 and <= 0x3096 or >= 0x30A1 and <= 0x30FA or >= 0x30FC and <= 0x30FE => Sort.Chinese,
        >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFD => Sort.Chinese,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => Sort.Nothing,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber => Sort.Word,
            _ => Sort.Gap,
        },
    };

    private static Rune First(string text) => Rune.GetRuneAt(text, 0);

    private static Rune Last(string text) => Rune.GetRuneAt(text, text.Length > 1 && char.IsLowSurrogate(text[^1]) ? text.Length - 2 : text.Length - 1);
}
