using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Portal.Domain.Common;
using Portal.Domain.Work;
using Portal.Domain.Work.Tables;
using Portal.Tests.Storage;

namespace Portal.Tests.Work.Tables;

/// <summary>What was decided by hand and the official form has no words for: columns behind the form.</summary>
public sealed class SupplementTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly Gen<DueRule> Rule = Gen.OneOf(
        Gen.Date[new DateTime(2019, 1, 1), new DateTime(2030, 12, 31)].Select(d => DueRule.By(DateOnly.FromDateTime(d), null)),
        Gen.Enum<Cadence>().Select(c => DueRule.Each(c, null)),
        Gen.Enum<Cadence>().Select(c => DueRule.AllYear(null, c)));

    private static readonly Gen<decimal?> Weight = Gen.Int[-400, 1000].Select(i => i < 1 ? (decimal?)null : i / 10m);

    private static readonly Gen<string> Words = Gen.OneOf(Gen.Const(""), Gen.Int[0, 5].Select(i => new[] { "办公室", "赵利、杨凯", "1. 甲 2. 乙", "2．分批迁移；3. 验收", "=1+1", "每季度" }[i]));

    private static readonly Gen<Reckoning?> Reckonings = Gen.Int[0, 3].Select(i => i == 3 ? (Reckoning?)null : (Reckoning)i);

    private static readonly Gen<MeasureDraft> Measure = Gen.Select(Gen.Int[0, 3], Gen.Bool, Rule, Words, Weight, Reckonings, (text, byHand, rule, owner, weight, reckoning) =>
    {
        var words = new[] { "9月底前完成改版", "持续推进公开", "每季度报送 2019年总结", "1.5倍增长" }[text];
        var read = DueReader.Read(words, "年底前", 2024);
        return new MeasureDraft(0, words, byHand ? rule with { Phrase = read.Phrase } : read, 0, new ProgressCell("40%", "", "", ""), byHand, owner, weight, reckoning);
    });

    private static readonly Gen<PlanDraft> Plan = Gen.Select(Measure.Array[0, 4], Words, Words, Weight, (measures, steps, supervision, weight) =>
            new TaskDraft("", "任务名", "要求", "各单位", "办公室", "", "赵利", "年底前", 0, [.. measures.Select((m, i) => m with { Number = i + 1 })], steps, supervision, weight))
        .Array[1, 6].Select(tasks => new PlanDraft("市科技局2024年任务分解表", 2024, "市政府", "我局", [new GoalDraft("一", "目标甲", 0, [.. tasks.Select((t, i) => t with { Number = $"({Numerals.ToChinese(i + 1)})" })])], []));

    public static MatrixTheoryData<TableFormat, bool> Formats => new(Enum.GetValues<TableFormat>(), [false, true]);

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_was_decided_by_hand_is_read_again(TableFormat format, bool progress) => Plan.Sample(plan =>
    {
        var read = PlanTableReader.Read(PlanTableWriter.Write(PlanSheet.Of(plan, progress), format), "export", null);
        Assert.Equal(Seed.Show(progress ? plan : RoundTripTests.WithoutProgress(plan)), Seed.Show(read));
        Assert.DoesNotContain(read.Issues, i => i.Message.Contains("没有导入", StringComparison.Ordinal));
    }, iter: 100);

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_plan_without_such_decisions_is_the_official_form_and_nothing_else(TableFormat format, bool progress)
    {
        var sheet = PlanSheet.Of(Seed.Draft, progress);
        Assert.Empty(Supplement.UsedIn(sheet));
        Assert.Equal(progress ? [.. PlanForm.Columns, .. PlanForm.ProgressColumns] : PlanForm.Columns, SheetRows.Header(sheet));
        Assert.DoesNotContain(PlanTableReader.Read(PlanTableWriter.Write(sheet, format), "x", null).Tasks().SelectMany(t => t.Measures), m => m.DueByHand);
    }

    [Fact]
    public void Only_the_columns_that_say_something_are_written()
    {
        var goal = Seed.Draft.Goals[4];
        var task = goal.Tasks[^1];
        var measures = task.Measures.Select((m, i) => i == 1 ? m with { Due = DueRule.By(new(2020, 1, 31), null), DueByHand = true } : m);
        var sheet = PlanSheet.Of(Seed.Draft with { Goals = [goal with { Tasks = [task with { Measures = [.. measures] }] }] });
        var text = System.Text.Encoding.UTF8.GetString(PlanTableWriter.Write(sheet, TableFormat.Tsv));
        Assert.Contains("\t完成时限\t期限核定\n", text);
        Assert.EndsWith($"\t1. —— 2. 2020-01-31{string.Concat(task.Measures.Skip(2).Select((_, i) => $" {i + 3}. ——"))}\n", text);
    }

    [Fact]
    public void Word_and_excel_stay_valid_with_every_column()
    {
        var goal = Seed.Draft.Goals[0];
        var decided = goal.Tasks[0] with
        {
            Steps = "先梳理",
            Supervision = "自查",
            Weight = 2,
            Measures = [.. goal.Tasks[0].Measures.Select(m => m with { DueByHand = true, Owner = "办公室", Weight = 3, Reckoning = Reckoning.Status })],
        };
        var sheet = PlanSheet.Of(Seed.Draft with { Goals = [goal with { Tasks = [decided] }] }, withProgress: true);
        Assert.Equal(Supplement.All.Count, Supplement.UsedIn(sheet).Count);
        using var word = WordprocessingDocument.Open(new MemoryStream(PlanTableWriter.Write(sheet, TableFormat.Docx)), false);
        Assert.Empty(new OpenXmlValidator().Validate(word, Ct).Select(e => $"{e.Path?.XPath} {e.Description}"));
        using var excel = SpreadsheetDocument.Open(new MemoryStream(PlanTableWriter.Write(sheet, TableFormat.Xlsx)), false);
        Assert.Empty(new OpenXmlValidator().Validate(excel, Ct).Select(e => $"{e.Path?.XPath} {e.Description}"));
    }

    [Theory]
    [InlineData("2019-09-30", "Date:2019-09-30")]
    [InlineData("2019年9月30日", "Date:2019-09-30")]
    [InlineData("2019/9/30", "Date:2019-09-30")]
    [InlineData("每季度", "Recurring:Quarter")]
    [InlineData("每年", "Recurring:Year")]
    [InlineData("全年持续", "Continuous:Quarter")]
    [InlineData("全年持续(每月)", "Continuous:Month")]
    [InlineData("2019-02-30", null)]
    [InlineData("尽快", null)]
    [InlineData("全年持续（偶尔）", null)]
    public void A_due_rule_is_read_only_when_it_is_exact(string words, string? rule) =>
        Assert.Equal(rule, PlanWords.ReadDue(words) is { } due ? PlanFields.DueText(due) : null);

    [Fact]
    public void What_cannot_be_read_is_a_warning_with_its_line_and_changes_nothing()
    {
        var draft = PlanTableReader.Read(System.Text.Encoding.UTF8.GetBytes(
            "某局2024年任务分解表\n" +
            "序号\t任务\t完成措施\t完成时限\t任务权重\t期限核定\t措施权重\t统计方式\n" +
            "(一)\t编制目录\t1. 梳理 2. 公开\t年底前\t重\t1. 尽快 2. 2024-10-31\t5\t1. 看情况 2. 只报状态\n" +
            "(二)\t更新指南\t按时更新\t年底前\t0\t2024-02-30\t101\t\n"), "x", null);
        Assert.Empty(draft.Errors());
        string[] expected =
        [
            "3: “任务权重”一栏的“重”没有导入，原来的不变；请写 0.1 到 100 之间的数。",
            "3: “期限核定”一栏的“尽快”没有导入，原来的不变；请写 2019-09-30 这样的日期，或每月、每季度、每半年、每年，或全年持续（每季度）。",
            "3: “措施权重”有 1 项，完成措施有 2 条，对不上，没有导入；请逐条写成“1. … 2. …”，没有的写“——”。",
            "3: “统计方式”一栏的“看情况”没有导入，原来的不变；请写按百分比、只报状态或按期佐证。",
            "4: “任务权重”一栏的“0”没有导入，原来的不变；请写 0.1 到 100 之间的数。",
            "4: “期限核定”一栏的“2024-02-30”没有导入，原来的不变；请写 2019-09-30 这样的日期，或每月、每季度、每半年、每年，或全年持续（每季度）。",
            "4: “措施权重”一栏的“101”没有导入，原来的不变；请写 0.1 到 100 之间的数。",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), draft.Issues.Select(i => $"{i.Line}: {i.Message}").Order(StringComparer.Ordinal));
        var measures = draft.Tasks().SelectMany(t => t.Measures).ToList();
        Assert.Equal([(false, null, null), (true, null, Reckoning.Status), (false, (decimal?)null, (Reckoning?)null)], measures.Select(m => (m.DueByHand, m.Weight, m.Reckoning)));
        Assert.All(draft.Tasks(), t => Assert.Null(t.Weight));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_plan_with_decisions_moves_to_an_empty_portal_and_comes_home_unchanged(TableFormat format, bool progress)
    {
        await using var home = await TestStore.OpenAsync();
        Assert.True((await home.Get<ImportPlan>().ExecuteAsync(Actor.System, Seed.Draft, Ct)).Ok);
        var before = (await home.Get<PlanBoards>().FindYearAsync(2019, Ct))!;
        var (task, measure) = (before.Tasks.Last(), before.Tasks.Last().Measures[1]);
        (PlanField Field, int Row, string Value)[] edits =
        [
            (PlanField.MeasureDue, measure.Id, "Date:2020-01-31"), (PlanField.MeasureOwner, measure.Id, "科技信息研究所"), (PlanField.MeasureWeight, measure.Id, "2.5"),
            (PlanField.MeasureReckoning, before.Measures.First().Id, "Status"), (PlanField.MeasureDue, before.Tasks.First(t => t.Measures.Length == 1).Measures[0].Id, "Continuous:Month"),
            (PlanField.TaskWeight, task.Id, "3"), (PlanField.Steps, task.Id, "先定方案\n再开发"), (PlanField.Supervision, task.Id, "自查"),
        ];
        foreach (var (field, row, value) in edits)
            Assert.True((await home.Get<EditField>().ExecuteAsync(Actor.System, field, row, Web.Workspace.Work.BoardFields.Value((await home.Get<PlanBoards>().FindYearAsync(2019, Ct))!, field, row)!, value, Ct)).Ok);

        var draft = PlanTableReader.Read((await home.Get<ExportPlan>().ExecuteAsync(2019, format, progress, Ct))!, "x", null);
        Assert.Empty((await home.Get<ImportPlan>().ExecuteAsync(Actor.System, draft, Ct)).Value!.Changes);
        await using var away = await TestStore.OpenAsync();
        Assert.True((await away.Get<ImportPlan>().ExecuteAsync(Actor.System, draft, Ct)).Ok);
        Assert.Equal(Show((await home.Get<PlanBoards>().FindYearAsync(2019, Ct))!), Show((await away.Get<PlanBoards>().FindYearAsync(2019, Ct))!));

        // The official table without these columns takes nothing back.
        Assert.Empty((await away.Get<ImportPlan>().ExecuteAsync(Actor.System, Seed.Draft, Ct)).Value!.Changes);
    }

    [Fact]
    public async Task A_decision_in_the_file_is_shown_in_the_preview_in_words()
    {
        await using var store = await TestStore.OpenAsync();
        Assert.True((await store.Get<ImportPlan>().ExecuteAsync(Actor.System, Seed.Draft, Ct)).Ok);
        var goal = Seed.Draft.Goals[0];
        var measure = goal.Tasks[0].Measures[0] with { Due = DueRule.By(new(2019, 10, 31), null), DueByHand = true, Reckoning = Reckoning.Status };
        var preview = await store.Get<ImportPlan>().PreviewAsync(Seed.Draft with { Goals = [goal with { Tasks = [goal.Tasks[0] with { Measures = [measure] }] }] }, Ct);
        Assert.Equal([("全年持续（每季度）", "2019-10-31（人工核定）"), ("按期佐证", "只报状态")], preview.Value!.Changes.Where(c => c.Kind == ImportChangeKind.Change).Select(c => (c.Before, c.After)));
    }

    private static string Show(PlanBoard board) => string.Join('\n', board.Tasks.SelectMany(t => (IEnumerable<string>)
    [
        $"{t.Number} {t.Weight} {t.Steps.ReplaceLineEndings(" ")} {t.Supervision}",
        .. t.Measures.Select(m => $"  {m.Number} {m.Owner} {m.Weight} {m.Reckoning} {m.Due} {m.DueByHand}"),
    ]));
}
