using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Domain.Documents.Office;

internal enum InkPlace
{
    Paragraph,

    /// <summary>One line, nothing bold.</summary>
    Heading,

    /// <summary>One line, in a table or a footnote.</summary>
    Cell,
}

/// <summary>Writes inks as Markdown, with a backslash only where a character would be taken for a mark.</summary>
internal static partial class InkMarkdown
{
    /// <summary>No paragraph has so many bold words; the parser nests the marks one in the other.</summary>
    private const int MostBold = 200;

    public static string Write(IReadOnlyList<Ink> inks, InkPlace place)
    {
        var tidy = Ink.Tidy(place == InkPlace.Paragraph ? inks : OnOneLine(inks, place));
        var bold = tidy.Count(i => i.Bold);
        if (bold is > 0 and <= MostBold)
        {
            var text = new Writer(tidy, place).Write();
            // Beside Latin letters even the rules for Chinese do not see every bold mark; the words matter more than their weight.
            if (PaperMarkdown.BoldOf(text, place == InkPlace.Cell).SequenceEqual(BoldOf(tidy))) return text;
        }
        return new Writer(bold > 0 ? Ink.Tidy([.. tidy.Select(i => i with { Bold = false })]) : tidy, place).Write();
    }

    // Brackets that are never closed are nested by the parser, one in the other.
    private static bool BracketsMatch(string text)
    {
        var depth = 0;
        foreach (var c in text)
        {
            if (c == '[') depth++;
            else if (c == ']' && depth > 0) depth--;
            if (depth > 3) return false;
        }
        return depth == 0;
    }

    private static IEnumerable<string> BoldOf(IEnumerable<Ink> inks)
    {
        var bold = "";
        foreach (var ink in inks.Where(i => i.Kind is InkKind.Text or InkKind.Break))
        {
            if (ink.Bold) bold += ink.Text;
            else if (bold.Length > 0)
            {
                yield return bold;
                bold = "";
            }
        }
        if (bold.Length > 0) yield return bold;
    }

    private static List<Ink> OnOneLine(IReadOnlyList<Ink> inks, InkPlace place) =>
        [.. inks.Select(i => i.Kind == InkKind.Break ? new Ink(" ") : i).Select(i => place == InkPlace.Heading ? i with { Bold = false } : i)];

    private sealed class Writer
    {
        private readonly IReadOnlyList<Ink> _inks;
        private readonly InkPlace _place;
        private readonly StringBuilder _text = new();
        private readonly bool _brackets;
        private readonly bool _tildes;
        private readonly bool _bars;
        private bool _bold;
        private bool _lineStart;

        public Writer(IReadOnlyList<Ink> inks, InkPlace place)
        {
            (_inks, _place, _lineStart) = (inks, place, place == InkPlace.Paragraph);
            var all = string.Concat(inks.Select(i => i.Kind == InkKind.Break ? "\n" : i.Text));
            // [2019]5号 is no link by itself, 3~5 strikes nothing out, and one line is no table.
            (_brackets, _tildes, _bars) = (Bracket().IsMatch(all) || !BracketsMatch(all), all.AsSpan().Count('~') > 1, place == InkPlace.Cell || all.Contains('\n'));
        }

        public string Write()
        {
            for (var i = 0; i < _inks.Count; i++)
            {
                var ink = _inks[i];
                var next = i + 1 < _inks.Count ? _inks[i + 1] : default(Ink?);
                if (ink.Kind == InkKind.Break)
                {
                    Turn(false);
                    _text.Append("\\\n");
                    _lineStart = true;
                    continue;
                }
                if (ink.Kind == InkKind.Text) Turn(ink.Bold);
                _text.Append(ink.Kind switch
                {
                    InkKind.Note => $"[^{ink.Text}]",
                    InkKind.Picture => $"![{Escape(ink.Text, inLink: true, null)}]({ink.Link})",
                    _ => ink.Link is null ? Line(Escape(ink.Text, inLink: false, next)) : $"[{Escape(ink.Text, inLink: true, null)}]({ink.Link})",
                });
                _lineStart = false;
            }
            Turn(false);
            return _text.ToString();
        }

        private void Turn(bool bold)
        {
            if (bold == _bold) return;
            _text.Append("**");
            _bold = bold;
            _lineStart = false;
        }

        // What would begin a heading, a list, a quotation or a rule.
        private string Line(string text) => _lineStart ? BlockMark().Replace(text, match => $"{match.Value[..^1]}\\{match.Value[^1]}", 1) : text;

        private string Escape(string text, bool inLink, Ink? next)
        {
            var escaped = new StringBuilder(text.Length);
            for (var i = 0; i < text.Length; i++)
            {
                var before = i > 0 ? text[i - 1] : '\n';
                var after = i + 1 < text.Length ? text[i + 1] : '\n';
                if (Needs(text, i, before, after, inLink, next)) escaped.Append('\\');
                escaped.Append(text[i]);
            }
            return escaped.ToString();
        }

        private bool Needs(string text, int at, char before, char after, bool inLink, Ink? next) => text[at] switch
        {
            '`' => true,
            '\\' => after == '\n' || char.IsAscii(after) && char.IsPunctuation(after) || char.IsSymbol(after),
            '*' => before != ' ' || after != ' ',
            '_' => !char.IsLetterOrDigit(before) || !char.IsLetterOrDigit(after),
            '[' => inLink || _brackets,
            ']' => inLink,
            '!' => after == '\n' && next is { } mark && (mark.Link is not null || mark.Kind == InkKind.Note),
            '<' => char.IsAsciiLetter(after) || after is '/' or '!' or '?',
            '&' => Entity().IsMatch(text, at),
            '~' => _tildes,
            '|' => _bars,
            '#' => _place == InkPlace.Heading && text.AsSpan(at).TrimEnd('#').IsEmpty,
            _ => false,
        };
    }

    [GeneratedRegex(@"^(?:\#(?=\#{0,5}(?:\s|$))|>|[-+](?=\s|$)|[-=](?=[-=\s]*$)|[0-9]{1,9}[.)](?=\s|$))")]
    private static partial Regex BlockMark();

    [GeneratedRegex(@"\][(\[:]|\[\^")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"\G&(?:#[0-9xX]|[A-Za-z][A-Za-z0-9]*;)")]
    private static partial Regex Entity();
}
