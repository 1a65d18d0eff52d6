using DocumentFormat.OpenXml.Wordprocessing;
using Portal.Domain.Storage.Office;

namespace Portal.Domain.Documents.Office;

/// <summary>A paragraph as Word shows it: its words, and of its looks what tells a title or a heading.</summary>
/// <param name="AllBold">Every word is bold.</param>
/// <param name="Face">The one face all Chinese words are set in; empty when there are several.</param>
/// <param name="Boxes">Text boxes anchored here.</param>
internal sealed record WordParagraph(
    IReadOnlyList<Ink> Inks, WordLook Look, string StyleId, bool AllBold, string Face, double Points, IReadOnlyList<TextBoxContent> Boxes) : WordBlock
{
    /// <summary>The number Word counts for it.</summary>
    public WordNumber? Number { get; init; }

    /// <summary>Depth in its list, counted from 0.</summary>
    public int Depth { get; init; }

    /// <summary>With the number, on one line, as people read it.</summary>
    public string Text => NumberText + Ink.Plain(Inks).Replace("\n", "", StringComparison.Ordinal);

    public bool IsCentred => Look.Align == "center";

    /// <summary>A number that Markdown can count by itself: 1. or 1), or a bullet.</summary>
    public bool IsListItem => Number is { Bullet: true } || Number is { Digits: true, Composed: false, Text: { Length: > 1 } text } && text[^1] is '.' or '．' or ')'
        && text.AsSpan(0, text.Length - 1).ContainsAnyExceptInRange('0', '9') == false;

    /// <summary>The number typed out, with what parts it from the words: 一、总则, but 第一条　为了….</summary>
    public string NumberText => Number is { Text: { Length: > 0 } text }
        ? char.IsLetterOrDigit(text[^1]) ? text + (ChineseSpacing.IsIdeograph(text[^1]) ? '　' : ' ') : text
        : "";
}

/// <summary>One block of a Word document.</summary>
internal abstract record WordBlock;

/// <summary>A table laid out as a grid: every row has a cell, maybe empty, in each column.</summary>
/// <param name="Aligns">left, center or right for each column.</param>
internal sealed record WordTable(IReadOnlyList<IReadOnlyList<IReadOnlyList<Ink>>> Rows, IReadOnlyList<string> Aligns) : WordBlock;
