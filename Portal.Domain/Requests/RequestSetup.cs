using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Clocks;
using Portal.Domain.Requests.Desk;
using Portal.Domain.Requests.Samples;
using Portal.Domain.Reviews;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests;

public static class RequestSetup
{
    public static IServiceCollection AddRequests(this IServiceCollection services, RequestSettings? settings = null) => services
        .AddSingleton(settings ?? new RequestSettings())
        .AddSingleton<IReviewSubject, ReplySubject>()
        .AddSingleton<RequestRegister>()
        .AddSingleton<RequestQueries>()
        .AddSingleton<CaseQueries>()
        .AddSingleton<CaseArchive>()
        .AddSingleton<Notices>()
        .AddSingleton<RegisterRequest>()
        .AddSingleton<ConfirmReceipt>()
        .AddSingleton<AcceptRequest>()
        .AddSingleton<AskCorrection>()
        .AddSingleton<RecordCorrection>()
        .AddSingleton<CloseRequest>()
        .AddSingleton<AssignDivision>()
        .AddSingleton<AnswerAssignment>()
        .AddSingleton<RecordSearch>()
        .AddSingleton<AskOpinion>()
        .AddSingleton<RecordOpinion>()
        .AddSingleton<ExtendReply>()
        .AddSingleton<AskPayment>()
        .AddSingleton<RecordPayment>()
        .AddSingleton<AddCaseFile>()
        .AddSingleton<DraftReply>()
        .AddSingleton<EditReply>()
        .AddSingleton<SubmitReply>()
        .AddSingleton<SendReply>()
        .AddSingleton<RecordDelivery>()
        .AddSingleton<ArchiveCase>()
        .AddSingleton<KeepRemedy>()
        .AddSingleton<ConvertToPublic>()
        .AddSingleton<SeeApplicant>()
        .AddSingleton<EraseApplicants>()
        .AddSingleton<IDailyRound, RetentionRound>()
        .AddSingleton<SampleRequests>()
        .AddSingleton<ISampleMaterial, SampleRequestMaterial>()
        .AddSingleton<SubmitRequest>()
        .AddSingleton<RequestStatus>()
        .AddSingleton<RequestFigures>()
        .AddSingleton<HandInCorrection>()
        .AddSingleton<WithdrawRequest>();
}
