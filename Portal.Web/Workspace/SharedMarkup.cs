using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Portal.Web.Workspace.Work;

namespace Portal.Web.Workspace;

/// <summary>
/// Pieces that stand many times in every open page, as markup kept once for all of them; as elements they would cost each page its own copy.
/// Nothing is ever forgotten here, so only what has few possible values belongs here.
/// </summary>
public static class SharedMarkup
{
    private static readonly ConcurrentDictionary<(string Piece, string Text, string Language), MarkupString> Pieces = new();

    /// <param name="class">What it adds to the plain bar; may be empty.</param>
    public static MarkupString Bar(IStringLocalizer l, decimal percent, string @class)
    {
        var (width, text) = (Show.Width(percent), Show.Percent(percent));
        return Of(@class, $"{width} {text}", () =>
            $"<span class=\"bar {@class}\" role=\"img\" aria-label=\"{Text(l["完成 {0}", text])}\"><i style=\"width:{width}%\"></i></span>");
    }

    /// <summary>Opens the explanation of the task in whose cell it stands.</summary>
    public static MarkupString Why(IStringLocalizer l, decimal percent) => Of(CellEdit.Why, Show.Percent(percent), () =>
        $"<button class=\"linkish\" title=\"{Text(l["为什么是这个数"])}\" data-f=\"{CellEdit.Why}\">{Show.Percent(percent)}</button>");

    /// <summary>Opens the panel of the measure in whose row it stands.</summary>
    public static MarkupString MoreOfMeasure(IStringLocalizer l, int number) => Of(CellEdit.MeasureRow, number.ToString(CultureInfo.InvariantCulture), () =>
        $"<button class=\"row-more\" aria-label=\"{Text(l["第 {0} 条：更多操作", number])}\" data-f=\"{CellEdit.MeasureRow}\">{Show.Icon("more", "icon-s")}</button>");

    public static MarkupString Done(IStringLocalizer l) => Of(nameof(Done), "", () =>
        $"<span class=\"mainc\">{Show.Icon("check", "icon-s")}<span class=\"hidden-text\">{Text(l["已完成"])}</span></span>");

    /// <summary>A link of the menus; a dozen NavLinks would have a tree each.</summary>
    /// <param name="icon">None in a list of words.</param>
    public static MarkupString MenuLink(IStringLocalizer l, string href, string? icon, string text, bool here) => Of($"{href} {icon}", here ? $"{text} here" : text, () =>
    {
        var (name, current) = (Text(l[text]), here ? " aria-current=\"page\"" : "");
        return icon is null ? $"<a href=\"{href}\"{current}>{name}</a>" : $"<a href=\"{href}\" title=\"{name}\"{current}>{Show.Icon(icon)}<span>{name}</span></a>";
    });

    private static MarkupString Of(string piece, string text, Func<string> markup) =>
        Pieces.GetOrAdd((piece, text, CultureInfo.CurrentUICulture.Name), (_, make) => new MarkupString(make()), markup);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
