using Portal.Domain.Common;

namespace Portal.Domain.Reviews;

/// <summary>The steps somebody's paper takes before it may go out, as data: the webmaster edits them, no developer is needed.</summary>
public sealed class ReviewChain
{
    private readonly List<ChainStep> _steps = [];

    private ReviewChain()
    {
    }

    public ReviewChain(string name, string defaultFor) => (Name, DefaultFor) = (name, defaultFor);

    public int Id { get; private set; }
    public string Name { get; set; } = "";

    /// <summary>Kinds of subjects that take this chain unless their column names another; separated by commas.</summary>
    public string DefaultFor { get; set; } = "";

    /// <summary>Nobody signs two steps of one round.</summary>
    public bool DistinctPeople { get; set; }
    public IReadOnlyList<ChainStep> Steps => _steps;

    public IEnumerable<string> Kinds => DefaultFor.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public bool IsDefaultFor(string kind) => Kinds.Contains(kind);

    /// <summary>One of its steps is fixed to this division already. That may stay even without accounts: a new portal has its chains before its people.</summary>
    public bool Names(string division) => _steps.Exists(s => s.Rule.Division == division);

    /// <summary>Puts new steps in the place of all. Rounds under way keep the steps they began with.</summary>
    public void SetSteps(IEnumerable<StepRule> steps)
    {
        _steps.Clear();
        _steps.AddRange(steps.Select((s, i) => new ChainStep(s, i + 1)));
    }
}

/// <summary>What one step asks for.</summary>
/// <param name="Name">E.g. 办公室核稿.</param>
/// <param name="Role">Whose step it is.</param>
/// <param name="Division">Only people of this division; 'author': of the author's; empty: of any. Where the division has nobody else with the role, anybody with it may sign.</param>
/// <param name="OnlyFor">Only for subjects with this mark, e.g. 'normative'; empty: for all.</param>
/// <param name="Workdays">Time to decide, in working days.</param>
/// <param name="Checklist">One line for each point that has to be ticked before signing.</param>
public sealed record StepRule(string Name, Role Role, string Division, string OnlyFor, int Workdays, string Checklist)
{
    public const string AuthorsDivision = "author";

    public IReadOnlyList<string> Points => [.. Checklist.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Why it cannot be a step of a chain.</summary>
    /// <param name="number">Its place, from 1.</param>
    /// <param name="divisions">Those with accounts: a misspelt one has nobody, and whoever has the role would sign instead.</param>
    /// <param name="chain">As it is stored; null: a new one.</param>
    public IEnumerable<Reason> Refusals(int number, IReadOnlyCollection<string> divisions, ReviewChain? chain)
    {
        if (Name.Trim().Length is 0 or > 60) yield return new Reason("第{0}步要有名称，60字以内。", number);
        if (Workdays is < 0 or > 60) yield return new Reason("第{0}步的时限应在0到60个工作日之间。", number);
        if (!Grants.Allow([Role], Permission.Review)) yield return new Reason("第{0}步的角色没有审签权限，请换一个。", number);
        if (Division is "" or AuthorsDivision || divisions.Contains(Division) || chain?.Names(Division) == true) yield break;
        yield return divisions.Count == 0
            ? new Reason("第{0}步的处室“{1}”还没有账号，请先给处室的人开账号，或者改成不限。", number, Division)
            : new Reason("第{0}步的处室“{1}”没有账号，送审后没有本处室的人可签。请改成有账号的处室：{2}。", number, Division, string.Join('、', divisions));
    }
}

public sealed class ChainStep
{
    private ChainStep()
    {
    }

    internal ChainStep(StepRule rule, int position) => (Rule, Position) = (rule, position);

    public int Id { get; private set; }
    public int ChainId { get; private set; }
    public int Position { get; private set; }
    public StepRule Rule { get; private set; } = null!;
}

/// <summary>委托: somebody signs in another one's name for a time.</summary>
public sealed class Delegation
{
    private Delegation()
    {
    }

    public Delegation(int fromId, string from, int toId, string to, DateOnly firstDay, DateOnly lastDay, string reason) =>
        (FromId, From, ToId, To, FirstDay, LastDay, Reason) = (fromId, from, toId, to, firstDay, lastDay, reason);

    public int Id { get; private set; }
    public int FromId { get; private set; }
    public string From { get; private set; } = "";
    public int ToId { get; private set; }
    public string To { get; private set; } = "";
    public DateOnly FirstDay { get; private set; }

    /// <summary>Included; ended early by setting it to a day before today.</summary>
    public DateOnly LastDay { get; set; }
    public string Reason { get; private set; } = "";

    public bool Counts(DateOnly day) => FirstDay <= day && day <= LastDay;
}
