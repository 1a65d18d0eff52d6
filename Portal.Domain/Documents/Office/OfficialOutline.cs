namespace Portal.Domain.Documents.Office;

/// <summary>Finds the title and the headings of a Word document, by their styles or by the official look, and lays the red head aside.</summary>
internal sealed class OfficialOutline(ImportNotes notes)
{
    /// <summary>A heading is short; people also set whole paragraphs in bold.</summary>
    private const int LongestHeading = 100;

    private const int LongestTitle = 150;

    /// <summary>How many lines may stand over a title.</summary>
    private const int MostHeadLines = 8;

    private const double TitlePoints = 18;

    private int _shift;

    public string Title { get; private set; } = "";

    /// <summary>What is left as the text when head, title and imprint are taken off.</summary>
    public IReadOnlyList<WordBlock> Body(IReadOnlyList<WordBlock> all)
    {
        var blocks = all.ToList();
        TakeHead(blocks);
        TakeTitle(blocks);
        // Papers without a red head bear their number under the title.
        if (Title.Length > 0 && blocks is [WordParagraph number, ..] && OfficialPatterns.IsNumber(number.Text))
        {
            notes.Head(number.Text);
            blocks.RemoveAt(0);
        }
        while (blocks is [.., WordParagraph last] && (OfficialPatterns.IsImprint(last.Text) || last.StyleId == PaperStyles.Fact))
        {
            notes.Imprint();
            blocks.RemoveAt(blocks.Count - 1);
        }
        if (Title.Length == 0) notes.Untitled();
        return blocks;
    }

    /// <summary>1 for the first level under the title … 5; 0 for text.</summary>
    public int LevelOf(WordParagraph paragraph)
    {
        var text = paragraph.Text;
        if (text.Length > LongestHeading) return 0;
        if (paragraph.Look.Outline is { } outline and < 9) return Math.Clamp(outline + 1 - _shift, 1, 5);
        if (IsTitleStyle(paragraph) || LooksLikeTitle(paragraph)) return 1;
        if (text.EndsWith('。') && !paragraph.AllBold) return 0;
        return OfficialPatterns.LevelOf(text) is { } level && StandsOut(paragraph) && !paragraph.IsListItem ? level : 0;
    }

    // Bold, 黑体 or 楷体 from end to end; in papers whose text is set in one of them that says nothing, but those are rare.
    private static bool StandsOut(WordParagraph paragraph) => paragraph.AllBold
        || paragraph.Face.Contains('黑') || paragraph.Face.Contains('楷') || paragraph.Face is "SimHei" or "KaiTi" or "KaiTi_GB2312"
        || paragraph.IsCentred && OfficialPatterns.IsChapter(paragraph.Text);

    private void TakeHead(List<WordBlock> blocks)
    {
        var head = new List<string>();
        for (var i = 0; i < MostHeadLines && blocks is [WordParagraph first, ..]; i++)
        {
            var text = first.Text;
            var secret = OfficialPatterns.IsSecret(text);
            var organ = first.StyleId is PaperStyles.Organ or PaperStyles.Number || OfficialPatterns.IsHead(text) && (first.IsCentred || first.Points >= TitlePoints);
            if (!secret && !organ && !OfficialPatterns.IsNumber(text) && !OfficialPatterns.IsHandling(text)) break;
            if (secret) notes.Secret(text);
            else head.Add(text);
            blocks.RemoveAt(0);
        }
        if (head.Count > 0) notes.Head(string.Join(' ', head));
    }

    private void TakeTitle(List<WordBlock> blocks)
    {
        // An attachment says so in the corner, above its title.
        var from = blocks is [WordParagraph corner, ..] && OfficialPatterns.IsCorner(corner.Text) ? 1 : 0;
        var lines = TitleLines(blocks[from..]);
        if (lines.Count == 0) return;
        Title = Join(lines.Select(l => Ink.Plain(l.Inks)).SelectMany(t => t.Split('\n')));
        blocks.RemoveRange(from, lines.Count);
    }

    private List<WordParagraph> TitleLines(List<WordBlock> blocks)
    {
        if (blocks is not [WordParagraph first, ..] || first.Text.Length > LongestTitle) return [];
        var top = blocks.TakeWhile(b => b is WordParagraph).Cast<WordParagraph>().Take(4);
        if (IsTitleStyle(first)) return [.. top.TakeWhile(IsTitleStyle)];
        if (LooksLikeTitle(first)) return [.. top.TakeWhile(p => LooksLikeTitle(p) && p.Points.Equals(first.Points))];
        // The one heading of the first level, on top: many write their titles so.
        if (first.Look.Outline == 0 && blocks.OfType<WordParagraph>().Count(p => p.Look.Outline == 0) == 1)
        {
            _shift = 1;
            return [first];
        }
        return first.IsCentred && first.AllBold && OfficialPatterns.LevelOf(first.Text) is null ? [first] : [];
    }

    private static bool IsTitleStyle(WordParagraph paragraph) => paragraph.Look.Name is "Title" or "title" or "标题";

    private static bool LooksLikeTitle(WordParagraph paragraph) => paragraph.IsCentred && paragraph.Look.Outline is null or 9
        && (paragraph.Points >= TitlePoints || paragraph.Face.Contains("标宋", StringComparison.Ordinal))
        && paragraph.Text is { Length: > 1 and <= LongestTitle } text && text[^1] is not ('。' or '：' or '；') && OfficialPatterns.LevelOf(text) is null;

    // A title is broken where its lines look well, not where a space belongs.
    private static string Join(IEnumerable<string> lines) => lines.Aggregate("", (title, line) =>
        title.Length > 0 && line.Length > 0 && char.IsAscii(title[^1]) && char.IsAscii(line[0]) ? $"{title} {line}" : title + line);
}
