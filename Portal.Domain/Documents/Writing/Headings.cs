using System.Text;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Portal.Domain.Common;

namespace Portal.Domain.Documents.Writing;

/// <summary>Title, anchors and the table of contents.</summary>
internal sealed class Headings(TextIssues issues)
{
    /// <summary>The ids of a text start with this, or with those of <see cref="NoteIds"/>: none can take the place of one of the page's own.</summary>
    public const string Prefix = "sec-";

    private const int LongestAnchor = 60;

    private readonly Dictionary<string, int> _anchors = new(StringComparer.Ordinal);
    private readonly List<Heading> _contents = [];
    private int _level = 1;

    public IReadOnlyList<Heading> Contents => _contents;

    /// <summary>
    /// The page prints the document's title itself, as its only heading of level 1. So the one that opens the text is taken out, and a later one is
    /// written as level 2; so is one that opens the text as 一、, which no title does.
    /// </summary>
    public static void TakeTitle(MarkdownDocument document)
    {
        var first = document.FirstOrDefault(b => b is not LinkReferenceDefinitionGroup);
        if (first is HeadingBlock { Level: 1 } title && LevelMark.Of(InlineText.Of(title).Trim(), out _) == 0) document.Remove(first);
    }

    public void Read(HeadingBlock heading)
    {
        var line = heading.Line + 1;
        if (heading.Level == 1)
        {
            issues.Warning(line, "一级标题（#）只用于文件标题，请把这里改为二级标题（##）。");
            heading.Level = 2;
        }
        else if (heading.Level > _level + 1)
            issues.Warning(line, new Reason("标题跳级：上一个是第 {0} 级，这里是第 {1} 级，请改为第 {2} 级。", _level, heading.Level, _level + 1));

        _level = heading.Level;
        var text = InlineText.Of(heading).ReplaceLineEndings(" ").Trim();
        if (text.Length == 0) issues.Warning(line, "标题没有文字，请补上或删去这一行。");
        var anchor = Unused(AnchorOf(text));
        heading.GetAttributes().Id = anchor;
        if (text.Length > 0 && heading.Level <= 4 && heading.Parent is MarkdownDocument) _contents.Add(new Heading(heading.Level, text, anchor));
    }

    /// <summary>The anchor that an address means: the anchor itself, or a heading's words as its author would write them after #.</summary>
    /// <returns>Null when no heading answers to it.</returns>
    public string? Find(string fragment)
    {
        if (_anchors.ContainsKey(fragment)) return fragment;
        return AnchorOf(fragment) is var anchor && _anchors.ContainsKey(anchor) ? anchor : null;
    }

    /// <summary>
    /// The words of the heading without its number: a chapter put in before it must not break the links to it. Letters and digits of any script stay, so
    /// that the address can be read.
    /// </summary>
    private static string AnchorOf(string heading)
    {
        LevelMark.Of(heading, out var mark);
        var anchor = new StringBuilder(Prefix);
        foreach (var rune in heading.AsSpan(mark == heading.Length ? 0 : mark).EnumerateRunes())
        {
            if (anchor.Length >= LongestAnchor) break;
            if (Rune.IsLetterOrDigit(rune)) anchor.Append(Rune.ToLowerInvariant(rune));
            else if (anchor[^1] != '-') anchor.Append('-');
        }

        if (anchor.Length > Prefix.Length && anchor[^1] == '-') anchor.Length--;
        return anchor.Length == Prefix.Length ? Prefix + "x" : anchor.ToString();
    }

    private string Unused(string anchor)
    {
        if (_anchors.TryAdd(anchor, 1)) return anchor;
        var candidate = anchor;
        do candidate = $"{anchor}-{++_anchors[anchor]}";
        while (!_anchors.TryAdd(candidate, 1));
        return candidate;
    }
}
