using CsCheck;
using Portal.Domain.Search;

namespace Portal.Tests.Search;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("示科规〔2019〕3号", "示科规 2019 3 号")]
    [InlineData("示科规[2019]3号", "示科规 2019 3 号")]
    [InlineData("示科规（２０１９）３号", "示科规 2019 3 号")]
    [InlineData("科规2019", "科规 2019")]
    [InlineData("政务公开，政策解读。", "政务公开 政策解读")]
    [InlineData("科技型“小巨人”企业", "科技型小巨人企业")]
    [InlineData("Ｂlazor App", "blazor app")]
    [InlineData("臺灣 台湾", "臺灣 台湾")]
    [InlineData("𠮷林", "𠮷林")]
    [InlineData("二〇一九年㈠①℃", "二〇一九年 一 1 c")]
    [InlineData("政\u200B务\uFE0F公开", "政务公开")]
    [InlineData("Cafe\u0301 café", "cafe cafe")]
    [InlineData("政务\0公开\uD800x😀", "政务 公开 x")]
    [InlineData(" —— ！", "")]
    public void What_is_written_differently_is_folded_to_one(string text, string folded) => Assert.Equal(folded, FoldedText.TextOf(text));

    [Fact]
    public void Folding_twice_changes_nothing_and_every_character_leads_back_to_where_it_stands() =>
        Gen.Char["政务公开𠮷Ａa1９〔〕，\u0301 ①ﾊﾟ"].Array[0, 30].Sample(characters =>
        {
            var text = new string(characters);
            var folded = FoldedText.Of(text);
            Assert.Equal(folded.Text, FoldedText.TextOf(folded.Text));
            for (var (at, length) = (0, 0); at < folded.Text.Length; at += length)
            {
                length = char.IsHighSurrogate(folded.Text[at]) ? 2 : 1;
                if (folded.Text[at] != ' ') Assert.Contains(folded.Text.Substring(at, length), FoldedText.TextOf(text[folded.SourceOf(at..(at + length))]), StringComparison.Ordinal);
            }
        });
}
