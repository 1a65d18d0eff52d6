using System.Buffers;

namespace Portal.Domain.Documents.Writing;

/// <summary>The lines of a text as Markdown counts them: after a line feed, a carriage return, or both, and nothing else that Unicode would call a line's end.</summary>
internal ref struct TextLines(ReadOnlySpan<char> text)
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("\r\n");

    private ReadOnlySpan<char> _left = text;
    private bool _done;

    public ReadOnlySpan<char> Current { get; private set; }

    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in new TextLines(text)) count++;
        return count;
    }

    public readonly TextLines GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_done) return false;
        var end = _left.IndexOfAny(Ends);
        if (end < 0)
        {
            Current = _left;
            _done = true;
            return true;
        }

        Current = _left[..end];
        _left = _left[(_left[end] == '\r' && end + 1 < _left.Length && _left[end + 1] == '\n' ? end + 2 : end + 1)..];
        return true;
    }
}
