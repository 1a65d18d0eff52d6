using Portal.Domain.Documents;

namespace Portal.Domain.Policies;

/// <summary>What this room tells the change feed beside documents; the id and root are the policy's.</summary>
public static class RoundChange
{
    public const string Round = "interpretation-round";
}

/// <summary>分阶段解读, planned: at which stage of a policy's life it is explained again, when, how and by whom. What was done are the released interpretations themselves.</summary>
public sealed class InterpretationRound
{
    private InterpretationRound()
    {
    }

    public InterpretationRound(int policyId, InterpretationStage stage) => (PolicyId, Stage) = (policyId, stage);

    public int Id { get; private set; }
    public int PolicyId { get; private set; }
    public InterpretationStage Stage { get; set; }
    public DateOnly PlannedOn { get; set; }
    public InterpretationForm Form { get; set; }
    public string Person { get; set; } = "";
    public string Note { get; set; } = "";
    public bool IsSample { get; init; }
}
