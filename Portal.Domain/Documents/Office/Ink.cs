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
        var at = 0;
        foreach (var ink in inks)
        {
            if (ink.Kind != InkKind.Text)
            {
                at++;
                tidy.Add(ink);
                continue;
            }
            var text = string.Concat(mask.Skip(at).Take(ink.Text.Length).Where(c => c != '\0'));
            at += ink.Text.Length;
            foreach (var piece in Pieces(ink with { Text = text })) Add(tidy, piece);
        }
        while (tidy is [.., { Kind: InkKind.Break }]) tidy.RemoveAt(tidy.Count - 1);
        while (tidy is [{ Kind: InkKind.Break }, ..]) tidy.RemoveAt(0);
        return tidy;
    }

    // A bold space at the edge of bold text would keep Markdown from seeing the bold text.
    private static IEnumerable<Ink> Pieces(Ink ink)
    {
        var inner = ink.Bold ? ink.Text.AsSpan().Trim() : ink.Text;
        if (inner.IsEmpty) return [ink with { Bold = false }];
        var start = ink.Text.AsSpan().IndexOf(inner);
        return
        [
            ink with { Text = ink.Text[..start], Bold = false },
            ink with { Text = inner.ToString() },
            ink with { Text = ink.Text[(start + inner.Length)..], Bold = false },
        ];
    }

    private static void Add(List<Ink> tidy, Ink ink)
    {
        if (ink.Text.Length == 0) return;
        if (tidy is [.., { Kind: InkKind.Text } last] && last.Bold == ink.Bold && last.Link == ink.Link) tidy[^1] = last with { Text = last.Text + ink.Text };
        else tidy.Add(ink);
    }
}
