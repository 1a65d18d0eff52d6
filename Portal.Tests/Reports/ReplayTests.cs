using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Reports;
using Portal.Domain.Requests;
using Portal.Domain.Requests.Desk;
using Portal.Domain.Storage;
using Portal.Tests.Requests;
using static Portal.Tests.Requests.RequestOffice;

namespace Portal.Tests.Reports;

/// <summary>
/// A year of applications lived through the portal's own commands, day by day: every decision, channel and kind of applicant; corrections, third parties,
/// extensions, fees, withdrawals, remedies; cases that come over from the year before and go over into the next. What the report then says is compared
/// with tallies that the test keeps itself.
/// </summary>
public sealed class ReplayTests(ITestOutputHelper output)
{
    private const int Cases = 222;
    private static readonly DateOnly First = new(2024, 12, 16);
    private static readonly DateOnly Last = new(2026, 1, 9);

    /// <summary>The official form's rows, written down anew: what the portal calls them is what is tested.</summary>
    private static readonly Dictionary<Decision, int> RowOf = new()
    {
        [Decision.AlreadyPublic] = 3,
        [Decision.Provided] = 3,
        [Decision.PartlyProvided] = 4,
        [Decision.StateSecret] = 5,
        [Decision.ForbiddenByLaw] = 6,
        [Decision.Security] = 7,
        [Decision.ThirdParty] = 8,
        [Decision.Internal] = 9,
        [Decision.Process] = 10,
        [Decision.CaseFile] = 11,
        [Decision.SpecialInquiry] = 12,
        [Decision.NotExisting] = 13,
        [Decision.OtherOrgan] = 13,
        [Decision.NeedsMaking] = 14,
        [Decision.StillUnclear] = 15,
        [Decision.Complaint] = 16,
        [Decision.Repeated] = 17,
        [Decision.Publication] = 18,
        [Decision.Excessive] = 19,
        [Decision.Reissue] = 20,
        [Decision.CorrectionOverdue] = 21,
        [Decision.PaymentOverdue] = 22,
        [Decision.Withdrawn] = 23,
        [Decision.OtherEnd] = 23,
    };

    [Fact]
    public async Task A_year_of_cases_balances_and_equals_an_independent_count()
    {
        await using var office = await OpenAsync("2024-12-16");
        var calendar = WorkingCalendar.Announced;
        var lives = new PriorityQueue<(Life Life, IAsyncEnumerator<int> Steps), (DateOnly Day, int Serial)>();
        for (var i = 0; i < Cases; i++)
        {
            var life = new Life(office, i);
            lives.Enqueue((life, life.LiveAsync().GetAsyncEnumerator(Ct)), (calendar.After(First.AddDays((i * (Last.DayNumber - First.DayNumber) / Cases) - 1), 1).Date, i));
        }

        var all = new List<Life>();
        while (lives.TryDequeue(out var next, out var at))
        {
            office.On(at.Day.ToString("yyyy-MM-dd", null));
            if (await next.Steps.MoveNextAsync()) lives.Enqueue(next, (calendar.After(at.Day, next.Steps.Current).Date, at.Serial));
            else all.Add(next.Life);
        }

        var year = all.Where(l => l.Received.Year == 2025).ToList();
        Assert.True(year.Count >= 200, $"{year.Count} cases of the year");
        Assert.Equal(Enum.GetValues<Decision>().Order(), year.Where(l => l.Ended?.Year == 2025).Select(l => l.Decision).Distinct().Order());
        Assert.Equal(Enum.GetValues<RequestChannel>().Order(), year.Select(l => l.Channel).Distinct().Order());
        Assert.Equal(Enum.GetValues<ApplicantKind>().Order(), year.Select(l => l.Kind).Distinct().Order());

        office.On("2026-04-01");
        foreach (var reported in (int[])[2024, 2025]) Ok(await office.Get<StartReport>().ExecuteAsync(office.Clerk, reported, Ct));
        foreach (var reported in (int[])[2024, 2025])
        {
            var report = (await office.Get<ReportBook>().FindAsync(reported, Ct))!;
            var mine = CountOf(all, reported);
            foreach (var key in report.Form.Keys.Where(k => k[0] is '3' or '4')) Assert.True(mine.GetValueOrDefault(key) == report.Now[key], $"{reported} {key}: {report.Now[key]}, and {mine.GetValueOrDefault(key)} by the test's own count");
            Assert.Empty(report.Issues);
            output.WriteLine($"{reported}: {report.Now[1, 7]} received, {report.Now[2, 7]} carried in, {report.Now[24, 7]} decided, {report.Now[25, 7]} carried out, {report.Now["4/review/total"]} reconsiderations.");
        }

        var draft = (await office.Get<StartReport>().DraftAsync(2025, Ct))!;
        var (asked, paid) = (all.Count(l => l.FeeAsked?.Year == 2025), all.Count(l => l.FeePaid?.Year == 2025));
        Assert.Contains($"本年发出收费通知{asked}件，收取信息处理费{paid}件，共{paid * 300}元。", draft, StringComparison.Ordinal);
        var (carriedIn, carriedOut) = (CountOf(all, 2025)["3/2/7"], CountOf(all, 2025)["3/25/7"]);
        Assert.True(carriedIn > 0 && carriedOut > 0, $"{carriedIn} carried in, {carriedOut} carried out");
    }

