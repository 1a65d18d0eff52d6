using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;
using Portal.Domain.Common;

namespace Portal.Domain.Documents.Writing;

/// <summary>Links and pictures: what may stay, what is said about the rest.</summary>
internal sealed class Links(TextIssues issues, Headings headings)
{
    public void Read(LinkInline link)
    {
        if (link.IsImage) Picture(link);
        else Link(link);
    }

    public void Read(AutolinkInline link)
    {
        var kind = link.IsEmail ? AddressKind.Contact : Addresses.KindOf(link.Url);
        if (kind == AddressKind.Outside) link.GetAttributes().AddProperty("rel", "external");
        if (kind is not AddressKind.Refused) return;
        Refuse(link.Line + 1, link.Url);
        link.ReplaceBy(new LiteralInline(link.Url) { Line = link.Line });
    }

    private void Link(LinkInline link)
    {
        var line = link.Line + 1;
        var (address, kind) = (link.Url ?? "", Addresses.KindOf(link.Url));
        if (string.IsNullOrWhiteSpace(InlineText.Of(link))) issues.Warning(line, new Reason("链接“{0}”没有文字，读屏软件读不出来，请在方括号里写上文字。", Short(address)));
        switch (kind)
        {
            case AddressKind.None:
                issues.Warning(line, new Reason("链接“{0}”没有地址，请在圆括号里写上地址。", Short(InlineText.Of(link))));
                break;
            case AddressKind.Outside:
                link.GetAttributes().AddProperty("rel", "external");
                break;
            case AddressKind.Relative:
                issues.Warning(line, new Reason("链接地址“{0}”不完整，请写成以 / 开头的站内地址，或以 https:// 开头的完整地址。", Short(address)));
                break;
            case AddressKind.Section:
                Section(link, address[(address.IndexOf('#', StringComparison.Ordinal) + 1)..]);
                break;
            case AddressKind.Refused:
                Refuse(line, address);
                link.MoveChildrenAfter(link);
                link.Remove();
                break;
        }
    }

    private void Section(LinkInline link, string fragment)
    {
        if (fragment.Length == 0) return;
        if (headings.Find(Uri.UnescapeDataString(fragment)) is { } anchor) link.Url = "#" + anchor;
        else issues.Warning(link.Line + 1, new Reason("文中没有标题“{0}”，请核对链接指向的标题。", Short(fragment)));
    }

    private void Picture(LinkInline picture)
    {
        var line = picture.Line + 1;
        var description = InlineText.Of(picture).Trim();
        if (!Addresses.IsPicture(picture.Url))
        {
            issues.Error(line, new Reason("图片“{0}”不在本站。请先把图片传为附件，再写它以 /files/ 开头的地址。", Short(picture.Url ?? "")));
            picture.ReplaceBy(new LiteralInline(description) { Line = picture.Line }, copyChildren: false);
        }
        else if (description.Length == 0)
            issues.Warning(line, new Reason("图片“{0}”没有说明文字，看不见图片的人无从知道内容，请在方括号里写上。", Short(picture.Url!)));
    }

    private void Refuse(int line, string address) =>
        issues.Error(line, new Reason("链接地址“{0}”不能用，请改为 https、http、mailto、tel 或以 / 开头的站内地址。", Short(address)));

    private static string Short(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 59), "…");
}
