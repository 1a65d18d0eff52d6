using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Domain.Common;

namespace Portal.Domain.Work.Tables;

/// <summary>What 'import --dry-run --json' prints, so that a script can check a table before anybody imports it.</summary>
public static class DryRunJson
{
    // For a terminal or a file, never for a page: Chinese and quotes stay readable.
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    public static string Write(PlanDraft draft) => JsonSerializer.Serialize(
        new
        {
            draft.Title,
            draft.Year,
            Goals = draft.Goals.Select(goal => new { goal.Number, goal.Name, Tasks = goal.Tasks.Select(Task) }),
            Issues = draft.Issues.Select(issue => new
            {
                issue.Line,
                Severity = issue.Severity == IssueSeverity.Error ? "error" : "warning",
                issue.Message,
            }),
        },
        Options);

    private static object Task(TaskDraft task) => new
    {
        task.Number,
        task.Name,
        task.Requirement,
        task.ResponsibleUnits,
        task.Lead,
        LeadDivisions = Names.Divisions(task.Lead),
        SupportingDivisions = Names.Divisions(task.Supporting),
        ResponsiblePersons = Names.Persons(task.Persons),
        task.Deadline,
        Measures = task.Measures.Select(measure => new { measure.Number, measure.Text, Due = Due(measure.Due) }),
    };

    private static object Due(DueRule due) => new
    {
        Kind = Word(due.Kind.ToString()),
        Date = due.Date?.ToString("yyyy-MM-dd"),
        Every = due.Every is { } every ? Word(every.ToString()) : null,
        due.Phrase,
    };

    private static string Word(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
