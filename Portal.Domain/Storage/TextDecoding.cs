using System.Text;

namespace Portal.Domain.Storage;

/// <summary>Finds out how a text file is encoded: Excel saves UTF-16, older systems GB18030, ours UTF-8.</summary>
internal static class TextDecoding
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding LittleEndian = new UnicodeEncoding(false, false, throwOnInvalidBytes: true);
    private static readonly Encoding BigEndian = new UnicodeEncoding(true, false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>Null when the bytes are no text in any of the encodings.</summary>
    public static string? Decode(byte[] content)
    {
        var text = content switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Try(StrictUtf8, content, 3) ?? Encoding.UTF8.GetString(content, 3, content.Length - 3),
            [0xFF, 0xFE, ..] => Lenient(LittleEndian, content),
            [0xFE, 0xFF, ..] => Lenient(BigEndian, content),
            _ => Guess(content),
        };
        return text is not null && LooksLikeText(text) ? text : null;
    }

    private static string? Guess(byte[] content)
    {
        // A table in UTF-16 has tabs, line ends or digits, and each of them has a zero byte; no other encoding has any.
        if (content.AsSpan().Contains((byte)0))
            return Best(Try(LittleEndian, content), Try(BigEndian, content));

        return Try(StrictUtf8, content) ?? Best(Try(Gb18030, content), Encoding.UTF8.GetString(content));
    }

    private static string? Try(Encoding encoding, byte[] content, int from = 0)
    {
        try
        {
            return encoding.GetString(content, from, content.Length - from);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // With a mark in front there is no doubt about the encoding, only about single characters.
    private static string Lenient(Encoding strict, byte[] content)
    {
        var lenient = (Encoding)strict.Clone();
        lenient.DecoderFallback = DecoderFallback.ReplacementFallback;
        return lenient.GetString(content, 2, content.Length - 2);
    }

    private static string? Best(string? one, string? other)
    {
        if (one is null || other is null) return one ?? other;
        return Usual(one) >= Usual(other) ? one : other;
    }

    /// <summary>The share of characters that Chinese official papers are made of.</summary>
    private static double Usual(string text) =>
        text.Length == 0 ? 0 : (double)text.Count(c => c is '\t' or '\r' or '\n'
            or (>= ' ' and <= '~') or (>= '一' and <= '\u9FA5') or (>= '\u2010' and <= '\u2027') or (>= '\u3000' and <= '\u301F') or (>= '！' and <= '～')) / text.Length;

    private static bool LooksLikeText(string text)
    {
        var odd = text.Count(c => c == '\uFFFD' || char.IsControl(c) && c is not ('\t' or '\r' or '\n' or '\v' or '\f'));
        return odd * 20 <= text.Length;
    }
}
