using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Clocks;
using Portal.Domain.Storage;

namespace Portal.Domain.Messages;

public static class MessageSetup
{
    public static IServiceCollection AddMessages(this IServiceCollection services, MessageSettings? settings = null) => services
        .AddSingleton(settings ?? new MessageSettings())
        .AddSingleton<SubmitMessage>()
        .AddSingleton<AssignMessage>()
        .AddSingleton<SetMessagePace>()
        .AddSingleton<DraftMessageAnswer>()
        .AddSingleton<AnswerMessage>()
        .AddSingleton<SortMessage>()
        .AddSingleton<MessageQueries>()
        .AddSingleton<PublicMessages>()
        .AddSingleton<IDailyRound, MessageIndexRound>()
        .AddSingleton<SampleMessages>()
        .AddSingleton<ISampleMaterial, SampleMessageMaterial>();
}
