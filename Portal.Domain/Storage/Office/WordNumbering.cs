using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Portal.Domain.Common;

namespace Portal.Domain.Storage.Office;

/// <summary>A number as Word shows it before a paragraph.</summary>
/// <param name="Value">Place in its list, counted from where the list begins.</param>
/// <param name="Bullet">A mark and no number; <paramref name="Text"/> is empty then.</param>
/// <param name="Composed">Made of its parents' numbers too: 1.2.3.</param>
/// <param name="Digits">Counted in plain Arabic digits.</param>
internal readonly record struct WordNumber(string Text, int Value, bool Bullet, bool Composed, bool Digits);

/// <summary>The numbers Word shows but does not store: lists, headings and 序号 columns are often numbered by the word processor.</summary>
internal sealed partial class WordNumbering
{
    private const int Depths = 9;

    private readonly Dictionary<string, NumberedList> _lists = [];

    public static WordNumbering Read(NumberingDefinitionsPart? part)
    {
        var numbering = new WordNumbering();
        if (part?.Numbering is not { } root) return numbering;

        var shapes = root.Elements<AbstractNum>().Where(a => a.AbstractNumberId is not null).ToLookup(a => a.AbstractNumberId!.InnerText);
        var styles = root.Elements<AbstractNum>().Where(a => a.StyleLink?.Val is not null).ToLookup(a => a.StyleLink!.Val!.InnerText);
        // Lists of one shape count on together, as Word does.
        var counts = new Dictionary<string, int?[]>();
        foreach (var list in root.Elements<NumberingInstance>())
        {
            var shapeId = list.AbstractNumId?.Val?.InnerText ?? "";
            var shape = shapes[shapeId].FirstOrDefault();
            if (shape?.NumberingStyleLink?.Val?.InnerText is { } style) shape = styles[style].FirstOrDefault() ?? shape;
            if (!counts.TryGetValue(shapeId, out var count)) counts[shapeId] = count = new int?[Depths];
            numbering._lists.TryAdd(list.NumberID?.InnerText ?? "", new NumberedList(shape, list, count));
        }
        return numbering;
    }

    /// <summary>The next number of a list; null for lists and levels that do not exist.</summary>
    /// <param name="depth">Counted from 0.</param>
    public WordNumber? Next(string id, int depth) => _lists.TryGetValue(id, out var list) ? list.Next(depth) : null;

    /// <summary>The level that a paragraph style is tied to.</summary>
    public int? DepthOfStyle(string id, string style) => _lists.TryGetValue(id, out var list) ? list.DepthOfStyle(style) : null;

    private sealed record Shape(string Text, string Format, int Start, int? RestartAfter, bool Legal, string? Style);

    private sealed class NumberedList
    {
        private readonly Shape?[] _levels = new Shape?[Depths];
        private readonly int?[] _restart = new int?[Depths];
        private readonly int?[] _counts;

        public NumberedList(AbstractNum? shape, NumberingInstance list, int?[] counts)
        {
            _counts = counts;
            foreach (var level in shape?.Elements<Level>() ?? []) Set(level);
            foreach (var change in list.Elements<LevelOverride>())
            {
                if (Index(change.LevelIndex?.InnerText) is not { } depth) continue;
                if (change.Level is { } level) Set(level);
                if (Int(change.StartOverrideNumberingValue?.Val?.InnerText) is { } start) _restart[depth] = start;
            }
        }

        public int? DepthOfStyle(string style) => Array.FindIndex(_levels, l => l?.Style == style) is >= 0 and var depth ? depth : null;

        public WordNumber? Next(int depth)
        {
            if (depth is < 0 or >= Depths || _levels[depth] is not { } level) return null;
            if (level.Format == "bullet") return new WordNumber("", 0, Bullet: true, Composed: false, Digits: false);

            _counts[depth] = _restart[depth] ?? _counts[depth] + 1 ?? level.Start;
            _restart[depth] = null;
            for (var below = depth + 1; below < Depths; below++)
                if (_levels[below]?.RestartAfter is not { } after || after > depth) _counts[below] = null;

            var composed = false;
            var text = Place().Replace(level.Text, match =>
            {
                var at = match.Value[1] - '1';
                composed |= at != depth;
                var shown = _levels[at];
                return Numeral(_counts[at] ?? shown?.Start ?? 1, level.Legal && at != depth ? "decimal" : shown?.Format ?? "decimal");
            });
            return new WordNumber(text, _counts[depth]!.Value, Bullet: false, composed, level.Format is "decimal");
        }

        private void Set(Level level)
        {
            if (Index(level.LevelIndex?.InnerText) is not { } depth) return;
            _levels[depth] = new Shape(
                level.LevelText?.Val?.Value ?? "",
                level.NumberingFormat?.Val?.InnerText ?? "decimal",
                Int(level.StartNumberingValue?.Val?.InnerText) ?? 1,
                Int(level.LevelRestart?.Val?.InnerText),
                level.IsLegalNumberingStyle is not null,
                level.ParagraphStyleIdInLevel?.Val?.Value);
        }

        private static int? Index(string? text) => Int(text) is >= 0 and < Depths and var index ? index : null;

        private static int? Int(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static string Numeral(int number, string format) => format switch
    {
        "none" => "",
        "chineseCounting" or "chineseCountingThousand" or "chineseLegalSimplified" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand"
            when number is >= 1 and <= 99_999 => Numerals.ToChinese(number),
        "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" when number >= 0 => string.Concat($"{number}".Select(c => "〇一二三四五六七八九"[c - '0'])),
        "decimalFullWidth" or "decimalFullWidth2" when number >= 0 => string.Concat($"{number}".Select(c => (char)('０' + (c - '0')))),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when number is >= 1 and <= 20 => ((char)('①' + number - 1)).ToString(),
        "decimalEnclosedParen" => $"({number})",
        "decimalEnclosedFullstop" => $"{number}.",
        "decimalZero" => $"{number:00}",
        "upperLetter" => Letters(number, 'A'),
        "lowerLetter" => Letters(number, 'a'),
        "upperRoman" => Roman(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        _ => $"{number}",
    };

    // A … Z, AA, BB …
    private static string Letters(int number, char first) => number is >= 1 and <= 260 ? new string((char)(first + (number - 1) % 26), (number - 1) / 26 + 1) : $"{number}";

    private static string Roman(int number)
    {
        if (number is < 1 or > 3_999) return $"{number}";
        var text = "";
        foreach (var (value, letters) in (ReadOnlySpan<(int, string)>)
            [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
            for (; number >= value; number -= value) text += letters;
        return text;
    }

    [GeneratedRegex("%[1-9]")]
    private static partial Regex Place();
}
