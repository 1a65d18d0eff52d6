using System.Buffers;
using System.Text.RegularExpressions;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Domain.Documents.Writing;

/// <summary>
/// The parts of an official paper (GB/T 9704-2012), found in plain Markdown and marked with a class for the style sheets: 主送机关 (addressee), the levels
/// of the text (l1 to l4), 附件说明 (annexes), 落款 (signature), 附注 (note-openness), and paragraphs that were pasted with two wide spaces in front
/// (indented), which must not be indented twice. Only blocks of the text itself, never those inside lists or quotations.
/// </summary>
/// <remarks>
/// What CommonMark reads as a list stays one, with its numbers: "1. " with a space opens a list, and a list that begins with 3 goes on counting from 3.
/// "1．", "1、", "（1）", "（一）" and "一、" open no list in CommonMark; those paragraphs keep what was typed and get the class of their level.
/// </remarks>
internal static partial class OfficialLayout
{
    /// <summary>Every class this pass may give; the last gate lets no other through.</summary>
    public static readonly string[] Classes = ["addressee", "l1", "l2", "l3", "l4", "annexes", "signature", "note-openness", "indented"];

    private const int LongestOrgan = 40;
    private const int MostOrgans = 10;

    private static readonly SearchValues<char> Punctuation = SearchValues.Create("。，；：！？、.,;:!?\n");
    private static readonly string[] Levels = ["", "l1", "l2", "l3", "l4"];

    public static void Mark(MarkdownDocument document)
    {
        var texts = new string[document.Count];
        for (var i = 0; i < document.Count; i++)
        {
            var text = document[i] is LeafBlock { Inline: not null } leaf ? InlineText.Of(leaf) : "";
            if (text.StartsWith('\u3000')) Add(document[i], "indented");
            texts[i] = text.Trim();
            if (LevelMark.Of(texts[i], out _) is var level and > 0) Add(document[i], Levels[level]);
            else if (document[i] is not ParagraphBlock paragraph) continue;
            else if (IsNote(texts[i])) Add(paragraph, "note-openness");
            else if (Annexes().IsMatch(texts[i])) MarkAnnexes(document, i);
        }

        MarkAddressee(document, texts);
        MarkSignature(document, texts);
    }

    /// <summary>The first paragraph, if it names organs or people and ends in a colon. 现将有关事项通知如下： names none.</summary>
    private static void MarkAddressee(MarkdownDocument document, string[] texts)
    {
        var first = 0;
        while (first < document.Count && document[first] is LinkReferenceDefinitionGroup) first++;
        if (first < document.Count && document[first] is ParagraphBlock paragraph && Addressee().IsMatch(texts[first])) Add(paragraph, "addressee");
    }

    /// <summary>附件：1. … with its further lines, or the list that follows 附件：. Each annex keeps a line of its own.</summary>
    private static void MarkAnnexes(MarkdownDocument document, int at)
    {
        Add(document[at], "annexes");
        KeepLines((ParagraphBlock)document[at]);
        if (at + 1 < document.Count && document[at + 1] is ListBlock { IsOrdered: true } list) Add(list, "annexes");
    }

    /// <summary>
    /// The last paragraph whose last line is nothing but a date, with the organ's name above it in the same paragraph or in those before. Only notes and
    /// annexes may come after it: a date that stands alone in the middle of a text signs nothing.
    /// </summary>
    private static void MarkSignature(MarkdownDocument document, string[] texts)
    {
        var at = document.Count - 1;
        while (at >= 0 && !(document[at] is ParagraphBlock && Date().IsMatch(texts[at]))) at--;
        if (at < 0) return;
        for (var after = at + 1; after < document.Count; after++)
        {
            if (texts[after].StartsWith("附件", StringComparison.Ordinal)) break;
            if (document[after] is not (FootnoteGroup or LinkReferenceDefinitionGroup) && !IsNote(texts[after])) return;
        }

        var lines = texts[at].Split('\n');
        if (lines[..^1].Any(line => !IsOrgan(line.Trim()))) return;
        var from = at;
        while (from > 0 && at - from < MostOrgans && lines.Length == 1 && document[from - 1] is ParagraphBlock && IsOrgan(texts[from - 1])) from--;
        if (from == at && lines.Length == 1 && at != document.Count - 1) return;
        for (var i = from; i <= at; i++)
        {
            Add(document[i], "signature");
            KeepLines((ParagraphBlock)document[i]);
        }
    }

    private static bool IsNote(string text) => text.Length is > 4 and < 60 && Note().IsMatch(text);

    /// <summary>A short line without a sentence's punctuation; a greeting and the closing formula are not a name.</summary>
    private static bool IsOrgan(string text) =>
        text.Length is > 1 and <= LongestOrgan && !text.AsSpan().ContainsAny(Punctuation)
        && LevelMark.Of(text, out _) == 0 && !Closing().IsMatch(text);

    private static void Add(Block block, string name) => block.GetAttributes().AddClass(name);

    /// <summary>In these paragraphs a line typed is a line meant, as on the paper.</summary>
    private static void KeepLines(ParagraphBlock paragraph)
    {
        for (var inline = paragraph.Inline?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            if (inline is LineBreakInline line) line.IsHard = true;
        }
    }

    [GeneratedRegex(@"^[^。；！？!?\n]{1,300}(?:局|委|办|厅|部|院|校|府|处|室|科|股|组|中心|单位|公司|集团|银行|会|所|站|社|馆|园|台|队|部门|机构|机关|企业|学院|大学|医院|街道|社区|区|县|市|乡|镇|村|同志|人员|申请人|代表|委员|市民|先生|女士)(?:（[^（）]*）)?[：:]$")]
    private static partial Regex Addressee();

    [GeneratedRegex(@"^附件?[：:]")]
    private static partial Regex Annexes();

    [GeneratedRegex(@"^[（(](?:此件|本件|此文|本文|公开方式|公开属性)[^（）()\n]*[）)]$")]
    private static partial Regex Note();

    [GeneratedRegex(@"(?:^|\n)\s*(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[二一][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$")]
    private static partial Regex Date();

    [GeneratedRegex(@"^(?:特此|此致|敬礼|以上|妥否|当否|附|无$)")]
    private static partial Regex Closing();
}
