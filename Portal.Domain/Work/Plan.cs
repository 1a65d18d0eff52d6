namespace Portal.Domain.Work;

/// <summary>A year's task breakdown table (任务分解表).</summary>
public sealed class Plan
{
    private readonly List<Goal> _goals = [];

    private Plan()
    {
    }

    public Plan(int year, string title, string issuer)
    {
        (Year, Title, Issuer) = (year, title, issuer);
    }

    public int Id { get; private set; }

    /// <summary>Unique: a bureau has one table a year.</summary>
    public int Year { get; private set; }
    public string Title { get; set; } = "";

    /// <summary>Whose table it is, e.g. 市科技局.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>First header band of the official form.</summary>
    public string UpperHeading { get; set; } = "";

    /// <summary>Second header band of the official form.</summary>
    public string LowerHeading { get; set; } = "";

    /// <summary>第几版: counts the writes to anything in the plan, and keeps two writers from passing each other.</summary>
    public int Revision { get; private set; }

    /// <summary>Whether /ledger/{year} shows the plan to the public.</summary>
    public bool Published { get; set; }

    /// <summary>Whether its progress is sample material (示例).</summary>
    public bool IsSample { get; set; }

    /// <summary>UTC, of the last write to anything in the plan.</summary>
    public DateTime ChangedAt { get; private set; }
    public IReadOnlyList<Goal> Goals => _goals;

    public void Touch(DateTime now) => (Revision, ChangedAt) = (Revision + 1, now);

    public Goal AddGoal(string number, string name, int position)
    {
        var goal = new Goal(this, number, name, position);
        _goals.Add(goal);
        return goal;
    }
}

/// <summary>A row of the plan that keeps its place, can be deleted and brought back.</summary>
public abstract class PlanRow
{
    public int Id { get; private set; }

    /// <summary>Order among its siblings; gaps are normal.</summary>
    public int Position { get; set; }

    /// <summary>UTC; a deleted row stays in the database, so that 'undo' brings back its progress too.</summary>
    public DateTime? DeletedAt { get; set; }
}

/// <summary>目标: 一、加强政策解读，回应社会关切.</summary>
public sealed class Goal : PlanRow
{
    private readonly List<GoalTask> _tasks = [];

    private Goal()
    {
    }

    internal Goal(Plan plan, string number, string name, int position)
    {
        (Plan, Number, Name, Position) = (plan, number, name, position);
    }

    public Plan Plan { get; private set; } = null!;
    public int PlanId { get; private set; }

    /// <summary>一, 二, … without the mark behind it.</summary>
    public string Number { get; set; } = "";
    public string Name { get; set; } = "";
    public IReadOnlyList<GoalTask> Tasks => _tasks;

    public GoalTask AddTask(string number, string name, int position)
    {
        var task = new GoalTask(this, number, name, position);
        _tasks.Add(task);
        return task;
    }

    /// <summary>Takes a task over from another goal of the plan.</summary>
    public void Adopt(GoalTask task)
    {
        task.Goal._tasks.Remove(task);
        _tasks.Add(task);
        task.MoveTo(this);
    }
}

/// <summary>
/// The seven facets of task (五) that the public ledger can show; each has its own publish switch on every task.
/// </summary>
[Flags]
public enum Facets
{
    None = 0,

    /// <summary>工作措施.</summary>
    Measures = 1,

    /// <summary>实施步骤.</summary>
    Steps = 2,

    /// <summary>责任分工.</summary>
    Duties = 4,

    /// <summary>监督方式.</summary>
    Supervision = 8,

    /// <summary>工作进展.</summary>
    Progress = 16,

    /// <summary>存在问题.</summary>
    Problems = 32,

    /// <summary>后续举措.</summary>
    NextSteps = 64,
    All = Measures | Steps | Duties | Supervision | Progress | Problems | NextSteps,
}

/// <summary>任务: one numbered line of the city's table with the bureau's own answer to it.</summary>
public sealed class GoalTask : PlanRow
{
    private readonly List<Measure> _measures = [];

    private GoalTask()
    {
    }

    internal GoalTask(Goal goal, string number, string name, int position)
    {
        (Goal, Number, Name, Position) = (goal, number, name, position);
    }

    internal void MoveTo(Goal goal) => Goal = goal;

    public Goal Goal { get; private set; } = null!;
    public int GoalId { get; private set; }

    /// <summary>序号 in half-width brackets, e.g. (十三); unique in the plan: importing again finds the task by it.</summary>
    public string Number { get; set; } = "";
    public string Name { get; set; } = "";

    /// <summary>要求.</summary>
    public string Requirement { get; set; } = "";

    /// <summary>责任单位.</summary>
    public string ResponsibleUnits { get; set; } = "";

    /// <summary>牵头处室, as written.</summary>
    public string Lead { get; set; } = "";

    /// <summary>配合处室, as written; empty for ——.</summary>
    public string Supporting { get; set; } = "";

    /// <summary>责任人, as written.</summary>
    public string Persons { get; set; } = "";

    /// <summary>完成时限, as written.</summary>
    public string Deadline { get; set; } = "";

    /// <summary>实施步骤, for the ledger.</summary>
    public string Steps { get; set; } = "";

    /// <summary>监督方式, for the ledger.</summary>
    public string Supervision { get; set; } = "";

    /// <summary>Share in the goal; 1 unless somebody decides otherwise.</summary>
    public decimal Weight { get; set; } = 1;

    /// <summary>Which facets the public ledger shows.</summary>
    public Facets Published { get; set; } = Facets.All;
    public IReadOnlyList<Measure> Measures => _measures;

    public Measure AddMeasure(int number, string text, DueRule due, int position)
    {
        var measure = new Measure(this, number, text, due, position);
        _measures.Add(measure);
        return measure;
    }
}
