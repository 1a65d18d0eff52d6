namespace Portal.Domain.Documents.Office;

/// <summary>
/// Drops the spaces that people type for looks: between Chinese and Latin, as indents, in front of punctuation. The style sheet makes those gaps
/// (text-autospace), and a search for 2019年10月 must find what was typed as 2019 年 10 月.
/// </summary>
public static class ChineseSpacing
{
    /// <summary>Stands in a text for what is no text: a picture, the mark of a footnote.</summary>
    internal const char Thing = '\uFFFC';

    private const char Dropped = '\0';
    private const char WideSpace = '\u3000';

    public static string Tidy(string text) => string.Concat(Mask(text).Where(c => c != Dropped));

    /// <summary>The text character by character, '\0' where one goes; tabs and other blanks come out as a plain space.</summary>
    internal static char[] Mask(string text)
    {
        var mask = text.ToCharArray();
        for (var i = 0; i < mask.Length; i++)
            if (IsInvisible(mask[i]) || IsBrokenPair(text, i)) mask[i] = Dropped;

        for (var start = 0; start < mask.Length; start++)
        {
            if (!IsBlank(mask[start])) continue;
            var (end, wide) = (start, false);
            for (; end < mask.Length && (IsBlank(mask[end]) || mask[end] == Dropped); end++) wide |= mask[end] == WideSpace;
            var left = Neighbour(mask, start - 1, -1);
            var right = end < mask.Length ? mask[end] : '\n';
            mask.AsSpan(start, end - start).Clear();
            if (Kept(left, right, wide)) mask[start] = wide ? WideSpace : ' ';
            start = end - 1;
        }
        return mask;
    }

    /// <summary>An ideograph; half of a pair counts as one.</summary>
    internal static bool IsIdeograph(char c) =>
        c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF') or '\u3007' || char.IsSurrogate(c);

    /// <summary>Punctuation that is as wide as an ideograph and carries its own space.</summary>
    internal static bool IsWidePunctuation(char c) => c is (>= '\u3001' and <= '\u303F' and not '\u3007') or (>= '\uFF01' and <= '\uFFEF');

    private static bool Kept(char left, char right, bool wide)
    {
        if (left == '\n' || right == '\n') return false;
        if (wide) return !IsWidePunctuation(left) && !IsWidePunctuation(right); // 第一条　为了…
        if (IsIdeograph(left) && IsIdeograph(right)) return true; // between two names
        return !(IsIdeograph(left) || IsIdeograph(right) || IsWidePunctuation(left) || IsWidePunctuation(right));
    }

    private static char Neighbour(char[] mask, int at, int step)
    {
        while (at >= 0 && at < mask.Length && mask[at] == Dropped) at += step;
        return at >= 0 && at < mask.Length ? mask[at] : '\n';
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\u00A0' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or WideSpace;

    private static bool IsInvisible(char c) =>
        c is (< ' ' and not ('\n' or '\t')) or (>= '\u007F' and <= '\u009F') or '\u00AD' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E')
            or (>= '\u2060' and <= '\u2064') or '\uFEFF' or '\uFFFE' or '\uFFFF';

    private static bool IsBrokenPair(string text, int i) =>
        char.IsHighSurrogate(text[i]) && (i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
        || char.IsLowSurrogate(text[i]) && (i == 0 || !char.IsHighSurrogate(text[i - 1]));
}
