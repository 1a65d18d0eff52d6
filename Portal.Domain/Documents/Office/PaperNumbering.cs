using DocumentFormat.OpenXml.Wordprocessing;

namespace Portal.Domain.Documents.Office;

/// <summary>The lists of a paper, counted by Word so that they can be edited there.</summary>
internal sealed class PaperNumbering
{
    private const int Depths = 9;

    private readonly List<(int Shape, int Depth, int Start)> _lists = [];

    public bool IsEmpty => _lists.Count == 0;

    /// <summary>A new list.</summary>
    /// <param name="mark">'.' or ')' for counted lists, anything else for bullets.</param>
    /// <returns>The list's id.</returns>
    public int Add(char mark, int depth, int start)
    {
        _lists.Add((mark == '.' ? 0 : mark == ')' ? 1 : 2, Math.Min(depth, Depths - 1), start));
        return _lists.Count;
    }

    public static NumberingProperties Of(int list, int depth) =>
        new(new NumberingLevelReference { Val = Math.Min(depth, Depths - 1) }, new NumberingId { Val = list });

    public Numbering Build()
    {
        var numbering = new Numbering();
        numbering.Append(Shape(0, NumberFormatValues.Decimal, "."), Shape(1, NumberFormatValues.Decimal, ")"), Shape(2, NumberFormatValues.Bullet, ""));
        for (var i = 0; i < _lists.Count; i++)
        {
            var (shape, depth, start) = _lists[i];
            numbering.Append(new NumberingInstance(
                new AbstractNumId { Val = shape },
                new LevelOverride(new StartOverrideNumberingValue { Val = start }) { LevelIndex = depth })
            { NumberID = i + 1 });
        }
        return numbering;
    }

    private static AbstractNum Shape(int id, NumberFormatValues format, string mark) => new(
    [
        new MultiLevelType { Val = MultiLevelValues.HybridMultilevel },
        .. Enumerable.Range(0, Depths).Select(depth => new Level(
            new StartNumberingValue { Val = 1 },
            new NumberingFormat { Val = format },
            new LevelSuffix { Val = LevelSuffixValues.Space },
            new LevelText { Val = mark.Length == 0 ? "•" : $"%{depth + 1}{mark}" },
            new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = $"{PaperStyles.Character * 2 * depth}", FirstLine = $"{PaperStyles.Character * 2}" }))
        { LevelIndex = depth }),
    ])
    { AbstractNumberId = id };
}
