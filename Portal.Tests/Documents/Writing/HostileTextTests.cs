using System.Text.RegularExpressions;
using CsCheck;
using Portal.Domain.Common;
using Portal.Domain.Documents.Writing;

namespace Portal.Tests.Documents.Writing;

/// <summary>Whatever is typed or pasted: no exception, nothing that runs, no end of time.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Attributes = ["href", "src", "alt", "title", "rel", "class", "id", "start", "colspan", "rowspan", "scope", "aria-label", "data-line"];

    private static readonly string[] Tokens =
    [
        "*", "**", "***", "_", "__", "~~", "`", "``", "```", "~~~", "[", "]", "(", ")", "![", "](", "[^1]", "[^1]: ", "[a]: ", "<", ">", "> ", "- ", "+ ", "1. ", "1．", "（一）", "一、", "# ", "## ", "###### ",
        "\n", "\n\n", "    ", "\t", "  \n", "\\", "\\\n", "\r\n", "|", "|--|--|\n", "| a | b |\n", "+--+--+\n", ":   ", "---", "===", "&", "&amp;", "&#x6A;", "&#0;", "&lt;", "&nbsp;", "\0", "\u200B", "\uFEFF", "\u2028",
        "“", "”", "。", "：", "附件：", "2019年6月3日", "（此件主动公开）", "各有关单位：", "中", "文", "a", "B", "1", "😀", "\uD800", "\uDC00", " ", "　", "{.a}", "{#main}",
        "https://a.cn/", "www.a.cn", "javascript:alert(1)", "JaVaScRiPt:", "java&#9;script:", "data:text/html,", "vbscript:", "//a.cn", "/\\a.cn", "/files/a.png", "/files/../a", "mailto:a@b.cn", "tel:1", "#a", "\"", "'", "\" onerror=\"x", " onload=x",
        "<script>", "</script>", "<img src=x onerror=alert(1)>", "<svg/onload=x>", "<a href='", "<!--", "-->", "<![CDATA[", "]]>", "<?", "<style>", "</p>", "<iframe>", "<math>", "<noscript>", "<template>",
    ];

    public static TheoryData<string> Attacks =>
    [
        "<script>alert(1)</script>", "<ScRiPt src=//a.cn/x.js></ScRiPt>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<iframe src=javascript:alert(1)>", "<form action=/a><button>x</button></form>", "<base href=//a.cn>", "<meta http-equiv=refresh content=0>",
        "<style>*{display:none}</style>", "<a href=\"javascript:alert(1)\">x</a>", "<p id=main class=signature style=color:red onclick=x>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "[x](javascript:alert(1))", "[x](JAVASCRIPT:alert(1))", "[x](java&#x0A;script:alert(1))", "[x](&#106;avascript:alert(1))", "[x](<java\tscript:alert(1)>)", "[x](\u0001javascript:alert(1))", "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](vbscript:x)",
        "[x](//a.cn)", "[x](/\\a.cn)", "[x](\\\\\\\\a.cn)", "[x](https:a.cn)", "[x](http:///a.cn)", "<javascript:alert(1)>", "<data:text/html,x>", "[x]: javascript:alert(1)\n\n[x]",
        "![x](https://a.cn/a.png)", "![x](//a.cn/a.png)", "![x](/files/../../a)", "![x](/files/%2e%2e/a)", "![x](/files\\..\\a)", "![x\" onerror=\"alert(1)](/files/a.png)", "![x](/files/a.png \"t\\\" onerror=alert(1)\")", "![x](/files/a.png\"onerror=\"x)",
        "```<script>\nx\n```", "```js\" onload=\"x\nx\n```", "# x {#main onclick=x}", "[x](/a){onclick=x}", "`<script>`", "    <script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;", "[^1]\n\n[^1]: <script>x</script>",
        "| <script> | b |\n|--|--|\n| <img src=x onerror=x> | 2 |", "[<img src=x onerror=x>](/a)", "<!--><script>alert(1)</script>-->", "<![CDATA[<script>alert(1)</script>]]>", "<?php echo 1 ?>", "\0<script>\0", "<scr\0ipt>", "+ADw-script+AD4-",
    ];

    [Theory, MemberData(nameof(Attacks))]
    public void Nothing_that_runs_gets_through(string text) => Harmless(text);

    [Fact]
    public void No_string_throws_or_gets_through() => Gen.String[0, 60].Sample(text => Harmless(text), iter: 2_000);

    [Fact]
    public void No_mixture_of_marks_throws_or_gets_through() =>
        Gen.Int[0, Tokens.Length - 1].Select(i => Tokens[i]).Array[0, 30].Select(string.Concat).Sample(text => Harmless(text), iter: 4_000);

    [Fact]
    public void Nesting_that_no_reader_could_follow_is_refused_with_its_line()
    {
        Assert.Equal(3, Refused("正文。\n\n" + new string('>', 100_000)).Line);
        Assert.Equal(3, Refused("正文。\n\n" + string.Concat(Enumerable.Repeat("1. ", 300))).Line);
        Assert.Equal(5, Refused("正文。\n\n- 列\n\n" + new string('[', 300) + "\n\n正文。").Line);
        Assert.Equal(202, Refused("正文。\n\n" + string.Concat(Enumerable.Range(0, 200).Select(i => new string(' ', i * 2) + "- 列\n"))).Line);
    }

    /// <summary>A stack overflow ends the process: on a small stack it would show.</summary>
    [Theory]
    [InlineData("![", "](/files/a)")]
    [InlineData("*a **b ", "c** d*")]
    [InlineData("~~a *b ", "c* d~~")]
    public void Marks_deep_inside_one_another_do_not_exhaust_the_stack(string open, string close)
    {
        TextIssue? issue = null;
        var reader = new Thread(() => issue = Refused("正文。\n\n" + Flood(open, open.Length * 1_200) + "文" + Flood(close, close.Length * 1_200)), 256 * 1024);
        reader.Start();
        reader.Join();
        Assert.Equal(3, issue?.Line);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("*a ")]
    [InlineData("_a ")]
    [InlineData("a**b")]
    [InlineData("*_")]
    [InlineData("~~a")]
    [InlineData("[a](")]
    [InlineData("[a][")]
    [InlineData("![")]
    [InlineData("![a](")]
    [InlineData(">")]
    [InlineData("> ")]
    [InlineData("1. ")]
    [InlineData("+ - ")]
    [InlineData("a\n=\n")]
    [InlineData("[^a]: x\n\n")]
    public void A_flood_of_marks_is_refused_before_it_is_parsed(string mark) => Refused(Flood(mark, 500_000));

    [Theory]
    [InlineData("`")]
    [InlineData("``` ")]
    [InlineData("|")]
    [InlineData("|-|\n")]
    [InlineData("- a\n")]
    [InlineData("# 一\n")]
    [InlineData("a\n\n")]
    [InlineData("<a ")]
    [InlineData("<!--")]
    [InlineData("http://")]
    [InlineData("&amp")]
    [InlineData("www.a.cn，")]
    [InlineData("1. a\n\n")]
    [InlineData("138")]
    [InlineData("的的")]
    [InlineData("* ")]
    [InlineData("附件：\n\n")]
    [InlineData("2019年1月1日\n\n")]
    public void A_long_text_of_one_thing_comes_to_an_end(string thing) => Assert.NotNull(MarkdownText.Render(Flood(thing, 60_000)).Html);

    [Fact]
    public void A_text_of_more_than_a_megabyte_is_refused()
    {
        Assert.Equal("全文超过 1024 KB，请把一部分内容改作附件。", Refused(new string('字', MarkdownText.MostBytes / 3 + 1)).Message.ToString());
        Assert.NotEqual("", MarkdownText.Render(new string('字', MarkdownText.MostBytes / 3)).Html);
    }

    /// <summary>The scheme that a browser reads (WHATWG URL): spaces and control marks before the address, tabs and line ends inside it do not count.</summary>
    private static string Scheme(string address) => Regex.Match(Regex.Replace(address, @"^[\0- ]+|[\t\r\n]", ""), @"^([A-Za-z][A-Za-z0-9+.\-]*):").Groups[1].Value.ToLowerInvariant();

    private static string Flood(string mark, int length) => string.Concat(Enumerable.Repeat(mark, length / mark.Length));

    private static TextIssue Refused(string text)
    {
        var rendered = MarkdownText.Render(text);
        Assert.Equal(("", "", 0), (rendered.Html, rendered.PlainText, rendered.Contents.Count));
        var issue = Assert.Single(rendered.Issues);
        Assert.Equal(IssueSeverity.Error, issue.Severity);
        return issue;
    }

    private static void Harmless(string text)
    {
        var rendered = MarkdownText.Render(text);
        Assert.Equal(rendered.Html, SafeHtml.Clean(rendered.Html));
        Assert.Null(Html.Fault(rendered.Html));
        Assert.DoesNotContain("<script", rendered.Html, StringComparison.OrdinalIgnoreCase);
        foreach (var (element, name, value) in Html.Attributes(rendered.Html))
        {
            Assert.Contains(name, Attributes);
            if (name == "id") Assert.Matches("^(sec|note|noteref)-", value);
            if (name == "src") Assert.StartsWith("/files/", value, StringComparison.Ordinal);
            if (name == "href") Assert.Matches(@"^(#|/(?![/\\])|https?://[^/\\]|mailto:|tel:|(?![a-z+.-]+:)[^/\\]|$)", value);
            if (name is "href" or "src") Assert.Contains(Scheme(value), new[] { "", "http", "https", "mailto", "tel" });
        }

        var lines = text.ReplaceLineEndings("\n").Split('\n').Length;
        Assert.All(rendered.Issues, issue => Assert.InRange(issue.Line, 1, Math.Max(1, lines)));
    }
}
