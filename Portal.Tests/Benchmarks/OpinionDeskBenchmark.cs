using System.Diagnostics;
using System.Globalization;
using Portal.Domain.Consultations;
using Portal.Domain.Consultations.Desk;
using Portal.Tests.Consultations;

namespace Portal.Tests.Benchmarks;

/// <summary>100,000 opinions on one draft: what the list, its filters and its counts cost, and the feedback.</summary>
public sealed class OpinionDeskBenchmark
{
    private const int Opinions = 100_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Work_on_100000_opinions()
    {
        await using var office = await ConsultationOffice.OpenAsync();
        var id = await office.OpenConsultationAsync();
        // Some 120 characters each, one in ten the same words as others, on 40 articles.
        await office.Desk.Store.TamperAsync(string.Create(CultureInfo.InvariantCulture, $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Opinions})
            INSERT INTO opinions (ConsultationId, Number, Code, Channel, Article, Text, Name, Organisation, Contact, ReceivedAt, EnteredBy, State, StateReason, AnswerId, SubmissionKey, TextMark, SourceMark, IsSample)
            SELECT {id}, i, printf('C%09d', i), CASE i % 7 WHEN 0 THEN 'Letter' WHEN 1 THEN 'Hearing' ELSE 'Online' END, CASE WHEN i % 5 = 0 THEN '' ELSE '第' || (i % 40 + 1) || '条' END,
                printf('关于第%d条，', i % 40 + 1) || CASE WHEN i % 10 = 0 THEN '建议缩短注册年限，让初创企业也能够申报' ELSE printf('我是第%d号企业的负责人，建议把申报条件写得更清楚一些，', i) || '减少需要提交的证明材料，并且说明受理、评审、公示和拨付各个环节的时限，方便企业提前准备；同时请考虑对初创企业、科技型中小企业和大学生创业企业给予适当倾斜，谢谢。' END,
                '张示例', CASE WHEN i % 4 = 0 THEN '示例公司' ELSE '' END, '', '2026-03-05 01:00:00', '', CASE WHEN i % 200 = 0 THEN 'Suspect' ELSE 'Counted' END, '', NULL, printf('key-%d', i), CASE WHEN i % 10 = 0 THEN i % 40 + 1 ELSE 1000 + i END, 0, 0
            FROM n
            """));
        office.On("2026-04-02");

        var alike = await TimedAsync("groups of the same words suggested", () => office.Get<OpinionQueries>().AlikeAsync(office.Desk.Office, id, 20, Ct), "—", 5);
        Assert.NotEmpty(alike);
        await OnceAsync("moderation of 500 in bulk", () => office.Get<JudgeOpinions>().ExecuteAsync(office.Desk.Office, id, OpinionChoice.All(new OpinionFilter(State: OpinionState.Suspect)), OpinionState.Excluded, "重复提交。", Ct), "—");
        foreach (var article in Enumerable.Range(1, 39)) await office.AnswerAsync(id, (Disposition)(article % 3), OpinionChoice.All(new OpinionFilter(Article: $"第{article}条")), $"对第{article}条的意见");
        var rest = await OnceAsync("bulk answer of some 20,000", () => office.Get<AnswerOpinions>().SaveAsync(office.Desk.Office, id, null, 0, new AnswerFacts("其余意见", null, "", ""), OpinionChoice.All(new OpinionFilter(Answered: false)), Ct), "—");

        OpinionFilter[] filters =
        [
            new(), new(State: OpinionState.Excluded), new(State: OpinionState.Counted), new(Channel: OpinionChannel.Hearing), new(Article: "第7条"), new(Article: ""), new(Answered: true), new(Answered: false), new(Disposition: Disposition.Adopted),
            new(Text: "初创企业"), new(Text: "99999号"), new(Text: "没有人写过的话"), new(Text: "缩短", Channel: OpinionChannel.Letter, Answered: true), new(AnswerId: rest.Value), new(TextMark: 11),
        ];
        var samples = new List<double>();
        foreach (var filter in filters)
        {
            var mine = new List<double>();
            for (var round = 0; round < 8; round++)
            {
                // The first page, one in the middle, and the last one.
                var page = (round % 4) switch { 0 or 1 => 1, 2 => 500, _ => int.MaxValue };
                var start = Stopwatch.GetTimestamp();
                await office.Get<OpinionQueries>().ListAsync(office.Desk.Office, id, filter, page, 50, Ct);
                mine.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            Figures.Print($"… {filter.ToString()[14..].Replace(" = , ", "; ", StringComparison.Ordinal).Replace("State = ; ", "", StringComparison.Ordinal)}"[..Math.Min(56, filter.ToString().Length - 14)], mine, "—");
            samples.AddRange(mine);
        }

        Figures.Print("opinions: a page of the list with its count, all filters", samples, "p95 ≤ 200 ms");
        await TimedAsync("articles with their counts", () => office.Get<OpinionQueries>().ArticlesAsync(id, Ct), "≤ 200 ms", 8);
        await TimedAsync("figures by disposition", () => office.FiguresAsync(id), "≤ 200 ms", 8);
        var exported = await OnceAsync("everything for the export", () => office.Get<OpinionQueries>().AllAsync(office.Desk.Office, id, new OpinionFilter(), Ct), "—");
        Assert.Equal(Opinions, exported.Count);

        var open = (await office.Get<ConsultationQueries>().AnswersAsync(id, null, openOnly: true, null, 1, 1, Ct)).Rows[0];
        ConsultationOffice.Ok(await office.Get<AnswerOpinions>().SaveAsync(office.Desk.Office, id, open.Id, open.Version, new AnswerFacts(open.Title, Disposition.NotAdopted, "有规定。", ""), null, Ct));
        ConsultationOffice.Ok(await office.SummaryAsync(id));
        await TimedAsync("the feedback's page: checks, sums, hash", () => office.Get<ConsultationQueries>().FeedbackAsync(id, Ct), "≤ 2,000 ms", 5);
        await office.SignedAsync(id);
        ConsultationOffice.Ok(await OnceAsync("feedback published", () => office.PublishAsync(id), "≤ 2,000 ms"));
        var figures = await office.FiguresAsync(id);
        Assert.Equal((99_500, 500, 0), (figures.Adopted + figures.PartlyAdopted + figures.NotAdopted, figures.Excluded, figures.Unanswered));
    }

    private static async Task<T> TimedAsync<T>(string name, Func<Task<T>> act, string target, int rounds)
    {
        var samples = new List<double>();
        var result = default(T)!;
        for (var round = 0; round < rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            result = await act();
            samples.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Figures.Print(name, samples, target);
        return result;
    }

    private static async Task<T> OnceAsync<T>(string name, Func<Task<T>> act, string target)
    {
        var start = Stopwatch.GetTimestamp();
        var result = await act();
        Figures.Print(name, string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms"), target);
        return result;
    }
}
