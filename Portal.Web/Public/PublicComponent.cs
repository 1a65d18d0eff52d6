using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Portal.Web.Public.Documents;

namespace Portal.Web.Public;

/// <summary>Ground of every public component: its page and the texts.</summary>
public abstract class PublicComponent : ComponentBase
{
    private Wording? _say;
    private DocumentWording? _terms;

    [CascadingParameter] public PageContext Page { get; set; } = null!;

    [Inject] protected IStringLocalizer<PublicTexts> L { get; set; } = null!;

    protected Wording Say => _say ??= new(L, Page);

    protected DocumentWording Terms => _terms ??= new(L, Say);

    protected string Colon => Page.Look.IsEnglish ? ": " : "：";

    protected string Comma => Page.Look.IsEnglish ? ", " : "，";

    /// <summary>Marks what the bureau wrote in Chinese on an English page.</summary>
    protected string? Chinese => Page.Look.IsEnglish ? "zh-CN" : null;

    /// <summary>For datetime attributes, and lists of dates.</summary>
    protected static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