    /// <summary>Tables 3 and 4 of a year as somebody with a pencil would tally them.</summary>
    private static Dictionary<string, int> CountOf(IEnumerable<Life> all, int year)
    {
        var cells = new Dictionary<string, int>();
        foreach (var life in all.Where(l => l.Received.Year <= year && !(l.Ended?.Year < year)))
        {
            Tally3(life.Received.Year == year ? 1 : 2, life.Kind);
            if (life.Ended?.Year != year)
            {
                Tally3(25, life.Kind);
                continue;
            }

            Tally3(RowOf[life.Decision], life.Kind);
            Tally3(24, life.Kind);
        }

        foreach (var (kind, filed, result, concluded) in all.SelectMany(l => l.Remedies).Where(r => r.Filed.Year <= year && !(r.Concluded?.Year < year)))
        {
            var part = kind switch { RemedyKind.Reconsideration => "review", RemedyKind.DirectLawsuit => "direct", _ => "after" };
            var end = concluded?.Year != year ? "open" : result switch { RemedyResult.Upheld => "upheld", RemedyResult.Corrected => "corrected", _ => "other" };
            foreach (var key in (string[])[$"4/{part}/{end}", $"4/{part}/total"]) cells[key] = cells.GetValueOrDefault(key) + 1;
        }

        return cells;

        void Tally3(int row, ApplicantKind kind)
        {
            foreach (var column in (int[])[(int)kind + 1, 7]) cells[$"3/{row}/{column}"] = cells.GetValueOrDefault($"3/{row}/{column}") + 1;
        }
    }

    /// <summary>One case from its arrival to its end; what is yielded is how many working days pass before the next step.</summary>
    private sealed class Life(RequestOffice office, int serial)
    {
        private readonly Random _chance = new(serial);
        private int _id;

        /// <summary>All of them in turn; the numbers share no divisor, so that they mix.</summary>
        public Decision Decision { get; } = (Decision)(serial * 7 % 24);
        public ApplicantKind Kind { get; } = (ApplicantKind)(serial * 5 / 3 % 6);
        public RequestChannel Channel { get; } = (RequestChannel)(serial / 2 % 6);
        public DateOnly Received { get; private set; }

        /// <summary>Null: still open when the replay ended.</summary>
        public DateOnly? Ended { get; private set; }
        public DateOnly? FeeAsked { get; private set; }
        public DateOnly? FeePaid { get; private set; }
        public List<(RemedyKind Kind, DateOnly Filed, RemedyResult Result, DateOnly? Concluded)> Remedies { get; } = [];

        private DateOnly Today => office.Get<OfficeClock>().Today;

        /// <summary>Some of the last ones stay open.</summary>
        private bool StaysOpen => serial > Cases - 6;

