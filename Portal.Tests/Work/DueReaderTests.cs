using CsCheck;
using Portal.Domain.Work;

namespace Portal.Tests.Work;

public sealed class DueReaderTests
{
    [Theory]
    [InlineData("9月底前完成升级", "2019-09-30", "9月底前")]
    [InlineData("9月末前完成升级", "2019-09-30", "9月末前")]
    [InlineData("九月底前完成升级", "2019-09-30", "九月底前")]
    [InlineData("９月底前完成", "2019-09-30", "９月底前")]
    [InlineData("9 月底之前完成", "2019-09-30", "9 月底之前")]
    [InlineData("于今年9月份底前完成", "2019-09-30", "今年9月份底前")]
    [InlineData("年底前全面完成网站集约化任务", "2019-12-31", "年底前")]
    [InlineData("年末前完成", "2019-12-31", "年末前")]
    [InlineData("年内全力做好升级", "2019-12-31", "年内")]
    [InlineData("本年度内完成", "2019-12-31", "本年度内")]
    [InlineData("2019年内完成", "2019-12-31", "2019年内")]
    [InlineData("2019年底前完成", "2019-12-31", "2019年底前")]
    [InlineData("12月底前完成", "2019-12-31", "12月底前")]
    [InlineData("十二月底前完成", "2019-12-31", "十二月底前")]
    [InlineData("上半年完成修订", "2019-06-30", "上半年")]
    [InlineData("6月底前完成修订", "2019-06-30", "6月底前")]
    [InlineData("下半年完成", "2019-12-31", "下半年")]
    [InlineData("第三季度完成", "2019-09-30", "第三季度")]
    [InlineData("三季度内完成", "2019-09-30", "三季度内")]
    [InlineData("三季度末前完成", "2019-09-30", "三季度末前")]
    [InlineData("第1季度完成", "2019-03-31", "第1季度")]
    [InlineData("11月15日前报送", "2019-11-15", "11月15日前")]
    [InlineData("2019年11月15日前报送", "2019-11-15", "2019年11月15日前")]
    [InlineData("2019年11月15日召开发布会", "2019-11-15", "2019年11月15日")]
    [InlineData("十一月十五日前报送", "2019-11-15", "十一月十五日前")]
    [InlineData("二〇一九年十一月十五日前报送", "2019-11-15", "二〇一九年十一月十五日前")]
    [InlineData("次年1月31日前发布年度报告", "2020-01-31", "次年1月31日前")]
    [InlineData("翌年1月31日前发布", "2020-01-31", "翌年1月31日前")]
    [InlineData("明年1月31日前发布", "2020-01-31", "明年1月31日前")]
    [InlineData("2020年1月31日前发布", "2020-01-31", "2020年1月31日前")]
    [InlineData("明年2月底前完成", "2020-02-29", "明年2月底前")]
    [InlineData("2月底前完成", "2019-02-28", "2月底前")]
    [InlineData("10月中旬完成", "2019-10-20", "10月中旬")]
    [InlineData("10月上旬前完成", "2019-10-10", "10月上旬前")]
    [InlineData("10月下旬完成", "2019-10-31", "10月下旬")]
    [InlineData("10月前完成", "2019-09-30", "10月前")]
    [InlineData("6月底前起草，年底前印发", "2019-12-31", "年底前")]
    [InlineData("年底前建成平台，每季度更新", "2019-12-31", "年底前")]
    [InlineData("9月底前报告落实情况", "2019-09-30", "9月底前")]
    [InlineData("情况说明年底前报送", "2019-12-31", "年底前")]
    [InlineData("梳理2018年底前出台的文件，10月底前公布", "2019-10-31", "10月底前")]
    public void A_date_in_the_text_is_the_last_day(string text, string date, string phrase) =>
        Assert.Equal(DueRule.By(DateOnly.Parse(date), phrase), DueReader.Read(text, "全年持续推进", 2019));

    [Theory]
    [InlineData("每年向主要负责人汇报", Cadence.Year, "每年")]
    [InlineData("每年12月底前报送", Cadence.Year, "每年")]
    [InlineData("每半年通报一次", Cadence.HalfYear, "每半年")]
    [InlineData("每季度更新", Cadence.Quarter, "每季度")]
    [InlineData("每个季度向档案馆提供", Cadence.Quarter, "每个季度")]
    [InlineData("按季度报送", Cadence.Quarter, "按季度")]
    [InlineData("每季末前报送", Cadence.Quarter, "每季")]
    [InlineData("坚持一季度一通报", Cadence.Quarter, "一季度一通报")]
    [InlineData("每月5日前报送", Cadence.Month, "每月")]
    [InlineData("每个月检查", Cadence.Month, "每个月")]
    [InlineData("按月调度", Cadence.Month, "按月")]
    public void A_cadence_in_the_text_recurs(string text, Cadence every, string phrase) =>
        Assert.Equal(DueRule.Each(every, phrase), DueReader.Read(text, "全年持续推进", 2019));

