using System.Buffers;
using Markdig.Extensions.AutoLinks;
using Markdig.Helpers;
using Markdig.Parsers;

namespace Portal.Domain.Documents.Writing;

/// <summary>
/// An address typed without any marks becomes a link: 详见https://example.gov.cn/a，并… Chinese sets no space before or after it, so it may follow a Chinese
/// character, and ends at the next one.
/// </summary>
internal sealed class BareAddressParser() : AutoLinkParser(new AutoLinkOptions { ValidPreviousCharacters = "*_~(" + Chinese, UseHttpsForWWWLinks = true })
{
    private static readonly string Chinese = string.Create('\uFFEF' - '\u2E80', 0, static (span, _) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = (char)('\u2E80' + i);
    }) + "“”‘’…—";

    private static readonly SearchValues<char> Ends = SearchValues.Create(Chinese);

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.CurrentChar == 'f') return false; // ftp: no page of ours leads there
        var end = slice.AsSpan().IndexOfAny(Ends);
        if (end < 0) return base.Match(processor, ref slice);

        var address = new StringSlice(slice.Text, slice.Start, slice.Start + end - 1);
        if (!base.Match(processor, ref address)) return false;
        slice.Start = address.Start;
        return true;
    }
}
