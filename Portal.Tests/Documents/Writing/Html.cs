using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Portal.Tests.Documents.Writing;

/// <summary>HTML as tests compare it.</summary>
internal static partial class Html
{
    private static readonly HashSet<string> Single = ["br", "hr", "img"];

    /// <summary>One way to write one tree: attributes in order, white space between blocks gone, elsewhere one space; what stands in pre as it is.</summary>
    public static string Normal(string html)
    {
        var text = new StringBuilder();
        Write(text, new HtmlParser().ParseDocument("<body>" + html).Body!, verbatim: false);
        return BlockSpace().Replace(text.ToString(), "$1").Trim();
    }

    /// <summary>Null when every tag is closed in its turn, every attribute quoted, and no other &lt; or &gt; is left.</summary>
    public static string? Fault(string html)
    {
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(html))
        {
            var name = tag.Groups["name"].Value;
            if (tag.Groups["end"].Length > 0)
            {
                if (open.Count == 0 || open.Pop() != name) return $"</{name}> closes nothing";
            }
            else if (!Single.Contains(name)) open.Push(name);
        }

        if (open.Count > 0) return $"<{open.Peek()}> stays open";
        return Tag().Replace(html, "").AsSpan().IndexOfAny('<', '>') is var at and >= 0 ? $"a bracket at {at}" : null;
    }

    public static IEnumerable<(string Element, string Name, string Value)> Attributes(string html) =>
        new HtmlParser().ParseDocument("<body>" + html).Body!.QuerySelectorAll("*").SelectMany(e => e.Attributes.Select(a => (e.LocalName, a.Name, a.Value)));

    private static void Write(StringBuilder text, INode parent, bool verbatim)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is not IElement element)
            {
                var content = Escaped(node.TextContent);
                text.Append(verbatim ? content : Space().Replace(content, " "));
                continue;
            }

            text.Append('<').Append(element.LocalName);
            foreach (var attribute in element.Attributes.OrderBy(a => a.Name, StringComparer.Ordinal))
                text.Append(' ').Append(attribute.Name).Append("=\"").Append(Escaped(attribute.Value)).Append('"');
            text.Append('>');
            Write(text, element, verbatim || element.LocalName == "pre");
            if (!Single.Contains(element.LocalName)) text.Append("</").Append(element.LocalName).Append('>');
        }
    }

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    [GeneratedRegex(@"[ \t\r\n]+")]
    private static partial Regex Space();

    [GeneratedRegex(@"[ \n]*(</?(?:p|h[1-6]|ul|ol|li|dl|dt|dd|div|blockquote|pre|hr|table|thead|tbody|tr|th|td)(?: [^>]*)?>)(?: |\n(?=<))?")]
    private static partial Regex BlockSpace();

    [GeneratedRegex("""<(?<end>/?)(?<name>[a-z][a-z0-9]*)(?: [a-z-]+="[^"<>]*")*>""")]
    private static partial Regex Tag();
}
