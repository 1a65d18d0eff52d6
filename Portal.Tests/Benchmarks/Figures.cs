using System.Globalization;
using System.Text;
using Portal.Domain.Common;
using Portal.Domain.Work;
using Portal.Domain.Work.Tables;

namespace Portal.Tests.Benchmarks;

/// <summary>Prints figures beside their targets. A benchmark never fails because of time: machines differ, the reader judges.</summary>
internal static class Figures
{
    public static void Print(string name, string figure, string target) =>
        TestContext.Current.TestOutputHelper!.WriteLine($"{name,-58} {figure,-34} target {target}");

    /// <param name="samples">Milliseconds.</param>
    public static void Print(string name, IReadOnlyList<double> samples, string target)
    {
        var sorted = samples.Order().ToArray();
        double At(double share) => sorted[(int)Math.Min(sorted.Length - 1, Math.Floor(share * sorted.Length))];
        Print(name, string.Create(CultureInfo.InvariantCulture, $"p50 {At(.5):0.0} ms, p95 {At(.95):0.0} ms (n={sorted.Length})"), target);
    }

    /// <summary>A table in the seed's layout: five goals, two measures a task.</summary>
    public static byte[] Table(int tasks, int year = 2019)
    {
        var text = new StringBuilder($"示例局落实市政府{year}年政务公开工作任务分解表\n\n市政府{year}年政务公开任务分工情况\t\t\t\t\t我局任务落实分解情况\t\t\t\t\n目标\t序号\t任务\t要求\t责任单位\t牵头处室\t配合处室\t责任人\t完成措施\t完成时限\n");
        for (var i = 0; i < tasks; i++)
        {
            var goal = i % (tasks / 5) == 0 ? $"{Numerals.ToChinese(i / (tasks / 5) + 1)}、推进第{Numerals.ToChinese(i / (tasks / 5) + 1)}类工作" : "";
            text.Append(CultureInfo.InvariantCulture, $"{goal}\t({Numerals.ToChinese(i + 1)})\t做好第{i + 1}项公开工作\t围绕重点领域及时公开第{i + 1}项信息，提高公开质量\t市政府各部门分别落实\t办公室、发展规划处\t局相关处\t王某某\t1. 梳理第{i + 1}项公开事项 2. {i % 12 + 1}月底前公开第{i + 1}项信息\t全年持续推进\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static PlanDraft Draft(int tasks)
    {
        var draft = PlanTableReader.Read(Table(tasks), "table.tsv", null);
        Assert.False(draft.HasErrors);
        Assert.Equal((tasks, tasks * 2), (draft.Goals.Sum(g => g.Tasks.Count), draft.Goals.Sum(g => g.Tasks.Sum(t => t.Measures.Count))));
        return draft;
    }

    public static ProgressReport Percent(int percent) => new(percent, null, null, "基准测试", "无", "继续", []);
}
