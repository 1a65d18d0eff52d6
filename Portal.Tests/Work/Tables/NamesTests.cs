using CsCheck;
using Portal.Domain.Common;
using Portal.Domain.Work.Tables;

namespace Portal.Tests.Work.Tables;

public sealed class NamesTests
{
    [Theory]
    [InlineData("办公室、科技信息研究所", "办公室|科技信息研究所")]
    [InlineData("办公室，人事处；财务处\n机关党委", "办公室|人事处|财务处|机关党委")]
    [InlineData("局相关处", "局相关处")]
    [InlineData("——", "")]
    [InlineData("—", "")]
    [InlineData("-", "")]
    [InlineData("无", "")]
    [InlineData("/", "")]
    [InlineData("", "")]
    [InlineData("各处负责解读材料起草、报送工作，办公室做好报送材料公开工作", "各处|办公室")]
    [InlineData("办公室牵头，各处室配合", "办公室|各处室")]
    [InlineData("由办公室和人事处负责", "办公室|人事处")]
    [InlineData("科技人才与创新服务处负责落实", "科技人才与创新服务处")]
    [InlineData("高新科、Z组", "高新科|Z组")]
    [InlineData("办公室、办公室", "办公室")]
    public void Divisions_are_cut(string cell, string divisions) => Assert.Equal(divisions, string.Join('|', Names.Divisions(cell)));

    [Theory]
    [InlineData("赵利凯 杨凯", "赵利凯|杨凯")]
    [InlineData("吕季姝　孙守业、李青山", "吕季姝|孙守业|李青山")]
    [InlineData("赵利\n杨凯", "赵利|杨凯")]
    [InlineData("各处室负责人", "各处室负责人")]
    [InlineData("王　芳 赵　利", "王芳|赵利")]
    [InlineData("——", "")]
    public void Persons_are_cut(string cell, string persons) => Assert.Equal(persons, string.Join('|', Names.Persons(cell)));

    [Fact]
    public void Like_names_are_flagged_and_unlike_ones_are_not()
    {
        var pairs = Names.NearDuplicates(["赵利", "赵利凯", "赵利章", "王立章", "杨凯", "各处室负责人", "赵利"]).ToHashSet();
        Assert.Equal([("赵利", "赵利凯"), ("赵利", "赵利章"), ("赵利凯", "赵利章")], pairs.Order());
    }

    [Fact]
    public void Every_numeral_reads_back_as_its_number() =>
        Assert.All(Enumerable.Range(1, 11_000).Append(99_999), n => Assert.Equal(n, Numerals.FromChinese(Numerals.ToChinese(n))));

    [Theory]
    [InlineData(1, "一")]
    [InlineData(10, "十")]
    [InlineData(11, "十一")]
    [InlineData(20, "二十")]
    [InlineData(99, "九十九")]
    [InlineData(101, "一百零一")]
    [InlineData(110, "一百一十")]
    [InlineData(1001, "一千零一")]
    public void Numerals_are_written_as_people_write_them(int number, string text) => Assert.Equal(text, Numerals.ToChinese(number));

    [Theory]
    [InlineData("")]
    [InlineData("十十")]
    [InlineData("二三")]
    [InlineData("百")]
    [InlineData("甲")]
    public void What_is_no_numeral_is_null(string text) => Assert.Null(Numerals.FromChinese(text));

    [Fact]
    public void Any_text_is_cut_without_losing_its_temper() =>
        Gen.String.Sample(text =>
        {
            Assert.All(Names.Divisions(text), d => Assert.NotEqual("", d));
            Assert.All(Names.Persons(text), p => Assert.NotEqual("", p));
        });
}
