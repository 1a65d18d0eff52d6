using Microsoft.Extensions.DependencyInjection;

namespace Portal.Domain.Documents;

public static class DocumentSetup
{
    public static IServiceCollection AddDocuments(this IServiceCollection services, DocumentSettings settings) => services
        .AddSingleton(settings)
        .AddSingleton<Drafting>()
        .AddSingleton<Shelf>()
        .AddSingleton<PublicDocuments>()
        .AddSingleton<StandingPages>()
        .AddSingleton<DocumentQueries>()
        .AddSingleton<CreateDocument>()
        .AddSingleton<AssignIndexNumber>()
        .AddSingleton<SaveDraft>()
        .AddSingleton<EditFact>()
        .AddSingleton<AttachFile>()
        .AddSingleton<LinkDocuments>()
        .AddSingleton<DiscardDraft>()
        .AddSingleton<EditColumn>();
}
