using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using Portal.Domain.Messages;

namespace Portal.Web.Public.Messages;

/// <summary>Addresses of the message box.</summary>
internal static class MessageAddress
{
    public const string List = "/messages";
    public const string New = "/messages/new";
    public const string Receipt = "/messages/receipt";
    public const string Status = "/messages/status";

    private const int LongestText = 80;
    private const int LastPage = 100_000;

    /// <summary>Of the form for a mistake found on a page.</summary>
    public static string Correction(string page) => $"{New}?kind=correction&page={Uri.EscapeDataString(page)}";

    public static (string Text, MessageKind? Kind, int Page) Read(IQueryCollection query)
    {
        var text = string.Concat(((string?)query["q"] ?? "").Where(c => !char.IsControl(c))).Trim();
        return (text.Length > LongestText ? text[..LongestText] : text, KindOf(query["kind"]),
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1);
    }

    public static string Write(string text, MessageKind? kind, int page = 1)
    {
        var address = new StringBuilder(List);
        foreach (var (name, value) in ((string, string?)[])[("q", text), ("kind", kind?.ToString().ToLowerInvariant()), ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null)])
            if (!string.IsNullOrEmpty(value)) address.Append(address.Length == List.Length ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        return address.ToString();
    }

    public static MessageKind? KindOf(string? name) => Enum.TryParse<MessageKind>(name, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;
}

/// <summary>How the public column names messages.</summary>
public sealed class MessageWording(IStringLocalizer<PublicTexts> L)
{
    public string Kind(MessageKind kind) => kind switch
    {
        MessageKind.Suggestion => L["建议"],
        MessageKind.Correction => L["网站找错"],
        _ => L["咨询"],
    };

    public string Stage(MessageStage stage) => stage switch
    {
        MessageStage.Answered => L["已答复"],
        MessageStage.SetAside => L["不予办理"],
        MessageStage.Received or MessageStage.Suspect => L["已收到"],
        _ => L["办理中"],
    };
}
