using System.Collections.Immutable;
using CsCheck;
using Portal.Domain.Work;

namespace Portal.Tests.Work;

/// <summary>The roll-up: measure → task → goal → plan.</summary>
public sealed class ShareTests
{
    private static MeasureLine Measure(decimal percent, decimal weight = 1, bool cancelled = false) => new(
        1, 1, 10, 1, "措施", "", weight, Reckoning.Percent, DueRule.AllYear(null), false, null,
        new Standing(percent, cancelled ? MeasureState.Cancelled : percent >= 100 ? MeasureState.Done : MeasureState.Running, null, null, [], null, false), null, 0);

    private static readonly Gen<MeasureLine> AnyMeasure = Gen.Select(Gen.Int[0, 100], Gen.Int[1, 50], Gen.Bool).Select((p, w, c) => Measure(p, w, c));

    [Fact]
    public void A_task_is_the_mean_of_its_measures() => Assert.Equal(62, Share.OfMeasures([Measure(50), Measure(61), Measure(75)], 1).Whole);

    [Fact]
    public void Weights_count_and_are_divided_out_again() => Assert.Equal(75, Share.OfMeasures([Measure(100, 3), Measure(0)], 1).Percent);

    [Fact]
    public void A_cancelled_measure_leaves_the_denominator() => Assert.Equal(80, Share.OfMeasures([Measure(80), Measure(0, cancelled: true)], 1).Percent);

    [Fact]
    public void A_task_in_which_everything_is_cancelled_leaves_its_goal()
    {
        var gone = Share.OfMeasures([Measure(0, cancelled: true)], 1);
        Assert.Equal(90, Share.Of([gone, Share.OfMeasures([Measure(90)], 1)]).Percent);
    }

    [Fact]
    public void The_plan_is_the_mean_of_its_tasks_and_not_of_its_goals()
    {
        var three = Share.Of([.. Enumerable.Repeat(Share.OfMeasures([Measure(100)], 1), 3)]);
        var one = Share.Of([Share.OfMeasures([Measure(0)], 1)]);
        Assert.Equal(75, Share.Of([three, one]).Percent);
    }

    [Fact]
    public void Nothing_at_all_is_zero_and_divides_by_nothing() => Assert.Equal(0, Share.Of([]).Percent);

    [Fact]
    public void The_sum_lies_between_its_least_and_its_greatest_part() => AnyMeasure.Array[1, 12].Sample(measures =>
    {
        var counted = measures.Where(m => m.Standing.State != MeasureState.Cancelled).Select(m => m.Standing.Percent).ToList();
        var share = Share.OfMeasures(measures, 1);
        return counted.Count == 0 ? share.Weight == 0 : share.Percent >= counted.Min() - 0.0001m && share.Percent <= counted.Max() + 0.0001m;
    });

    [Fact]
    public void The_order_of_the_rows_does_not_matter() => AnyMeasure.Array[0, 12].Sample(measures =>
        Math.Abs(Share.OfMeasures(measures, 1).Percent - Share.OfMeasures(measures.Reverse(), 1).Percent) < 0.0000001m);

    [Fact]
    public void Replacing_one_task_gives_the_same_as_adding_everything_up_again() =>
        Gen.Select(AnyMeasure.Array[1, 4].Array[1, 6].Array[1, 4], AnyMeasure.Array[1, 4], Gen.Int[0, 1000]).Sample((plan, replacement, pick) =>
        {
            var goals = plan.Select((tasks, g) => BoardReader.WithTasks(
                new GoalLine(g + 1, g, "一", "目标", [], Share.Empty), [.. tasks.Select((m, t) => Task(g * 100 + t + 1, g + 1, m))])).ToImmutableArray();
            var board = BoardReader.WithGoals(new PlanBoard(1, 2019, "", "", "", "", 1, true, false, default, default, [], Share.Empty), goals);
            var goal = board.Goals[pick % board.Goals.Length];
            var old = goal.Tasks[pick % goal.Tasks.Length];

            var patched = PlanBoards.Replace(board, goal, old, Task(old.Id, goal.Id, replacement));
            var anew = Share.Of(patched.Goals.Select(g => Share.Of(g.Tasks.Select(t => Share.OfMeasures(t.Measures, t.Weight)))));
            return Math.Abs(patched.Share.Percent - anew.Percent) < 0.0000001m && patched.Share.Measures == anew.Measures
                && patched.Goals.Count(g => !board.Goals.Contains(g)) <= 1;
        });

    private static TaskLine Task(int id, int goalId, MeasureLine[] measures) => new(
        id, goalId, id, "(一)", "任务", "", "", "", "", "", "", "", "", 1, Facets.All, [], [], [], [.. measures], Share.OfMeasures(measures, 1));
}
