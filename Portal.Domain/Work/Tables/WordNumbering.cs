using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Portal.Domain.Work.Tables;

/// <summary>The numbers Word shows but does not store: a 序号 column is often numbered by the word processor.</summary>
internal sealed class WordNumbering
{
    private readonly Dictionary<(string Id, string Depth), (string Pattern, bool Chinese, int Next)> _lists = [];

    public static WordNumbering Read(NumberingDefinitionsPart? part)
    {
        var numbering = new WordNumbering();
        if (part?.Numbering is not { } root) return numbering;

        var shapes = root.Elements<AbstractNum>().Where(a => a.AbstractNumberId is not null).ToLookup(a => a.AbstractNumberId!.InnerText);
        foreach (var list in root.Elements<NumberingInstance>())
            foreach (var level in shapes[list.AbstractNumId?.Val?.InnerText ?? ""].SelectMany(a => a.Elements<Level>()))
                numbering.Add(list.NumberID?.InnerText ?? "", level);
        return numbering;
    }

    /// <summary>The next number of a list as Word would show it; empty for bullets and unknown lists.</summary>
    public string Next(string id, string depth)
    {
        var key = (id, depth.Length == 0 ? "0" : depth);
        if (!_lists.TryGetValue(key, out var list)) return "";
        _lists[key] = list with { Next = list.Next + 1 };
        var number = list.Chinese && list.Next is >= 1 and <= 99_999 ? Numerals.ToChinese(list.Next) : $"{list.Next}";
        return list.Pattern.Replace("%", number, StringComparison.Ordinal);
    }

    private void Add(string id, Level level)
    {
        var depth = level.LevelIndex?.InnerText ?? "0";
        var text = level.LevelText?.Val?.Value ?? "";
        var format = level.NumberingFormat?.Val?.InnerText ?? "decimal";
        var own = $"%{(int.TryParse(depth, out var index) ? index + 1 : 1)}";
        // Only plain levels: a number composed of its parents' is no 序号.
        if (format == "bullet" || text.Length > 12 || !text.Contains(own, StringComparison.Ordinal) || text.Count(c => c == '%') != 1) return;
        var start = (int?)level.StartNumberingValue?.Val?.Value ?? 1;
        _lists.TryAdd((id, depth), (text.Replace(own, "%", StringComparison.Ordinal), format.Contains("hinese", StringComparison.Ordinal), start));
    }
}
