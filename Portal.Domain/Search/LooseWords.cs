namespace Portal.Domain.Search;

/// <summary>
/// What to look for when nothing has all the words: those that stand somewhere, and of a run of Chinese that stands nowhere (a question, say: 如何申请政府信息公开)
/// the longest pieces that titles, numbers or keywords know.
/// </summary>
internal static class LooseWords
{
    /// <returns>IsCut: a word that stands nowhere was cut into several pieces.</returns>
    public static async Task<(QueryWords Fewer, IReadOnlyList<QueryWord> Missing, bool IsCut)> OfAsync(IndexReader index, QueryWords words, CancellationToken ct)
    {
        var (known, missing, isCut) = (new List<QueryWord>(), new List<QueryWord>(), false);
        foreach (var word in words.Wanted)
        {
            if (await index.AnyAsync(IndexReader.Texts, word.Match, ct))
            {
                known.Add(word);
                continue;
            }

            missing.Add(word);
            var pieces = new List<QueryWord>();
            foreach (var run in word.Folded.Split(' ')) pieces.AddRange(await PiecesAsync(index, run, ct));
            known.AddRange(pieces);
            isCut |= pieces.Count > 1;
        }

        return (words.With(known), missing, isCut);
    }

    private static async Task<IReadOnlyList<QueryWord>> PiecesAsync(IndexReader index, string run, CancellationToken ct)
    {
        var runes = run.EnumerateRunes().ToArray();
        var pieces = new List<QueryWord>();
        if (!FoldedText.IsChinese(runes[0])) return await KnowsAsync(run) ? [new QueryWord(run, run)] : [];
        for (var start = 0; start < runes.Length - 1;)
        {
            // What begins with an unknown piece is unknown: a piece grows as long as it is known.
            var (length, piece) = (1, "");
            while (start + length < runes.Length && Text(start, length + 1) is var longer && await KnowsAsync(longer)) (length, piece) = (length + 1, longer);
            if (piece.Length > 0) pieces.Add(new QueryWord(piece, piece));
            start += length;
        }

        return pieces;

        Task<bool> KnowsAsync(string piece) => index.AnyAsync(IndexReader.Heads, IndexTerms.Phrase(piece), ct);
        string Text(int start, int length) => string.Concat(runes.Skip(start).Take(length));
    }
}
