using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Policies;

namespace Portal.Domain.Consultations;

public static class ConsultationSetup
{
    public static IServiceCollection AddConsultations(this IServiceCollection services, ConsultationSettings? settings = null) => services
        .AddSingleton(settings ?? new ConsultationSettings())
        .AddSingleton<StartConsultation>()
        .AddSingleton<IPackageRule, ConsultationPackageRule>()
        .AddSingleton<IPolicyTimeline, MatterTimeline>();
}
