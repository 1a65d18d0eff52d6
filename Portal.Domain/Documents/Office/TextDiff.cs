using System.Text;

namespace Portal.Domain.Documents.Office;

public enum DiffKind
{
    Same,
    Removed,
    Added,
}

/// <summary>A piece of two compared texts.</summary>
public sealed record DiffPart(DiffKind Kind, string Text);

/// <summary>
/// Compares two versions of a text so that people can read the difference: paragraphs first, inside changed ones the phrases between
/// punctuation, inside changed phrases words and characters; what is alike only by chance counts as changed.
/// </summary>
public static class TextDiff
{
    /// <summary>Same and Removed together are <paramref name="before"/>, Same and Added are <paramref name="after"/>; Removed stands before Added.</summary>
    public static IReadOnlyList<DiffPart> Compare(string before, string after)
    {
        var script = new Script();
        Compare(before, after, level: 0, script);
        return script.Parts();
    }

    private static void Compare(string before, string after, int level, Script script)
    {
        if (level == Cuts.Length || before.Length == 0 || after.Length == 0)
        {
            script.Change(before, after);
            return;
        }
        foreach (var (same, removed, added) in DiffPieces.Align(Cuts[level](before), Cuts[level](after)))
        {
            script.Same(same);
            if (removed.Length + added.Length > 0) Compare(removed, added, level + 1, script);
        }
    }

    private static readonly Func<string, List<string>>[] Cuts = [DiffPieces.Paragraphs, DiffPieces.Phrases, DiffPieces.Words];

    /// <summary>Alternates what stays and what changes; sees to it that a change reads as one.</summary>
    private sealed class Script
    {
        private readonly List<Node> _nodes = [new Node()];

        public void Same(string text)
        {
            if (text.Length == 0) return;
            if (!_nodes[^1].IsChanged) _nodes[^1].Same.Append(text);
            else _nodes.Add(new Node().Stay(text));
        }

        public void Change(string removed, string added)
        {
            _nodes[^1].Removed.Append(removed);
            _nodes[^1].Added.Append(added);
            // The change may have grown over what little stands between it and the one before.
            while (_nodes.Count > 1 && _nodes[^1].IsChance(_nodes[^2]))
            {
                _nodes[^2].Swallow(_nodes[^1]);
                _nodes.RemoveAt(_nodes.Count - 1);
            }
        }

        public IReadOnlyList<DiffPart> Parts()
        {
            var parts = new List<DiffPart>();
            void Add(DiffKind kind, StringBuilder text)
            {
                if (text.Length > 0) parts.Add(new DiffPart(kind, text.ToString()));
            }
            for (var i = 0; i < _nodes.Count; i++)
            {
                if (i + 1 < _nodes.Count) DiffBoundary.Settle(_nodes[i].Same, _nodes[i].Removed, _nodes[i].Added, _nodes[i + 1].Same);
                Add(DiffKind.Same, _nodes[i].Same);
                Add(DiffKind.Removed, _nodes[i].Removed);
                Add(DiffKind.Added, _nodes[i].Added);
            }
            return Merged(parts);
        }

        // Where a change slid over all that stood before it, two changes meet.
        private static List<DiffPart> Merged(List<DiffPart> parts)
        {
            var merged = new List<DiffPart>();
            for (var i = 0; i < parts.Count;)
            {
                var end = i;
                if (parts[i].Kind == DiffKind.Same)
                {
                    while (end < parts.Count && parts[end].Kind == DiffKind.Same) end++;
                    merged.Add(new DiffPart(DiffKind.Same, string.Concat(parts.Skip(i).Take(end - i).Select(p => p.Text))));
                }
                else
                {
                    while (end < parts.Count && parts[end].Kind != DiffKind.Same) end++;
                    foreach (var kind in (DiffKind[])[DiffKind.Removed, DiffKind.Added])
                        if (string.Concat(parts.Skip(i).Take(end - i).Where(p => p.Kind == kind).Select(p => p.Text)) is { Length: > 0 } text)
                            merged.Add(new DiffPart(kind, text));
                }
                i = end;
            }
            return merged;
        }
    }

    /// <summary>Text that stays, and the change behind it.</summary>
    private sealed class Node
    {
        public StringBuilder Same { get; } = new();
        public StringBuilder Removed { get; } = new();
        public StringBuilder Added { get; } = new();

        public bool IsChanged => Removed.Length + Added.Length > 0;

        public Node Stay(string text)
        {
            Same.Append(text);
            return this;
        }

        /// <summary>Whether what stays is no more than what changes on both sides of it: then it is alike by chance. The ends of paragraphs stand.</summary>
        public bool IsChance(Node before)
        {
            var size = Same.Length;
            if (size > Math.Min(before.Longest, Longest) + MostPunctuation) return false;
            var same = Same.ToString();
            if (same.Contains('\n')) return false;
            var weight = same.Count(char.IsLetterOrDigit);
            return weight <= before.Longest && weight <= Longest;
        }

        public void Swallow(Node behind)
        {
            Removed.Append(behind.Same).Append(behind.Removed);
            Added.Append(behind.Same).Append(behind.Added);
        }

        // Beyond this no punctuation makes up for the length.
        private const int MostPunctuation = 8;

        private int Longest => Math.Max(Removed.Length, Added.Length);
    }
}
