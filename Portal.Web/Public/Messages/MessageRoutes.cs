using Portal.Domain.Messages;

namespace Portal.Web.Public.Messages;

/// <summary>咨询、建议、找错: public answers are kept like any reading page, what belongs to one sender is made for them alone.</summary>
internal static class MessageRoutes
{
    public const int ListSize = 15;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void AddMessagePages(this IServiceCollection services) => services.AddSingleton<MessageDesk>();

    public static void MapMessages(this WebApplication app)
    {
        app.MapMethods(MessageAddress.List, Reading, ListAsync);
        app.MapMethods(MessageAddress.New, Reading, (HttpContext http, MessageDesk desk) => desk.OpenAsync(http));
        app.MapMethods(MessageAddress.Receipt, Reading, (HttpContext http, MessageDesk desk) => desk.ReceiptAsync(http));
        app.MapMethods(MessageAddress.Status, Reading, (HttpContext http, MessageDesk desk) => desk.AskAsync(http));
        app.MapPost(MessageAddress.New, (HttpContext http, MessageDesk desk) => desk.TakeAsync(http)).DisableAntiforgery();
        app.MapPost(MessageAddress.Status, (HttpContext http, MessageDesk desk) => desk.LookUpAsync(http)).DisableAntiforgery();
    }

    private static async Task ListAsync(HttpContext http, PublicPages pages, PublicMessages messages)
    {
        var (text, kind, page) = MessageAddress.Read(http.Request.Query);
        var path = MessageAddress.Write(text, kind, page);
        if (text.Length == 0 && page == 1) await pages.SendAsync<MessagesPage>(http, path, async ct => await ContentAsync(ct));
        else await pages.SendOnceAsync<MessagesPage>(http, path, await ContentAsync(http.RequestAborted));

        async Task<PageContent> ContentAsync(CancellationToken ct) => new(new Dictionary<string, object?>
        {
            [nameof(MessagesPage.Text)] = text,
            [nameof(MessagesPage.Kind)] = kind,
            [nameof(MessagesPage.Rows)] = await messages.ListAsync(text, kind, page, ListSize, ct),
        }, [PageTags.Messages]);
    }
}