        public async IAsyncEnumerable<int> LiveAsync()
        {
            await ArriveAsync();
            if (Channel is RequestChannel.Online or RequestChannel.Fax or RequestChannel.OrdinaryPost)
            {
                yield return Days(1, 3);
                if (!(Decision == Decision.Withdrawn && Channel == RequestChannel.Online && serial % 2 == 0)) Ok(await office.Get<ConfirmReceipt>().ExecuteAsync(office.Clerk, _id, Today, Ct)); // else withdrawn before anybody confirmed
            }

            Received = Today;
            if (StaysOpen) yield break;
            if (Decision is Decision.StillUnclear or Decision.CorrectionOverdue || serial % 11 == 0)
            {
                yield return Days(1, 4);
                Ok(await office.Get<AskCorrection>().ExecuteAsync(office.Clerk, _id, "请写明年度。", Ct));
                if (Decision == Decision.CorrectionOverdue)
                {
                    yield return 16; // 15 working days have passed
                    Ok(await office.Get<CloseRequest>().ExecuteAsync(office.Clerk, _id, Decision, "", Ct));
                    Ended = Today;
                    yield break;
                }

                yield return Days(1, 8);
                Ok(Channel == RequestChannel.Online ? await office.Get<HandInCorrection>().ExecuteAsync(_id, "2024年度的。", [], Ct) : await office.Get<RecordCorrection>().ExecuteAsync(office.Clerk, _id, Today, "2024年度的。", Ct));
            }

            if (Decision == Decision.Withdrawn)
            {
                yield return Days(1, 5);
                Ok(Channel == RequestChannel.Online ? await office.Get<WithdrawRequest>().ExecuteAsync(_id, Ct) : await office.Get<CloseRequest>().ExecuteAsync(office.Clerk, _id, Decision, "来电撤回。", Ct));
                (Received, Ended) = ((await office.CaseAsync(_id)).ReceivedOn!.Value, Today);
                yield break;
            }

            yield return Days(1, 3);
            Ok(await office.Get<AcceptRequest>().ExecuteAsync(office.Clerk, _id, Ct));
            await foreach (var wait in HandleAsync()) yield return wait;
            yield return Days(1, 9);
            if (Decision == Decision.OtherEnd && serial % 2 == 0) Ok(await office.Get<CloseRequest>().ExecuteAsync(office.Clerk, _id, Decision, "当面说明后自行取得。", Ct));
            else await office.RepliedAsync(_id, Decision, facts: "经核对。");
            Ended = Today;
            await foreach (var wait in AfterAsync()) yield return wait;
        }

        private async Task ArriveAsync()
        {
            var day = Today.ToString("yyyy-MM-dd", null);
            if (Channel == RequestChannel.Online && Kind == ApplicantKind.Person)
            {
                var sent = await office.Get<SubmitRequest>().ExecuteAsync(RequestWishTests.Good, new StoredFile(CitizenSite.Picture, "image/png"), $"replay-{serial}", Ct);
                Ok(sent);
                _id = sent.Value!.Id;
                return;
            }

            var made = await office.Get<RegisterRequest>().ExecuteAsync(office.Clerk, Wanted(Channel, day) with { Kind = Kind }, Ct);
            Ok(made);
            _id = made.Value;
        }

