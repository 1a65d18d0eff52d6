using System.Buffers;
using Markdig.Extensions.AutoLinks;
using Markdig.Helpers;
using Markdig.Parsers;

namespace Portal.Domain.Documents.Writing;

/// <summary>
/// An address typed without any marks becomes a link: 详见https://example.gov.cn/a，并… Chinese sets no space before or after it, so it may follow a Chinese
/// character, and ends at the next one.
/// </summary>
internal sealed class BareAddressParser() : AutoLinkParser(new AutoLinkOptions { ValidPreviousCharacters = Before, UseHttpsForWWWLinks = true })
{
    /// <summary>A longer word is no address; looking further for its end would cost too much when a text is made of such words.</summary>
    private const int Longest = 2_000;

    private static readonly string Chinese = string.Create('\uFFEF' - '\u2E80', 0, static (span, _) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = (char)('\u2E80' + i);
    }) + "“”‘’…—";

    private static readonly string Before = "*_~(" + Chinese;
    private static readonly SearchValues<char> MayStandBefore = SearchValues.Create(Before);
    private static readonly SearchValues<char> Ends = SearchValues.Create(Chinese + " \t\r\n<");

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var before = slice.PeekCharExtra(-1);
        if (slice.CurrentChar == 'f' || !(before.IsWhiteSpaceOrZero() || MayStandBefore.Contains(before))) return false; // ftp: no page of ours leads there

        var word = slice.AsSpan();
        if (word.Length > Longest) word = word[..Longest];
        var end = word.IndexOfAny(Ends);
        if (end < 0 && word.Length == Longest) return false;
        word = (end < 0 ? word : word[..end]).TrimEnd("?!.,:*_~'\";"); // a sentence's end or a mark's is not the address's
        if (word.IsEmpty) return false;
        var address = new StringSlice(slice.Text, slice.Start, slice.Start + word.Length - 1);
        if (!base.Match(processor, ref address)) return false;
        slice.Start = address.Start;
        return true;
    }
}
