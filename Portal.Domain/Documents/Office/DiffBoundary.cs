using System.Text;

namespace Portal.Domain.Documents.Office;

/// <summary>
/// Moves a change that may stand in several places to the one where it reads best: 【研究的】工作 rather than 的【研究的】, a whole clause rather
/// than the end of one and the beginning of the next.
/// </summary>
internal static class DiffBoundary
{
    /// <param name="before">What stays in front of the change; shortened or lengthened like the others.</param>
    public static void Settle(StringBuilder before, StringBuilder removed, StringBuilder added, StringBuilder behind)
    {
        // Only what is purely put in or purely taken away can slide.
        if (removed.Length > 0 == added.Length > 0 || before.Length + behind.Length == 0) return;
        var change = removed.Length > 0 ? removed : added;
        var text = string.Concat(before, change, behind);
        var (start, length) = (before.Length, change.Length);

        var first = start;
        while (first > 0 && text[first - 1] == text[first + length - 1]) first--;
        var last = start;
        while (last + length < text.Length && text[last] == text[last + length]) last++;
        if (first == last) return;

        var (best, score) = (start, Score(text, start, length));
        for (var at = first; at <= last; at++)
            if (Score(text, at, length) is var other && other > score) (best, score) = (at, other);
        if (best == start) return;
        before.Clear().Append(text, 0, best);
        change.Clear().Append(text, best, length);
        behind.Clear().Append(text, best + length, text.Length - best - length);
    }

    private static int Score(string text, int at, int length) => Edge(text, at) + Edge(text, at + length);

    // How well a text parts between two characters.
    private static int Edge(string text, int at)
    {
        if (at == 0 || at == text.Length) return 6;
        var (left, right) = (text[at - 1], text[at]);
        if (char.IsHighSurrogate(left) && char.IsLowSurrogate(right)) return -100;
        if (left == '\n') return right == '\n' ? 4 : 6;
        if (right == '\n') return 5;
        if (left is '。' or '；' or '！' or '？') return 5;
        if (left is '，' or '：' or '、' or ',' or ';' or '”' or '）' or '》') return 4;
        if (right is '“' or '（' or '《') return 3;
        if (char.IsPunctuation(right)) return 3;
        if (char.IsWhiteSpace(left) || char.IsWhiteSpace(right)) return 2;
        var (leftWord, rightWord) = (IsWord(left), IsWord(right));
        return leftWord && rightWord ? -100 : leftWord != rightWord ? 1 : 0;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) && !ChineseSpacing.IsIdeograph(c);
}
