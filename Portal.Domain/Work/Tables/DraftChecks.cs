using Portal.Domain.Common;

namespace Portal.Domain.Work.Tables;

/// <summary>What looks wrong in a table although every row could be read.</summary>
internal static class DraftChecks
{
    /// <summary>Numbers, and rows that lost their cells.</summary>
    public static void Run(IReadOnlyList<GoalBuilder> goals, IReadOnlyList<TaskBuilder> tasks, IssueList issues)
    {
        if (tasks.Count == 0)
        {
            issues.Error(0, "表里没有一项任务，请检查表头下面是否有内容。");
            return;
        }
        foreach (var goal in goals.Where(g => g.Tasks.Count == 0))
            issues.Warning(goal.Line, $"目标“{goal.Number}、{goal.Name}”下面没有任务。");
        foreach (var goal in goals.Where(g => g.Name.Length == 0))
            issues.Error(goal.Line, $"目标“{goal.Number}”没有名称，请补上。");

        Gaps(goals.Select(g => (Numerals.FromChinese(g.Number), g.Number, g.Line)), "目标", issues);
        Numbers(goals, tasks, issues);
        foreach (var task in tasks) Contents(task, issues);
    }

    /// <summary>Slips of the pen, and names that may be one person's.</summary>
    public static void RunText(IReadOnlyList<GoalDraft> goals, IssueList issues)
    {
        var persons = new Dictionary<string, int>();
        foreach (var task in goals.SelectMany(g => g.Tasks))
        {
            foreach (var (text, line) in Texts(task))
                if (Doubled(text) is { } doubled)
                    issues.Warning(line, $"任务{task.Number}中的“{doubled}”像是重复了，请核对。");
            foreach (var person in Names.Persons(task.Persons)) persons.TryAdd(person, task.Line);
        }
        foreach (var (first, second) in Names.NearDuplicates(persons.Keys).Take(50))
            issues.Warning(persons[second], $"责任人“{first}”（第 {persons[first]} 行）与“{second}”相近，请核对是否同一人；导入时不会合并。");
    }

    /// <summary>'完善和完善', or four characters at once twice over; null when nothing is doubled.</summary>
    internal static string? Doubled(string text)
    {
        for (var i = 1; i + 2 < text.Length; i++)
        {
            if ("和与及、".Contains(text[i]) && Repeated(text, i, i + 1, 2) is { } length)
                return text[(i - length)..(i + 1 + length)];
            if (Repeated(text, i, i, 3) is { } whole)
                return text[(i - whole)..(i + whole)];
        }
        return null;
    }

    // The longest run of letters that ends at 'end' and comes again at 'again', between 'least' and eight characters.
    private static int? Repeated(string text, int end, int again, int least)
    {
        for (var length = Math.Min(8, Math.Min(end, text.Length - again)); length >= least; length--)
        {
            var first = text.AsSpan(end - length, length);
            if (first.SequenceEqual(text.AsSpan(again, length)) && !first.ContainsAnyExceptInRange('一', '\u9FFF')) return length;
        }
        return null;
    }

    private static IEnumerable<(string Text, int Line)> Texts(TaskDraft task)
    {
        yield return (task.Name, task.Line);
        yield return (task.Requirement, task.Line);
        foreach (var measure in task.Measures) yield return (measure.Text, measure.Line);
    }

    private static void Numbers(IReadOnlyList<GoalBuilder> goals, IReadOnlyList<TaskBuilder> inOrder, IssueList issues)
    {
        // Some tables begin again with (一) under each goal; then a number is unique within its goal.
        var filled = goals.Where(g => g.Tasks.Count > 0).ToList();
        var restarts = filled.Count > 1 && filled.TrueForAll(g => g.Tasks[0].Number.Value == 1);
        IEnumerable<IEnumerable<TaskBuilder>> groups = restarts ? filled.Select(g => g.Tasks) : [inOrder];
        foreach (var tasks in groups)
        {
            var seen = new Dictionary<string, int>();
            foreach (var task in tasks)
                if (!seen.TryAdd(task.Number.Text, task.Line))
                    issues.Error(task.Line, $"任务序号{task.Number.Text}与第 {seen[task.Number.Text]} 行重复，请改正其中一个。");
            Gaps(tasks.Select(t => (t.Number.Value, t.Number.Text, t.Line)), "任务", issues);
        }
    }

    private static void Gaps(IEnumerable<(int? Value, string Text, int Line)> numbers, string what, IssueList issues)
    {
        int? previous = 0;
        foreach (var (value, text, line) in numbers)
        {
            if (value is null) previous = null;
            if (previous is not null && value > previous + 1)
                issues.Warning(line, $"{what}序号“{text}”前面缺了 {value - previous - 1} 个序号，请核对是否漏了内容。");
            if (previous is not null && value < previous)
                issues.Warning(line, $"{what}序号“{text}”没有按顺序，请核对。");
            previous = value ?? previous;
        }
    }

    private static void Contents(TaskBuilder task, IssueList issues)
    {
        if (task.IsBroken) return;
        if (task.Name.Length == 0)
            issues.Error(task.Line, $"任务{task.Number.Text}没有名称，请补上。");
        else if (!task.HasContent && !task.IsItsOwnMeasure)
            issues.Error(task.Line, $"任务{task.Number.Text}只有序号和名称，其余单元格都是空的；请补上内容，没有的写“——”。");
        else if (!task.HasMeasures)
            issues.Warning(task.Line, $"任务{task.Number.Text}没有完成措施，导入后没有可跟踪的措施。");
    }
}
