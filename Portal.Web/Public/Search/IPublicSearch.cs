namespace Portal.Web.Public.Search;

/// <summary>Where the search page asks; the engine is plugged in here.</summary>
public interface IPublicSearch
{
    /// <summary>Public documents that fit the words, best first.</summary>
    Task<SearchFound> FindAsync(string text, CancellationToken ct);

    /// <summary>The title and the telling part of the text of each document, cut at what was searched for.</summary>
    Task<IReadOnlyDictionary<int, Excerpt>> ExcerptsAsync(IReadOnlyList<int> ids, IReadOnlyList<string> terms, CancellationToken ct);
}

/// <summary>What came of a search.</summary>
/// <param name="Ids">Of documents, best first.</param>
/// <param name="Terms">What was really looked for, for the excerpts.</param>
/// <param name="Suggestions">Other words to try, when little or nothing was found.</param>
public sealed record SearchFound(IReadOnlyList<int> Ids, IReadOnlyList<string> Terms, IReadOnlyList<string> Suggestions);

/// <param name="Text">Empty when the words stand only in the title.</param>
public sealed record Excerpt(IReadOnlyList<ExcerptPart> Title, IReadOnlyList<ExcerptPart> Text);

/// <param name="IsHit">Part of what was searched for.</param>
public sealed record ExcerptPart(string Text, bool IsHit);
