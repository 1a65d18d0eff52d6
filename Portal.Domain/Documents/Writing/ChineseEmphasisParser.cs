using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax.Inlines;

namespace Portal.Domain.Documents.Writing;

/// <summary>
/// Emphasis in Chinese. CommonMark decides by spaces whether ** opens or closes, and Chinese has none: **政策文件。**后文 stays literal. Markdig's CJK rules
/// (markdown-cjk-friendly) mend that for marks beside Chinese characters; what they leave is a quotation mark, which Chinese and Latin share, between the
/// stars and a digit or Latin letter: 5G**“揭榜挂帅”**2021年. Here a quotation mark, dash or ellipsis with a Chinese character behind it is Chinese.
/// </summary>
/// <remarks>Nothing changes for _, which does not work inside words, nor for any text without Chinese characters.</remarks>
internal sealed class ChineseEmphasisParser : EmphasisInlineParser
{
    public ChineseEmphasisParser(EmphasisInlineParser configured)
    {
        CjkFriendlyEmphasis = true;
        EmphasisDescriptors.Clear();
        EmphasisDescriptors.AddRange(configured.EmphasisDescriptors);
        TryCreateEmphasisInlineList.AddRange(configured.TryCreateEmphasisInlineList);
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var (before, beyond) = (slice.PeekCharExtra(-1), slice.PeekCharExtra(-2));
        if (!base.Match(processor, ref slice)) return false;
        if (processor.Inline is EmphasisDelimiterInline { DelimiterChar: not '_' } delimiter)
        {
            var next = slice.CurrentChar;
            if (IsShared(before) && InlineText.IsChinese(beyond) && !next.IsWhiteSpaceOrZero()) delimiter.Type |= DelimiterType.Close;
            if (IsShared(next) && InlineText.IsChinese(slice.PeekChar()) && !before.IsWhiteSpaceOrZero()) delimiter.Type |= DelimiterType.Open;
        }

        return true;
    }

    private static bool IsShared(char c) => c is '“' or '”' or '‘' or '’' or '—' or '…' or '·';
}
