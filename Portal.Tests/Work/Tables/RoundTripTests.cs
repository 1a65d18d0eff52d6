using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Portal.Domain.Common;
using Portal.Domain.Work;
using Portal.Domain.Work.Tables;

namespace Portal.Tests.Work.Tables;

public sealed class RoundTripTests
{
    private static readonly Gen<string> Piece = Pick(
        "加强", "解读", "（一）", "(二)", "“放管服”", "\"引号\"", "1. ", "2. ", " 3. ", "2．", "①", "(2)", "年底前", "9月底前", "每季度", "，", "。", "；", "、",
        "　", " ", "40%", "2019", "A-1", "=1+1", "+86", "@", "'", "<b>", "&amp;", "|", "——", "1.5倍", "_x0041_", "𠮷", "——无", "#", "目标", "序号", "任务");

    private static readonly Gen<string> Text = Piece.Array[1, 8].Select(string.Concat).Where(IsText);

    private static readonly Gen<string> Maybe = Gen.OneOf(Text, Gen.Const(""));

    private static readonly Gen<string> Name = Pick("办公室", "科技信息研究所", "局相关处", "赵利", "杨凯", "政策法规与创新体系建设处").Array[1, 3].Select(n => string.Join("、", n));

    private static readonly Gen<ProgressCell?> Progress =
        Gen.Select(Maybe, Maybe, Maybe, (work, problem, next) => new ProgressCell("40%", work, problem, next)).Select(p => (ProgressCell?)p);

    private static Gen<string> Pick(params string[] of) => Gen.Int[0, of.Length - 1].Select(i => of[i]);

    // Numbers come from the place, as they do in a table.
    private static readonly Gen<TaskDraft> Task = Gen.Select(Text, Maybe, Gen.Select(Name, Name, Name), Maybe, Gen.Select(Text, Gen.OneOf(Progress, Gen.Const((ProgressCell?)null))).Array[0, 4],
        (name, requirement, who, deadline, measures) => new TaskDraft(
            "", name, requirement, who.Item1, who.Item2, who.Item3, who.Item3, deadline, 0,
            [.. measures.Select((m, i) => new MeasureDraft(i + 1, m.Item1, DueReader.Read(m.Item1, deadline, 2024), 0, m.Item2))]));

    private static readonly Gen<PlanDraft> Plan = Gen.Select(Text.Array[1, 4], Task.Array[1, 4].Array[1, 4], Gen.Bool, (names, tasks, bands) =>
    {
        var number = 0;
        var goals = tasks.Select((t, g) => new GoalDraft(
            Numerals.ToChinese(g + 1), names[g % names.Length].Trim('、', '，', '。', '　', ' ') is { Length: > 0 } n ? n : "目标", 0,
            [.. t.Select(x => x with { Number = $"({Numerals.ToChinese(++number)})" })])).ToList();
        return new PlanDraft("市科技局2024年任务分解表", 2024, bands ? "市政府2024年任务分工情况" : "", bands ? "我局落实情况" : "", goals, []);
    });

    public static MatrixTheoryData<TableFormat, bool> Formats => new(Enum.GetValues<TableFormat>(), [false, true]);

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_is_written_is_read_again(TableFormat format, bool progress) => Plan.Sample(plan =>
    {
        var expected = progress ? plan : WithoutProgress(plan);
        var read = PlanTableReader.Read(PlanTableWriter.Write(PlanSheet.Of(plan, progress), format), "export", 2024);
        Assert.Equal(Seed.Show(expected), Seed.Show(read));
        Assert.Empty(read.Errors());
    }, iter: 150);

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_seed_comes_back_from_every_format(TableFormat format, bool progress)
    {
        var read = PlanTableReader.Read(PlanTableWriter.Write(PlanSheet.Of(Seed.Draft, progress), format), "export", null);
        Assert.Equal(Seed.Show(Seed.Draft), Seed.Show(read));
        Assert.Equal(Seed.Draft.Issues.Select(i => i.Severity), read.Issues.Select(i => i.Severity));
    }

    [Fact]
    public void The_text_export_has_the_rows_of_the_seed_word_for_word()
    {
        var rows = System.Text.Encoding.UTF8.GetString(PlanTableWriter.Write(PlanSheet.Of(Seed.Draft), TableFormat.Tsv)).Split('\n');
        var seed = Seed.Text.Split('\n').Where(l => l.Contains("\t(")).ToList();
        // A goal repeated after a page break is written once.
        Assert.Equal(seed.Select(l => l[l.IndexOf('\t')..]), rows.Where(l => l.Contains("\t(")).Select(l => l[l.IndexOf('\t')..]));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_same_plan_gives_the_same_bytes(TableFormat format, bool progress) =>
        Assert.Equal(PlanTableWriter.Write(PlanSheet.Of(Seed.Draft, progress), format), PlanTableWriter.Write(PlanSheet.Of(Seed.Draft, progress), format));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_word_form_is_valid_landscape_with_merged_goals_and_repeated_headers(bool progress)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(PlanTableWriter.Write(PlanSheet.Of(Seed.Draft, progress), TableFormat.Docx)), false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath} {e.Description}"));
        var xml = document.MainDocumentPart!.Document!.OuterXml;
        Assert.Equal(2, xml.Split("<w:tblHeader").Length - 1);
        Assert.Contains("w:orient=\"landscape\"", xml);
        Assert.Contains("<w:vMerge w:val=\"restart\"", xml);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_workbook_is_valid_and_holds_no_formula(bool progress)
    {
        var first = Seed.Draft.Goals[0];
        var draft = Seed.Draft with { Goals = [first with { Tasks = [first.Tasks[0] with { Name = "=HYPERLINK(\"http://x\")", Requirement = "+1", Lead = "@SUM(A1)" }] }] };
        using var document = SpreadsheetDocument.Open(new MemoryStream(PlanTableWriter.Write(PlanSheet.Of(draft, progress), TableFormat.Xlsx)), false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath} {e.Description}"));
        var xml = document.WorkbookPart!.WorksheetParts.Single().Worksheet!.OuterXml;
        Assert.DoesNotContain("<x:f>", xml);
        Assert.Contains("=HYPERLINK", xml);
        Assert.DoesNotContain("t=\"str\"", xml);
        Assert.Contains("x:mergeCell ", xml);
    }

    [Fact]
    public void Tabs_and_line_breaks_never_leave_their_cell()
    {
        var goal = Seed.Draft.Goals[0];
        var plan = Seed.Draft with { Goals = [goal with { Tasks = [goal.Tasks[0] with { Requirement = "一行\t两格\n三行" }] }] };
        var text = System.Text.Encoding.UTF8.GetString(PlanTableWriter.Write(PlanSheet.Of(plan), TableFormat.Tsv));
        Assert.Contains("\t一行 两格 三行\t", text);
    }

    internal static PlanDraft WithoutProgress(PlanDraft plan) => plan with
    {
        Goals = [.. plan.Goals.Select(g => g with { Tasks = [.. g.Tasks.Select(t => t with { Measures = [.. t.Measures.Select(m => m with { Progress = null })] })] })],
    };

    // What a reader yields is trimmed, and never a mark for 'none'.
    private static bool IsText(string text) => text == text.Trim() && !Cells.IsNone(text);
}