        private async IAsyncEnumerable<int> HandleAsync()
        {
            if (serial % 4 == 0)
            {
                Ok(await office.Get<AssignDivision>().ExecuteAsync(office.Clerk, _id, Division, "请提出意见。", Ct));
                yield return Days(1, 4);
                Ok(await office.Get<AnswerAssignment>().ExecuteAsync(office.Editor, _id, (await office.CaseAsync(_id)).Assignments[0].Id, "意见见附件。", Ct));
            }

            if (Decision == Decision.NotExisting) Ok(await office.Get<RecordSearch>().ExecuteAsync(office.Clerk, _id, new RequestSearch("档案室", "小巨人", "经办人", Today, false, ""), Ct));
            if (Decision == Decision.ThirdParty || serial % 13 == 0)
            {
                Ok(serial % 26 == 13 ? await office.Get<AskOpinion>().OrganAsync(office.Clerk, _id, "示例市示例局", "共同制作", Ct) : await office.Get<AskOpinion>().ThirdPartyAsync(office.Clerk, _id, "示例有限公司", "涉及商业秘密", Ct));
                yield return Days(3, 12);
                var (asked, answer) = ((await office.CaseAsync(_id)).Consultations[0].Id, Decision == Decision.ThirdParty ? ConsultationAnswer.Objects : ConsultationAnswer.Agrees);
                Ok(await office.Get<RecordOpinion>().AnswerAsync(office.Clerk, _id, asked, answer, Today, answer == ConsultationAnswer.Objects ? "商业秘密" : "", Ct));
            }

            if (serial % 17 == 0) Ok(await office.Get<ExtendReply>().ExecuteAsync(office.Clerk, _id, 20, "材料较多", "负责人", Ct));
            if (Decision != Decision.PaymentOverdue && serial % 19 != 0) yield break;
            Ok(await office.Get<AskPayment>().ExecuteAsync(office.Clerk, _id, FeeBasis.Page, 0, 60, Ct)); // 30 pages at 10 yuan
            FeeAsked = Today;
            yield return Decision == Decision.PaymentOverdue ? 21 : Days(2, 10); // 20 working days to pay
            if (Decision == Decision.PaymentOverdue) yield break;
            Ok(await office.Get<RecordPayment>().ExecuteAsync(office.Clerk, _id, Today, Ct));
            FeePaid = Today;
        }

        private async IAsyncEnumerable<int> AfterAsync()
        {
            var lettered = !(Decision == Decision.OtherEnd && serial % 2 == 0);
            if (serial % 5 == 0 && lettered && (await office.CaseAsync(_id)).Fee?.PaidOn is null)
            {
                yield return Days(1, 2);
                Ok(await office.Get<RecordDelivery>().ExecuteAsync(office.Clerk, _id, WishedWay.Post, Today, "挂号信", Ct));
                if (Channel is not (RequestChannel.Online or RequestChannel.Oral)) Ok(await office.Get<AddCaseFile>().ExecuteAsync(office.Clerk, _id, RequestFileKind.Application, "申请书.txt", "申请"u8.ToArray(), false, Ct));
                if ((await office.CaseAsync(_id)).Correction is not null && Channel != RequestChannel.Online) Ok(await office.Get<AddCaseFile>().ExecuteAsync(office.Clerk, _id, RequestFileKind.Correction, "补正.txt", "补正"u8.ToArray(), false, Ct));
                Ok(await office.Get<ArchiveCase>().ExecuteAsync(office.Clerk, _id, Ct));
            }

            if (serial % 7 != 0) yield break;
            yield return Days(5, 20);
            var direct = serial % 3 == 0 && RowOf[Decision] is 3 or >= 13; // no refusal: straight to court
            var filed = Today;
            Remedies.Add((direct ? RemedyKind.DirectLawsuit : RemedyKind.Reconsideration, filed, default, null));
            Ok(await office.Get<KeepRemedy>().FileAsync(office.Clerk, _id, new NewRemedy(Remedies[0].Kind, "示例市人民政府", "", filed), Ct));
            if (serial % 14 == 0) yield break; // 尚未审结
            yield return Days(20, 50);
            await ConcludeAsync(0);
            if (direct || serial % 21 != 0) yield break;
            yield return Days(5, 10);
            Remedies.Add((RemedyKind.LawsuitAfterReconsideration, Today, default, null));
            Ok(await office.Get<KeepRemedy>().FileAsync(office.Clerk, _id, new NewRemedy(RemedyKind.LawsuitAfterReconsideration, "示例市示例区人民法院", "", Today), Ct));
            yield return Days(20, 40);
            await ConcludeAsync(1);
        }

        private async Task ConcludeAsync(int which)
        {
            var result = (RemedyResult)((serial + which) % 3);
            var known = (await office.Get<RequestRegister>().RemediesAsync(Today.Year, Ct)).Single(r => r.RequestId == _id && r.Kind == Remedies[which].Kind);
            Ok(await office.Get<KeepRemedy>().ConcludeAsync(office.Clerk, known.Id, result, Today, "", Ct));
            Remedies[which] = Remedies[which] with { Result = result, Concluded = Today };
        }

        private int Days(int least, int most) => _chance.Next(least, most + 1);
    }
}
