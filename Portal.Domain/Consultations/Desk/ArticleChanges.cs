using Portal.Domain.Documents.Writing;

namespace Portal.Domain.Consultations.Desk;

/// <summary>What became of an article between two versions of a draft.</summary>
/// <param name="Before">Empty: it is new.</param>
/// <param name="After">Empty: it is gone.</param>
public sealed record ArticleChange(string Head, string Before, string After);

/// <summary>Tells which articles of a draft were changed, so that each change can be explained by the opinions behind it.</summary>
public static class ArticleChanges
{
    /// <summary>Articles that differ. One that only got another number, because one was put in before it, has not changed.</summary>
    public static IReadOnlyList<ArticleChange> Of(RenderedText before, RenderedText after)
    {
        var (old, now) = (DraftArticles.Of(before), DraftArticles.Of(after));
        var (oldTexts, nowTexts) = (old.Select(a => Plain(a.Text)).ToHashSet(), now.Select(a => Plain(a.Text)).ToHashSet());
        var heads = old.ToDictionary(a => a.Head);
        var changes = now.Where(a => Plain(a.Text).Length > 0 && !oldTexts.Contains(Plain(a.Text)))
            .Select(a => new ArticleChange(a.Head, heads.GetValueOrDefault(a.Head) is { } was && !nowTexts.Contains(Plain(was.Text)) ? was.Text : "", a.Text)).ToList();
        var shown = changes.Select(c => c.Head).ToHashSet();
        changes.AddRange(old.Where(a => Plain(a.Text).Length > 0 && !nowTexts.Contains(Plain(a.Text)) && !shown.Contains(a.Head)).Select(a => new ArticleChange(a.Head, a.Text, "")));
        return changes;
    }

    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
