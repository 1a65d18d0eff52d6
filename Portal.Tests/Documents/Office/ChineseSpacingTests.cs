using CsCheck;
using Portal.Domain.Documents.Office;

namespace Portal.Tests.Documents.Office;

public sealed class ChineseSpacingTests
{
    [Theory]
    [InlineData("2019 年 10 月 14 日", "2019年10月14日")]
    [InlineData("　　为降低成本", "为降低成本")]
    [InlineData("增长 5% ，其中 R&D 经费", "增长5%，其中R&D经费")]
    [InlineData("张三  李四", "张三 李四")]
    [InlineData("第一条　为了", "第一条　为了")]
    [InlineData("一、　总体要求", "一、总体要求")]
    [InlineData("Open  government data", "Open government data")]
    [InlineData("附件 1\t名单 ", "附件1名单")]
    [InlineData("零\u200B宽\uFEFF字", "零宽字")]
    [InlineData("推进 “互联网+” 行动", "推进“互联网+”行动")]
    [InlineData("行一 \n 行二", "行一\n行二")]
    public void Typed_spaces_go_and_words_stay_apart(string typed, string tidy) => Assert.Equal(tidy, ChineseSpacing.Tidy(typed));

    [Fact]
    public void Tidying_twice_changes_nothing_more() =>
        Gen.Char["年月，。（）“a1%  　\t\n\u200B\u00A0-"].Array[0, 30].Select(c => new string(c)).Sample(text => Assert.Equal(ChineseSpacing.Tidy(text), ChineseSpacing.Tidy(ChineseSpacing.Tidy(text))));
}
