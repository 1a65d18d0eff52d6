using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Clocks;
using Portal.Domain.Policies;
using Portal.Domain.Storage;

namespace Portal.Domain.Readers;

public static class ReaderSetup
{
    public static IServiceCollection AddReaders(this IServiceCollection services) => services
        .AddSingleton<IPolicyTimeline, ReaderTimeline>()
        .AddSingleton<ISampleMaterial, SampleReaderMaterial>()
        .AddSingleton<IDailyRound, QuestionIndexRound>()
        .AddSingleton<SampleReaders>()
        .AddSingleton<CountClarity>()
        .AddSingleton<AskQuestion>()
        .AddSingleton<HandleQuestion>()
        .AddSingleton<ReaderQueries>();
}
