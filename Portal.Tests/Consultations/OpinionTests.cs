using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Consultations;
using Portal.Domain.Consultations.Desk;
using Portal.Domain.Documents.Writing;
using Portal.Domain.Storage.Office;
using static Portal.Tests.Consultations.ConsultationOffice;

namespace Portal.Tests.Consultations;

/// <summary>Opinions that staff write down, judge and sort.</summary>
public sealed class OpinionTests
{
    [Fact]
    public async Task The_same_table_again_adds_nothing()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        NewOpinion[] table = [Said("年限太长。"), Said("年限太长。"), Said("支持。", "")];
        await office.EnterAsync(id, table);
        var again = await office.Get<EnterOpinions>().ExecuteAsync(office.Desk.Editor, id, table, Ct);
        Assert.Equal(new EnteredOpinions(0, 3), again.Value);
        var more = await office.Get<EnterOpinions>().ExecuteAsync(office.Desk.Editor, id, [.. table, Said("补充一条。")], Ct);
        Assert.Equal(new EnteredOpinions(1, 3), more.Value);
        Assert.Equal([1, 2, 3, 4], (await office.Get<OpinionQueries>().AllAsync(office.Desk.Editor, id, new OpinionFilter(), Ct)).Select(o => o.Number));
    }

    [Fact]
    public async Task Nothing_is_written_down_before_the_window_opens_or_from_tomorrow()
    {
        await using var office = await OpenAsync();
        var started = await office.Get<StartConsultation>().ExecuteAsync(office.Desk.Editor, await office.MatterAsync(), Ct);
        Refused(await office.Get<EnterOpinions>().ExecuteAsync(office.Desk.Editor, started.Value, [Said("早了。")], Ct), "还没有开始");
        var id = await office.OpenConsultationAsync(await office.MatterAsync(inCatalogue: false));
        Refused(await office.Get<EnterOpinions>().ExecuteAsync(office.Desk.Editor, id, [Said("明天的。", day: "2026-03-03")], Ct), "不能晚于今天");
        Refused(await office.Get<EnterOpinions>().ExecuteAsync(office.Desk.Editor, id, [Said("上月的。", day: "2026-02-03")], Ct), "早于征求意见开始");
        Refused(await office.Get<EnterOpinions>().ExecuteAsync(office.Desk.Editor, id, [Said("没有日期。") with { ReceivedOn = default }], Ct), "请写收到日期。");
        Refused(await office.Get<EnterOpinions>().ExecuteAsync(office.Stranger, id, [Said("别处的。", day: "2026-03-02")], Ct), "别的处室");
        Refused(await office.Get<EnterOpinions>().ExecuteAsync(office.Desk.Editor, id, [Said("好。", day: "2026-03-02"), Said(" ", day: "2026-03-02")], Ct), "第 2 条：没有写意见的内容");
    }

    [Fact]
    public async Task Only_those_who_run_consultations_see_how_to_reach_people()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        await office.EnterAsync(id, Said("年限太长。") with { Contact = "13800000000", Organisation = "示例公司" });
        var (whole, masked) = ((await office.Get<OpinionQueries>().AllAsync(office.Desk.Office, id, new OpinionFilter(), Ct))[0], (await office.Get<OpinionQueries>().AllAsync(office.Desk.Editor, id, new OpinionFilter(), Ct))[0]);
        Assert.Equal(("张示例", "13800000000"), (whole.Name, whole.Contact));
        Assert.Equal(("张**", "", "示例公司"), (masked.Name, masked.Contact, masked.Organisation));
        Assert.Empty(await office.Get<OpinionQueries>().AllAsync(office.Stranger, id, new OpinionFilter(), Ct));
    }

    [Fact]
    public async Task What_does_not_count_keeps_its_reason_and_loses_its_answer()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        await office.EnterAsync(id, Said("年限太长。"), Said("广告。"), Said("支持。"));
        await office.AnswerAsync(id, Disposition.NotAdopted, OpinionChoice.All(new OpinionFilter()));
        var judge = office.Get<JudgeOpinions>();
        Refused(await judge.ExecuteAsync(office.Desk.Office, id, Numbered(2), OpinionState.Excluded, "", Ct), "请写明为什么");
        Refused(await judge.ExecuteAsync(office.Desk.Editor, id, Numbered(2), OpinionState.Excluded, "广告。", Ct), "没有这项权限");
        Assert.Equal(1, (await judge.ExecuteAsync(office.Desk.Office, id, Numbered(2), OpinionState.Excluded, "广告。", Ct)).Value);
        Assert.Equal(new FeedbackFigures(2, 0, 0, 2, 0, 1), await office.FiguresAsync(id));
        Assert.Equal(("广告。", 1, "2"), (await office.Get<OpinionQueries>().JudgementsAsync(office.Desk.Office, id, 10, Ct)).Select(j => (j.Reason, j.Count, j.Opinions)).Single());
        Ok(await judge.ExecuteAsync(office.Desk.Office, id, Numbered(2), OpinionState.Counted, "", Ct));
        Assert.Equal(new FeedbackFigures(3, 0, 0, 2, 0, 0), await office.FiguresAsync(id));
        Assert.Equal(2, (await office.Get<ConsultationQueries>().AnswersAsync(id, null, false, null, 1, 10, Ct)).Rows[0].Count);
    }

    [Fact]
    public async Task What_is_done_to_nothing_is_refused_and_leaves_no_answer_behind()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        await office.EnterAsync(id, Said("年限太长。"), Said("广告。"));
        var (judge, answers, none) = (office.Get<JudgeOpinions>(), office.Get<AnswerOpinions>(), OpinionChoice.Ticked([]));
        var facts = new AnswerFacts("放宽条件", Disposition.Adopted, "采纳。", "");
        Refused(await judge.ExecuteAsync(office.Desk.Office, id, none, OpinionState.Excluded, "广告。", Ct), "没有选中意见。");
        Refused(await judge.ExecuteAsync(office.Desk.Office, id, OpinionChoice.All(new OpinionFilter(Text: "没有这句话")), OpinionState.Excluded, "广告。", Ct), "没有选中意见。");
        Refused(await answers.MoveAsync(office.Desk.Editor, id, none, null, Ct), "没有选中意见。");
        Refused(await answers.SaveAsync(office.Desk.Editor, id, null, 0, facts, none, Ct), "没有选中意见。");
        Ok(await judge.ExecuteAsync(office.Desk.Office, id, Numbered(2), OpinionState.Excluded, "广告。", Ct));
        Refused(await answers.SaveAsync(office.Desk.Editor, id, null, 0, facts, Numbered(2), Ct), "选中的意见里没有计入的。");
        Assert.Empty((await office.Get<ConsultationQueries>().AnswersAsync(id, null, false, null, 1, 10, Ct)).Rows);
    }

    [Fact]
    public async Task Filters_find_what_they_say()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        await office.EnterAsync(id, Said("注册满三年的年限太长。"), Said("注册满三年的年限，太 长"), Said("支持。", "", OpinionChannel.Hearing), Said("五十万不够。", "第三条"));
        var adopted = await office.AnswerAsync(id, Disposition.Adopted, OpinionChoice.All(new OpinionFilter(Article: "第三条")));
        await office.AnswerAsync(id, null, OpinionChoice.All(new OpinionFilter(Text: "支持")));
        async Task FindAsync(int[] numbers, OpinionFilter filter) => Assert.Equal(numbers, (await office.Get<OpinionQueries>().ListAsync(office.Desk.Editor, id, filter, 1, 50, Ct)).Rows.Select(o => o.Number));
        await FindAsync([4], new OpinionFilter(Answered: true));
        await FindAsync([3, 2, 1], new OpinionFilter(Answered: false));
        await FindAsync([3], new OpinionFilter(Article: ""));
        await FindAsync([3], new OpinionFilter(Channel: OpinionChannel.Hearing));
        await FindAsync([4], new OpinionFilter(Disposition: Disposition.Adopted));
        await FindAsync([4], new OpinionFilter(AnswerId: adopted));
        await FindAsync([4], new OpinionFilter(Text: "五十万"));
        await FindAsync([2, 1], new OpinionFilter(TextMark: FloodMarks.OfText("注册满三年的年限太长")));
        Assert.Equal([("第二条", 2)], (await office.Get<OpinionQueries>().AlikeAsync(office.Desk.Editor, id, 10, Ct)).Select(g => (g.Article, g.Count)));
    }

    [Fact]
    public async Task Whatever_is_done_the_sums_are_what_was_received()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        await office.EnterAsync(id, [.. Enumerable.Range(1, 40).Select(i => Said($"意见之{i}。", $"第{(i % 3 == 0 ? "三" : "二")}条"))]);
        var random = new Random(7);
        var answers = new List<int>();
        foreach (var d in (Disposition?[])[Disposition.Adopted, Disposition.PartlyAdopted, Disposition.NotAdopted, null]) answers.Add(await office.AnswerAsync(id, d, null));
        await using var db = await office.Desk.Store.DbAsync();
        var ids = await db.Set<Opinion>().Where(o => o.ConsultationId == id).Select(o => o.Id).ToListAsync(Ct);
        for (var round = 0; round < 30; round++)
        {
            var some = OpinionChoice.Ticked([.. ids.Where(_ => random.Next(3) == 0)]);
            if (random.Next(3) == 0) Ok(await office.Get<JudgeOpinions>().ExecuteAsync(office.Desk.Office, id, some, (OpinionState)random.Next(3), "随机。", Ct));
            else Ok(await office.Get<AnswerOpinions>().MoveAsync(office.Desk.Editor, id, some, random.Next(5) is var n && n < 4 ? answers[n] : null, Ct));
            var figures = await office.FiguresAsync(id);
            Assert.Equal(40, figures.Received + figures.Suspect + figures.Excluded);
            Assert.Equal(figures.Received, figures.Adopted + figures.PartlyAdopted + figures.NotAdopted + figures.Unanswered);
            var counts = (await office.Get<ConsultationQueries>().AnswersAsync(id, null, false, null, 1, 0, Ct)).Rows;
            Assert.Equal(figures.Adopted, counts.Where(a => a.Disposition == Disposition.Adopted).Sum(a => a.Count));
            Assert.Equal(figures.Received, counts.Sum(a => a.Count) + (await office.Get<OpinionQueries>().ListAsync(office.Desk.Office, id, new OpinionFilter(Answered: false), 1, 1, Ct)).Total - counts.Where(a => a.Disposition is null).Sum(a => a.Count));
        }
    }

    [Theory]
    [InlineData("渠道\t针对条款\t意见\t姓名\t收到日期\n听证会\t第二条\t年限太长\t李示例\t2026-03-05\n\t整个草案\t支持\t\t\n")]
    [InlineData("序号,收到日期,意见内容,来源,条款,提出人\n1,2026/3/5,年限太长,听证会,第二条,李示例\n2,,支持,,,\n")]
    public void A_table_is_read_by_its_heads(string text)
    {
        var read = OpinionTable.Read(text, OpinionChannel.Letter, Day("2026-03-20"));
        Ok(read);
        Assert.Equal([new NewOpinion(OpinionChannel.Hearing, "第二条", "年限太长", "李示例", "", "", Day("2026-03-05")), new NewOpinion(OpinionChannel.Letter, "", "支持", "", "", "", Day("2026-03-20"))], read.Value);
    }

    [Fact]
    public void A_workbook_and_a_list_without_heads_are_read_too()
    {
        var book = PlainSheet.Write("意见", [["渠道", "意见", "收到日期"], ["媒体", "第一行\n第二行", "2026年3月5日"], ["", "", ""]]);
        var read = OpinionTable.Read("意见.xlsx", book, OpinionChannel.Letter, Day("2026-03-20"));
        Ok(read);
        Assert.Equal([new NewOpinion(OpinionChannel.Media, "", "第一行\n第二行", "", "", "", Day("2026-03-05"))], read.Value);
        Assert.Equal(["年限太长。", "支持，很好。"], OpinionTable.Read("年限太长。\n\n支持，很好。\n", OpinionChannel.Phone, Day("2026-03-20")).Value!.Select(o => o.Text));
    }

    [Fact]
    public void What_a_table_does_not_say_clearly_is_named_by_its_line()
    {
        Refused(OpinionTable.Read("渠道\t意见\n飞鸽\t支持\n", OpinionChannel.Letter, Day("2026-03-20")), "第 2 行的渠道“飞鸽”不认识");
        Refused(OpinionTable.Read("意见\t收到日期\n支持\t昨天\n", OpinionChannel.Letter, Day("2026-03-20")), "第 2 行的日期“昨天”");
        Refused(OpinionTable.Read("渠道\t姓名\n来信\t李\n", OpinionChannel.Letter, Day("2026-03-20")), "表头里没有“意见”一栏");
        Refused(OpinionTable.Read("x.xlsx", Encoding.UTF8.GetBytes("no workbook"), OpinionChannel.Letter, Day("2026-03-20")), "文件已损坏");
    }

    [Theory]
    [InlineData(7)]
    [InlineData(6)]
    [InlineData(1)]
    public async Task Pages_follow_each_other_without_gap_from_the_newest_to_the_oldest(int count)
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        await office.EnterAsync(id, [.. Enumerable.Range(1, count).Select(n => Said($"第{n}个说法。"))]);
        var read = new List<int>();
        for (var (page, pages) = (1, 1); page <= pages; page++)
        {
            var found = await office.Get<OpinionQueries>().ListAsync(office.Desk.Office, id, new OpinionFilter(), page, 2, Ct);
            pages = found.Pages;
            read.AddRange(found.Rows.Select(o => o.Number));
        }

        Assert.Equal(Enumerable.Range(1, count).Reverse(), read);
    }

    [Fact]
    public async Task What_is_not_adopted_changes_no_article()
    {
        await using var office = await OpenAsync();
        var id = await office.OpenConsultationAsync();
        await office.EnterAsync(id, Said("年限太长。"));
        var answer = await office.AnswerAsync(id, Disposition.PartlyAdopted, OpinionChoice.All(new OpinionFilter()), articles: "第二条");
        Ok(await office.Get<AnswerOpinions>().SaveAsync(office.Desk.Editor, id, answer, 2, new AnswerFacts("一组意见", Disposition.NotAdopted, "保留原表述。", "第二条"), null, Ct));
        await using var db = await office.Desk.Store.DbAsync();
        Assert.Equal("", (await db.Set<OpinionAnswer>().SingleAsync(Ct)).Articles);
    }

    [Fact]
    public void An_article_that_only_moved_has_not_changed()
    {
        Assert.Equal(["第一条", "第二条", "第三条"], DraftArticles.HeadsOf(MarkdownText.Render(Articles)));
        Assert.Equal(["第四条"], DraftArticles.HeadsOf(MarkdownText.Render("# 办法\n\n## 一、范围\n\n适用于测试。\n\n### 第四条 标题\n\n内容。\n")));
        Assert.Equal([("一、范围", "适用于第二条的测试。")], DraftArticles.Of(MarkdownText.Render("# 办法\n\n## 一、范围\n\n适用于第二条的测试。\n")).Where(a => a.Text.Length > 0).Select(a => (a.Head, a.Text)));
        const string After = "第一条　为了支持科技企业，制定本办法。\n\n第二条　新的一条。\n\n第三条　申报企业应当注册满一年。\n\n第四条　每家企业补助不超过五十万元。\n";
        Assert.Equal([("第二条", "申报企业应当注册满三年。", "新的一条。"), ("第三条", "", "申报企业应当注册满一年。")], Changes(Articles, After).Select(c => (c.Head, c.Before, c.After)));
        Assert.Equal([("第三条", "")], Changes(Articles, "第一条　为了支持科技企业，制定本办法。\n\n第二条　申报企业应当注册满三年。\n").Select(c => (c.Head, c.After)));
        Assert.Empty(Changes(Articles, Articles));

        static IReadOnlyList<ArticleChange> Changes(string before, string after) => ArticleChanges.Of(MarkdownText.Render(before), MarkdownText.Render(after));
    }

    [Fact]
    public void What_staff_name_as_changed_is_what_the_public_comparison_explains()
    {
        // Bold heads, a number that comes twice, and an article that is gone.
        var before = MarkdownText.Render("**第一条** 旧的目的。\n\n**第二条** 不变。\n\n第三条　要取消的限制。\n");
        var after = MarkdownText.Render("**第一条** 新的目的。\n\n**第二条** 不变。\n\n**第二条** 另一个第二条。\n");
        var heads = ArticleChanges.Of(before, after).Select(c => c.Head).ToList();
        Assert.Equal(["第一条", "第二条（2）", "第三条"], heads);
        PublishedAnswer[] answers = [.. heads.Select(h => new PublishedAnswer($"因为{h}", Disposition.Adopted, "采纳。", [h], 1))];
        var shown = DraftChanges.Of(before, after, answers);
        Assert.Equal(["第一条", "第二条", "第二条（2）"], shown.Select(a => a.Article));
        Assert.Equal([["因为第一条"], [], ["因为第二条（2）", "因为第三条"]], shown.Select(a => a.Because.Select(b => b.Title))); // what took its place says why the third is gone
        var gone = DraftChanges.Of(before, MarkdownText.Render("**第一条** 旧的目的。\n\n**第二条** 不变。\n"), answers);
        Assert.Equal([("第三条", "因为第三条")], gone.Where(a => a.IsChanged).Select(a => (a.Article, a.Because.Single().Title)));
    }
}
