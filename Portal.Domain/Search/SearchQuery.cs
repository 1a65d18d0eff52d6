namespace Portal.Domain.Search;

/// <param name="Text">As a person typed it: words by blanks, “phrases” in quotation marks, -word to leave out.</param>
/// <param name="Kind">Of entries: what each is to a reader, a document or an answer, has its own page and its own order.</param>
/// <param name="Most">Hits handed back; <see cref="SearchHits.Total"/> counts all.</param>
/// <param name="AllWords">Nothing is found rather than something that is only like it.</param>
public sealed record SearchQuery(string Text, string Kind, int Most = 20_000, bool AllWords = false);

/// <param name="Score">Points; see <see cref="Standing"/>, with what the caller added.</param>
public readonly record struct SearchHit(int Id, int Score);

/// <summary>What was found, best first.</summary>
/// <param name="Total">Of all matches, also those beyond <see cref="SearchQuery.Most"/>.</param>
/// <param name="Terms">To be marked in titles and passages; for <see cref="SearchQueries.ExcerptsAsync"/>.</param>
/// <param name="IsLoose">Nothing has all the words: the hits have the essential ones, or some of them.</param>
/// <param name="Missing">Words, as typed, that stand nowhere: advice to drop or correct them.</param>
/// <param name="Suggestions">Whole queries that do find something: 您是不是要找….</param>
public sealed record SearchHits(IReadOnlyList<SearchHit> Hits, int Total, IReadOnlyList<string> Terms, bool IsLoose, IReadOnlyList<string> Missing, IReadOnlyList<string> Suggestions)
{
    /// <summary>For a query without a word in it.</summary>
    public static readonly SearchHits Nothing = new([], 0, [], false, [], []);
}

/// <summary>
/// What a match is worth. The steps are a hundred apart: a caller that adds less than that to some hits (a valid policy over a repealed one) reorders within a step,
/// one that adds more lifts over steps. What is equal is ordered by id: the newer first.
/// </summary>
public static class Standing
{
    /// <summary>The title, or one of the numbers, is the query.</summary>
    public const int Exact = 900;

    /// <summary>Less than a step above a title that has the query further on: what is written about a paper often begins with its name (《…》解读), the paper itself with who issued it.</summary>
    public const int TitleBegins = TitleHasPhrase + 20;

    /// <summary>The query stands in the title as it was typed.</summary>
    public const int TitleHasPhrase = 700;

    /// <summary>All words are in the title.</summary>
    public const int TitleHasWords = 600;

    public const int Number = 500;

    /// <summary>In the title, the numbers and the keywords taken together.</summary>
    public const int Keywords = 400;

    /// <summary>In the text or its attachments. And <see cref="Often"/> more for every grade of a text that has the words repeatedly, when there are not too many to grade.</summary>
    public const int Text = 200;

    public const int Often = 20;

    /// <summary>A loose match has up to 99 for the words it has.</summary>
    public const int Loose = 0;
}
