using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Reviews;

namespace Portal.Web.Workspace.Policies;

/// <summary>A review chain as it is being edited: nothing of it is stored before it is saved whole.</summary>
public sealed class ChainInput
{
    public string Name { get; set; } = "";
    public bool DistinctPeople { get; set; }
    public HashSet<DocumentKind> Kinds { get; } = [];

    /// <summary>What else it is the default for, such as letters: not chosen in the form, and not lost by it.</summary>
    public List<string> OtherKinds { get; } = [];
    public List<StepInput> Steps { get; } = [];

    public static ChainInput Of(ReviewChain? chain)
    {
        var input = new ChainInput();
        if (chain is null)
        {
            input.Steps.Add(new StepInput());
            return input;
        }

        (input.Name, input.DistinctPeople) = (chain.Name, chain.DistinctPeople);
        foreach (var kind in Enum.GetValues<DocumentKind>().Where(k => chain.IsDefaultFor(k.ToString()))) input.Kinds.Add(kind);
        input.OtherKinds.AddRange(chain.Kinds.Where(k => !Enum.TryParse<DocumentKind>(k, out _)));
        input.Steps.AddRange(chain.Steps.OrderBy(s => s.Position).Select(s => StepInput.Of(s.Rule)));
        return input;
    }

    public ChainDraft ToDraft() => new(Name, string.Join(',', Kinds.Order().Select(k => k.ToString()).Concat(OtherKinds)), DistinctPeople, [.. Steps.Select(s => s.ToRule())]);

    /// <summary>Moves a step one place up or down; at the ends nothing happens.</summary>
    public void Move(StepInput step, int by)
    {
        var (from, to) = (Steps.IndexOf(step), Steps.IndexOf(step) + by);
        if (to < 0 || to >= Steps.Count) return;
        (Steps[from], Steps[to]) = (Steps[to], Steps[from]);
    }
}

/// <summary>Whose people a step is for.</summary>
public enum StepDivision
{
    /// <summary>起草处室.</summary>
    Authors,

    /// <summary>One division, named.</summary>
    Fixed,

    /// <summary>不限.</summary>
    Any,
}

/// <summary>One step as it is being edited.</summary>
public sealed class StepInput
{
    /// <summary>Mark of normative documents, as submission sets it.</summary>
    private const string Normative = "normative";

    public string Name { get; set; } = "";
    public Role Role { get; set; } = Role.Head;
    public StepDivision Division { get; set; } = StepDivision.Any;
    public string FixedDivision { get; set; } = "";
    public bool OnlyNormative { get; set; }

    /// <summary>Another mark than that of normative documents; the form leaves it as it is.</summary>
    public string OtherMark { get; init; } = "";

    /// <summary>Null: the field was emptied, which is not the same as none.</summary>
    public int? Workdays { get; set; } = 2;

    /// <summary>A point a line.</summary>
    public string Checklist { get; set; } = "";

    public static StepInput Of(StepRule rule) => new()
    {
        Name = rule.Name,
        Role = rule.Role,
        Division = rule.Division switch { "" => StepDivision.Any, StepRule.AuthorsDivision => StepDivision.Authors, _ => StepDivision.Fixed },
        FixedDivision = rule.Division is "" or StepRule.AuthorsDivision ? "" : rule.Division,
        OnlyNormative = rule.OnlyFor == Normative,
        OtherMark = rule.OnlyFor == Normative ? "" : rule.OnlyFor,
        Workdays = rule.Workdays,
        Checklist = rule.Checklist,
    };

    /// <summary>What keeps it from being saved, to be said at its place.</summary>
    /// <param name="number">Its place, from 1.</param>
    /// <param name="divisions">Those with accounts.</param>
    /// <param name="chain">As it is stored; null: a new one.</param>
    public IReadOnlyList<Reason> Refusals(int number, IReadOnlyCollection<string> divisions, ReviewChain? chain) =>
    [
        .. ToRule().Refusals(number, divisions, chain),
        .. Division == StepDivision.Fixed && FixedDivision.Trim().Length == 0 ? (Reason[])["固定处室要写上处室名称。"] : [],
        .. Workdays is null ? (Reason[])[new Reason("第{0}步的时限空着，请填0到60个工作日；0就是当天。", number)] : [],
    ];

    public StepRule ToRule() => new(Name.Trim(), Role, Division switch { StepDivision.Authors => StepRule.AuthorsDivision, StepDivision.Fixed => FixedDivision.Trim(), _ => "" },
        OnlyNormative ? Normative : OtherMark, Workdays ?? 0, Checklist.ReplaceLineEndings("\n").Trim());
}
