namespace Portal.Domain.Work;

/// <summary>
/// A roll-up: the weighted mean of what stands below, and how many measures are in which state. Cancelled measures, and tasks in which
/// everything is cancelled, are not in it at all. The plan is the mean of its tasks by weight, whatever goal they stand under.
/// </summary>
/// <param name="Percent">0 to 100; 0 when nothing counts.</param>
/// <param name="Weight">Weight with which this node enters the one above; 0 when nothing in it counts.</param>
public sealed record Share(decimal Percent, decimal Weight, int Measures, int Done, int Near, int Late, int NotStarted)
{
    public static readonly Share Empty = new(0, 0, 0, 0, 0, 0, 0);

    public int Running => Measures - Done - Late - NotStarted;

    /// <summary>The whole number that pages show; half rounds up.</summary>
    public int Whole => (int)Math.Round(Percent, MidpointRounding.AwayFromZero);

    public static Share OfMeasures(IEnumerable<MeasureLine> measures, decimal taskWeight)
    {
        var (sum, weight, count, done, near, late, idle) = (0m, 0m, 0, 0, 0, 0, 0);
        foreach (var measure in measures)
        {
            if (measure.Standing.State == MeasureState.Cancelled) continue;
            sum += measure.Standing.Percent * measure.Weight;
            weight += measure.Weight;
            count++;
            switch (measure.Standing.State)
            {
                case MeasureState.Done: done++; break;
                case MeasureState.Near: near++; break;
                case MeasureState.Late: late++; break;
                case MeasureState.NotStarted: idle++; break;
            }
        }

        return weight == 0 ? Empty with { Measures = count } : new Share(sum / weight, taskWeight, count, done, near, late, idle);
    }

    public static Share Of(IEnumerable<Share> parts)
    {
        var (sum, weight, count, done, near, late, idle) = (0m, 0m, 0, 0, 0, 0, 0);
        foreach (var part in parts)
        {
            sum += part.Percent * part.Weight;
            weight += part.Weight;
            count += part.Measures;
            done += part.Done;
            near += part.Near;
            late += part.Late;
            idle += part.NotStarted;
        }

        return new Share(weight == 0 ? 0 : sum / weight, weight, count, done, near, late, idle);
    }
}
