using System.Text;

namespace Portal.Web.Public.Lists;

/// <summary>Many short texts as one long one: a word is looked for in fifty thousand titles in one pass of the vectorised search.</summary>
internal sealed class JoinedTexts
{
    private readonly string _joined;
    private readonly int[] _ends;

    public JoinedTexts(IEnumerable<string> texts)
    {
        var (joined, ends) = (new StringBuilder(), new List<int>());
        foreach (var text in texts) ends.Add(joined.Append(Folded(text)).Length);
        (_joined, _ends) = (joined.ToString(), [.. ends]);
    }

    /// <summary>Marks the texts that have the word in them, whatever its case; those that are marked already stay so.</summary>
    /// <param name="marks">As many as there are texts, in their order.</param>
    public void Mark(string word, bool[] marks)
    {
        if (word.Length == 0) return;
        var wanted = Folded(word);
        var at = 0;
        for (var text = 0; (at = _joined.IndexOf(wanted, at, StringComparison.Ordinal)) >= 0;)
        {
            while (_ends[text] <= at) text++;
            if (at + wanted.Length <= _ends[text])
            {
                marks[text] = true;
                at = _ends[text]; // once in a text is enough
            }
            else
            {
                at++; // from the end of one text into the next
            }
        }
    }

    private static string Folded(string text) => text.ToUpperInvariant();
}
