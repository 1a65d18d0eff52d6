using Portal.Domain.Common;

namespace Portal.Domain.Work.Tables;

/// <summary>Collects what was odd; a hopeless file yields the first few hundred sentences, not a million.</summary>
internal sealed class IssueList
{
    private const int Most = 200;

    private readonly List<TableIssue> _issues = [];
    private int _errors;
    private int _warnings;

    public void Error(int line, string message)
    {
        if (++_errors <= Most) _issues.Add(new TableIssue(line, IssueSeverity.Error, message));
    }

    public void Warning(int line, string message)
    {
        if (++_warnings <= Most) _issues.Add(new TableIssue(line, IssueSeverity.Warning, message));
    }

    public IReadOnlyList<TableIssue> InOrder()
    {
        var left = Math.Max(0, _errors - Most) + Math.Max(0, _warnings - Most);
        var issues = _issues.OrderBy(i => i.Line).ToList();
        if (left > 0) issues.Add(new TableIssue(0, IssueSeverity.Warning, $"另有 {left} 条问题没有列出，请先处理上面的问题。"));
        return issues;
    }
}
