using Portal.Domain.Common;

namespace Portal.Domain.Documents.Writing;

/// <summary>Collects what the passes find; a hopeless text yields a few hundred sentences, not a million.</summary>
internal sealed class TextIssues
{
    private const int Most = 200;

    private readonly List<TextIssue> _found = [];
    private int _left;

    /// <param name="line">Counted from 1.</param>
    public void Error(int line, Reason message) => Add(new TextIssue(line, IssueSeverity.Error, message));

    /// <inheritdoc cref="Error"/>
    public void Warning(int line, Reason message) => Add(new TextIssue(line, IssueSeverity.Warning, message));

    /// <param name="lines">Lines of the text; the parser counts a mixture of tables and lists further than it is long.</param>
    public IReadOnlyList<TextIssue> InOrder(int lines)
    {
        List<TextIssue> issues = [.. _found.Select(i => i.Line > lines ? i with { Line = lines } : i).OrderBy(i => i.Line)];
        if (_left > 0) issues.Add(new TextIssue(issues[^1].Line, IssueSeverity.Warning, new Reason("另有 {0} 处问题没有列出，请先处理上面的问题。", _left)));
        return issues;
    }

    /// <summary>Errors always have room: they decide whether the text may go on.</summary>
    private void Add(TextIssue issue)
    {
        if (_found.Count < Most || (issue.Severity == IssueSeverity.Error && _found.Count < 2 * Most)) _found.Add(issue);
        else _left++;
    }
}
