using System.Text;

namespace Portal.Domain.Documents.Office;

internal enum InkKind
{
    Text,

    /// <summary>A line that ends inside its paragraph.</summary>
    Break,

    /// <summary>The mark of a footnote; its text is the footnote's number.</summary>
    Note,

    /// <summary>A picture; its text is what it shows, its link the placeholder.</summary>
    Picture,
}

/// <summary>A piece of a paragraph, with the two things that Markdown keeps of its looks.</summary>
internal readonly record struct Ink(string Text, bool Bold = false, string? Link = null, InkKind Kind = InkKind.Text)
{
    /// <summary>The words alone, lines parted by \n.</summary>
    public static string Plain(IEnumerable<Ink> inks) => string.Concat(inks.Select(i => i.Kind switch
    {
        InkKind.Text => i.Text,
        InkKind.Break => "\n",
        _ => "",
    }));

    /// <summary>Without typed spaces, empty pieces, and boldness on what is not seen; neighbours that look alike are one.</summary>
    public static IReadOnlyList<Ink> Tidy(IReadOnlyList<Ink> inks)
    {
        var flat = string.Concat(inks.Select(i => i.Kind switch
        {
            InkKind.Text => i.Text,
            InkKind.Break => "\n",
            _ => ChineseSpacing.Thing.ToString(),
        }));
        var mask = ChineseSpacing.Mask(flat);
        var tidy = new List<Ink>();
        var text = new StringBuilder();
        var (at, open) = (0, default(Ink));
        void Close()
        {
            if (text.Length > 0) tidy.AddRange(Trimmed(open with { Text = text.ToString() }));
            text.Clear();
        }
        foreach (var ink in inks)
        {
            if (ink.Kind != InkKind.Text || ink.Bold != open.Bold || ink.Link != open.Link) Close();
            open = ink;
            if (ink.Kind != InkKind.Text)
            {
                at++;
                tidy.Add(ink);
                continue;
            }
            foreach (var c in mask.AsSpan(at, ink.Text.Length))
                if (c != '\0') text.Append(c);
            at += ink.Text.Length;
        }
        Close();
        while (tidy is [.., { Kind: InkKind.Break }]) tidy.RemoveAt(tidy.Count - 1);
        while (tidy is [{ Kind: InkKind.Break }, ..]) tidy.RemoveAt(0);
        return tidy;
    }

    // A bold space at the edge of bold text would keep Markdown from seeing the bold text.
    private static IEnumerable<Ink> Trimmed(Ink ink)
    {
        var inner = ink.Bold ? ink.Text.Trim() : ink.Text;
        if (inner.Length == 0) return [ink with { Bold = false }];
        var start = ink.Text.IndexOf(inner, StringComparison.Ordinal);
        return ((Ink[])
        [
            ink with { Text = ink.Text[..start], Bold = false },
            ink with { Text = inner },
            ink with { Text = ink.Text[(start + inner.Length)..], Bold = false },
        ]).Where(i => i.Text.Length > 0);
    }
}