    [Theory]
    [InlineData("改革开放40年成就宣传")]
    [InlineData("落实2019年政务公开工作要点")]
    [InlineData("近三年文件全部上网")]
    [InlineData("三年内建成")]
    [InlineData("报送每年度报告的数据")]
    [InlineData("完成政府信息公开年度报告")]
    [InlineData("清理2018年底前出台的文件")]
    [InlineData("清理2019年9月底前印发的文件")]
    [InlineData("落实2018年12月31日前制定的规划")]
    [InlineData("自2019年5月15日起施行新条例")]
    [InlineData("宣传2019年4月3日修订的条例")]
    [InlineData("通报上半年工作情况")]
    [InlineData("汇总截至9月底的数据")]
    [InlineData("做好2019年内容保障")]
    [InlineData("收到申请之日起20个工作日内答复")]
    [InlineData("3个月内办结")]
    [InlineData("完成13月底前的事")]
    [InlineData("2月30日前完成")]
    [InlineData("去年底前的遗留问题")]
    [InlineData("开展9月宣传活动")]
    [InlineData("做好年终考核")]
    [InlineData("")]
    public void What_only_looks_like_a_date_is_none(string text)
    {
        Assert.Equal(DueRule.AllYear("全年持续推进"), DueReader.Read(text, "全年持续推进", 2019));
        Assert.Equal(DueRule.AllYear(null), DueReader.Read(text, "", 2019));
    }

    [Theory]
    [InlineData("长期坚持", "长期坚持")]
    [InlineData("常态化", "常态化")]
    [InlineData("持续推进", "持续推进")]
    [InlineData("全年", "全年")]
    [InlineData("及时", null)]
    [InlineData("——", null)]
    public void A_vague_deadline_wants_evidence_each_quarter(string deadline, string? phrase) =>
        Assert.Equal(DueRule.AllYear(phrase), DueReader.Read("做好公开", deadline, 2019));

    [Theory]
    [InlineData("2019年9月", "2019-09-30")]
    [InlineData("9月", "2019-09-30")]
    [InlineData("2019.9.15", "2019-09-15")]
    [InlineData("2019-09-15", "2019-09-15")]
    [InlineData("2019/9", "2019-09-30")]
    [InlineData("3月-6月", "2019-06-30")]
    [InlineData("2019年3月至2020年2月", "2020-02-29")]
    [InlineData("2019年12月31日", "2019-12-31")]
    [InlineData("年底", "2019-12-31")]
    public void A_deadline_column_may_be_short(string deadline, string date) =>
        Assert.Equal(DateOnly.Parse(date), DueReader.Read("做好公开", deadline, 2019).Date);

    [Fact]
    public void The_measures_own_date_wins_over_the_column() =>
        Assert.Equal(DueRule.By(new(2019, 9, 30), "9月底前"), DueReader.Read("9月底前完成", "年底前", 2019));

    [Fact]
    public void A_vague_word_in_the_text_gives_way_to_a_date_in_the_column() =>
        Assert.Equal(DueRule.By(new(2019, 12, 31), "年底前"), DueReader.Read("持续推进集约化", "年底前", 2019));

    [Fact]
    public void A_vague_word_in_the_text_is_read_when_the_column_says_no_more() =>
        Assert.Equal(DueRule.AllYear("常态化"), DueReader.Read("常态化开展解读", "全年持续推进", 2019));

    [Fact]
    public void February_ends_with_the_29th_in_a_leap_year() =>
        Assert.Equal(new DateOnly(2024, 2, 29), DueReader.Read("2月底前完成", "", 2024).Date);

    [Fact]
    public void Whatever_the_words_the_phrase_is_in_them_and_the_date_not_before_the_year() =>
        Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[0, 9].Select(string.Concat).Select(Gen.Int[-5, 10_005]).Sample((text, year) =>
        {
            var due = DueReader.Read(text, "", year);
            Assert.True(due.Phrase is null || text.Contains(due.Phrase));
            Assert.True(due.Date is null || due.Date.Value.Year >= year);
            Assert.Equal(due.Kind == DueKind.Date, due.Date is not null);
            Assert.Equal(due.Kind != DueKind.Date, due.Every is not null);
        }, iter: 5_000);

    private static readonly string[] Words =
    [
        "9", "12", "31", "十", "三", "月", "日", "年", "底", "末", "前", "内", "季度", "上半年", "每", "按", "2019", "9999", "二〇一九", "次年", "中旬", "的", "起", " ", "，", "1.", "2020-2-3",
    ];
}
