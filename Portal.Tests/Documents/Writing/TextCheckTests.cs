using Portal.Domain.Documents.Writing;

namespace Portal.Tests.Documents.Writing;

public sealed class TextCheckTests
{
    private static string Issues(string markdown) => string.Join("\n", MarkdownText.Render(markdown).Issues.Select(i => $"{i.Line} {i.Severity}: {i.Message}"));

    [Theory]
    [InlineData("身份证号11010519491231002X。", "110105********002X")]
    [InlineData("身份证号 11010519491231002x", "110105********002x")]
    [InlineData("440308199901101512", "440308********1512")]
    public void A_citizens_number_is_personal(string text, string masked) =>
        Assert.Equal($"3 Warning: 疑似居民身份证号 {masked}，属于个人隐私，请删去，或像这样遮住中间几位。", Issues("正文。\n\n" + text));

    [Theory]
    [InlineData("110105194912310021")]
    [InlineData("11010519491331002X")]
    [InlineData("911101051949123100")]
    [InlineData("A11010519491231002X")]
    [InlineData("110105********002X")]
    [InlineData("11010519491231002X5")]
    public void Other_long_numbers_are_not(string text) => Assert.Equal("", Issues(text));

    [Theory]
    [InlineData("联系电话13812345678。", "138****5678")]
    [InlineData("联系电话：138 1234 5678", "138****5678")]
    [InlineData("199-1234-5678（王某某）", "199****5678")]
    [InlineData("| 甲 | 乙 |\n|--|--|\n| 王某 | 13812345678 |", "138****5678")]
    public void A_mobile_number_is_personal(string text, string masked) =>
        Assert.Equal($"{text.Split('\n').Length} Warning: 疑似个人手机号 {masked}，请改为办公电话，或像这样遮住中间几位。", Issues(text));

    [Theory]
    [InlineData("0571-12345678")]
    [InlineData("12812345678")]
    [InlineData("138123456789")]
    [InlineData("2013812345678")]
    [InlineData("138****5678")]
    [InlineData("[表](/files/13812345678.pdf)")]
    [InlineData("[表](https://example.gov.cn/t20190603_13812345678.html)")]
    [InlineData("索引号 330100-13812345678")]
    public void Other_numbers_are_not(string text) => Assert.Equal("", Issues(text));

    [Theory]
    [InlineData("本办法自发布之日起施行。", "自发布之日起")]
    [InlineData("自印发之日起30日后施行。", "自印发之日起")]
    [InlineData("自公布之日起", "自公布之日起")]
    public void The_date_is_to_be_written_out(string text, string words) =>
        Assert.Equal($"1 Warning: “{words}”没有写明日期，请写出年月日，例如“自2019年7月1日起”。", Issues(text));

    [Theory]
    [InlineData("自2019年7月1日起施行。")]
    [InlineData("自收到申请之日起10个工作日")]
    public void A_date_that_is_written_out_is_fine(string text) => Assert.Equal("", Issues(text));

    [Theory]
    [InlineData("科技的的发展", "的的")]
    [InlineData("完成了了任务", "了了")]
    [InlineData("任务。。", "。。")]
    [InlineData("任务，，", "，，")]
    public void What_was_typed_twice_is_shown(string text, string twice) => Assert.Equal($"1 Warning: “{twice}”像是多打了一个字，请核对。", Issues(text));

    [Theory]
    [InlineData("以营利为目的的活动")]
    [InlineData("的的确确")]
    [InlineData("不了了之")]
    [InlineData("提出了了解情况的要求")]
    [InlineData("工作做得好，好的")]
    public void Chinese_that_repeats_itself_is_fine(string text) => Assert.Equal("", Issues(text));

    [Theory]
    [InlineData("国科发[2019]12号", "[2019]12号", "〔2019〕12号")]
    [InlineData("国科发(2019)12号", "(2019)12号", "〔2019〕12号")]
    [InlineData("示科规（2019）3号", "（2019）3号", "〔2019〕3号")]
    [InlineData("示科规【2019】第3号", "【2019】第3号", "〔2019〕第3号")]
    public void The_year_of_a_papers_number_stands_in_its_own_brackets(string text, string wrong, string right) =>
        Assert.Equal($"1 Warning: 发文字号的年份用六角括号，请把“{wrong}”改为“{right}”。", Issues(text));

    [Theory]
    [InlineData("国科发〔2019〕12号")]
    [InlineData("（2019）最高法行申3号")]
    [InlineData("2019年（第12号）")]
    [InlineData("在本市（2019）举办")]
    public void Other_brackets_are_fine(string text) => Assert.Equal("", Issues(text));

    [Theory]
    [InlineData("共 20 万元，使用 AI 技术。")]
    [InlineData("共20万元，使用AI技术。")]
    public void Spaces_between_chinese_and_latin_are_nobodys_business(string text) => Assert.Equal("", Issues(text));

    [Fact]
    public void A_signature_pushed_to_the_right_with_spaces_would_become_code() =>
        Assert.Equal("3 Warning: 行首有四个以上空格，这一段会显示成代码。请删去行首的空格；落款不用空格也会靠右。", Issues("正文。\n\n          示例市科学技术局\n"));

    [Fact]
    public void Lines_are_counted_as_the_author_sees_them() =>
        Assert.StartsWith("4 Warning: “的的”", Issues("甲\r\n乙\r\r\n的的\u2028丁"), StringComparison.Ordinal);

    [Fact]
    public void A_text_full_of_faults_names_the_first_of_them()
    {
        var issues = MarkdownText.Render(string.Concat(Enumerable.Repeat("的的\n\n", 1_000))).Issues;
        Assert.Equal(201, issues.Count);
        Assert.Equal("另有 800 处问题没有列出，请先处理上面的问题。", issues[^1].Message.ToString());
    }
}
