using System.ComponentModel;
using Portal.Domain.Documents;
using Portal.Web.Public.Lists;

namespace Portal.Web.Api;

/// <summary>One page of a list, with what is needed to read on.</summary>
public sealed record DataPage<T>(
    IReadOnlyList<T> Items,
    [property: Description("从 1 开始")] int Page,
    int Size,
    [property: Description("全部条数")] int Total,
    [property: Description("下一页的地址；最后一页没有")] string? Next,
    string Licence);

/// <summary>A policy in a list.</summary>
public sealed record PolicyHead(
    string Slug,
    [property: Description("网页地址")] string Url,
    string Title,
    [property: Description("索引号")] string? IndexNumber,
    [property: Description("发文字号")] string? Number,
    [property: Description("发文机关")] string? Issuer,
    [property: Description("成文日期")] DateOnly? SignedOn,
    [property: Description("发布日期")] DateOnly PublishedOn,
    [property: Description("施行日期；没有则自发布之日起")] DateOnly? EffectiveOn,
    [property: Description("有效期至；没有则未规定")] DateOnly? ExpiresOn,
    [property: Description("有效性：valid、notYet、repealed、replaced、expired、withdrawn")] string Validity,
    [property: Description("这一有效性从哪天起")] DateOnly? ValiditySince,
    [property: Description("文件种类")] string? Kind,
    [property: Description("是否行政规范性文件")] bool IsNormative,
    [property: Description("主题分类")] string? Topic,
    [property: Description("主题词")] IReadOnlyList<string> Keywords,
    [property: Description("栏目")] string? Column,
    string? Summary,
    [property: Description("解读的地址")] IReadOnlyList<string> Interpretations,
    [property: Description("是否演示用的示例")] bool IsSample,
    DateTime Updated);

/// <summary>A policy whole.</summary>
public sealed record PolicyWhole(
    PolicyHead Policy,
    [property: Description("正文，安全的 HTML；撤下内容的文件没有")] string? Html,
    IReadOnlyList<FileData> Attachments,
    [property: Description("解读")] IReadOnlyList<InterpretationHead> Interpretations,
    [property: Description("影响有效性的事项")] IReadOnlyList<ActData> Acts,
    string Licence);

public sealed record FileData(string Name, string Url, string ContentType, [property: Description("字节")] long Size);

public sealed record ActData(string Kind, DateOnly On, string Reason, [property: Description("作为依据的文件的地址")] string? Source, DateOnly? Until);

/// <summary>An interpretation in a list.</summary>
public sealed record InterpretationHead(
    string Slug,
    [property: Description("网页地址")] string Url,
    string Title,
    [property: Description("形式：text、chart、questions、video、press")] string Form,
    [property: Description("阶段：before、atRelease、during、after")] string Stage,
    DateOnly PublishedOn,
    string? Summary,
    [property: Description("解读对象的网页地址")] IReadOnlyList<string> Policies,
    bool IsSample,
    DateTime Updated);

/// <summary>A column of the disclosure.</summary>
public sealed record ColumnData(
    string Slug,
    [property: Description("网页地址")] string Url,
    string Name,
    string Kind,
    [property: Description("上级栏目")] string? Parent,
    string Description,
    [property: Description("公开的条数，下级栏目在内")] int Count,
    [property: Description("订阅地址")] string Feed);

/// <summary>Makes the data of documents from the same heads as the pages.</summary>
/// <param name="Site">Address of the site, without a slash at the end.</param>
internal sealed record ApiShapes(Catalogue Catalogue, string Site)
{
    private ShelfView Shelf => Catalogue.Shelf;

    private DateOnly Today => Catalogue.Today;

    public PolicyHead Policy(ShelfItem item)
    {
        var (facts, validity) = (item.Facts, item.ValidityOn(Today));
        return new PolicyHead(item.Slug, Site + item.Address, item.Title, item.IndexNumber, OrNull(facts.Number), OrNull(facts.Issuer), facts.SignedOn, item.ReleasedOn, facts.EffectiveOn,
            item.Acts.LastOrDefault(a => a.Kind == StatusActKind.Extended && a.On <= Today)?.Until ?? facts.ExpiresOn, Camel(validity.State.ToString()), validity.Since,
            OrNull(facts.Genre), facts.IsNormative, OrNull(facts.Topic), [.. facts.Keywords.Split('、', StringSplitOptions.RemoveEmptyEntries)], Shelf.Column(item.ColumnId)?.Slug,
            Summary(item), [.. Shelf.InterpretationsOf(item.Id).Select(i => Site + i.Address)], item.IsSample, item.TouchedAt(Today));
    }

    public PolicyWhole Whole(PublicDocument document)
    {
        var head = document.Head;
        var isHidden = head.IsHiddenOn(Today);
        return new PolicyWhole(Policy(head), isHidden ? null : document.Html,
            isHidden ? [] : [.. document.Attachments.Select(a => new FileData(a.Name, Site + a.Address, a.ContentType, a.Size))],
            [.. Shelf.InterpretationsOf(head.Id).Select(Interpretation)],
            [.. head.Acts.Select(a => new ActData(Camel(a.Kind.ToString()), a.On, a.Reason, a.SourceId is { } id && Shelf.Find(id) is { } source ? Site + source.Address : null, a.Until))],
            ApiAnswers.Licence);
    }

    public InterpretationHead Interpretation(ShelfItem item) => new(item.Slug, Site + item.Address, item.Title, Camel((item.Facts.Form ?? InterpretationForm.Text).ToString()),
        Camel((item.Facts.Stage ?? InterpretationStage.AtRelease).ToString()), item.ReleasedOn, Summary(item), [.. Shelf.TargetsOf(item, LinkKind.Interprets).Select(p => Site + p.Address)], item.IsSample, item.ChangedAt);

    public ColumnData Column(Column column) => new(column.Slug, $"{Site}/disclosure/{column.Slug}", column.Name, Camel(column.Kind.ToString()), Shelf.Columns.FirstOrDefault(c => c.Id == column.ParentId)?.Slug, column.Description,
        Catalogue.CountIn(column), $"{Site}/disclosure/{column.Slug}/feed.xml");

    private string? Summary(ShelfItem item) => item.IsHiddenOn(Today) ? null : OrNull(item.Summary);

    private static string? OrNull(string text) => text.Length > 0 ? text : null;

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
