using Microsoft.EntityFrameworkCore;
using Portal.Domain.Clocks;
using Portal.Domain.Common;
using Portal.Domain.Consultations;
using Portal.Domain.Consultations.Desk;
using Portal.Domain.Consultations.Samples;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Work;
using Portal.Tests.Policies;
using static Portal.Tests.Consultations.ConsultationOffice;

namespace Portal.Tests.Consultations;

/// <summary>The demonstration's decisions: lawful, at every stage, and gone without a trace.</summary>
public sealed class SampleConsultationTests
{
    [Fact]
    public async Task Samples_show_every_stage_and_go_for_good()
    {
        await using var office = await OpenAsync("2026-11-23");
        Ok(await office.Get<SampleDocuments>().SeedAsync(PolicyDesk.Seeds(), Actor.System, Ct));
        Ok(await office.Get<SampleConsultations>().SeedAsync(PolicyDesk.Seeds(), Ct));
        Ok(await office.Get<SampleConsultations>().SeedAsync(PolicyDesk.Seeds(), Ct));
        var rows = (await office.Get<ConsultationQueries>().ListAsync(new ConsultationFilter(), 1, 20, Ct)).Rows;
        Assert.Equal([ConsultationStage.Answered, ConsultationStage.Answered, ConsultationStage.Closed, ConsultationStage.Open], rows.Select(r => r.Stage).OrderDescending());
        Assert.Equal([new FeedbackFigures(0, 0, 0, 0, 0, 0), new FeedbackFigures(23, 9, 6, 8, 0, 0)], rows.Where(r => r.Stage == ConsultationStage.Answered).Select(r => r.Figures).OrderBy(f => f.Received));
        Assert.All(rows.Where(r => r.Stage == ConsultationStage.Answered), r => Assert.Equal(0, r.Figures.Unanswered));
        var old = rows.Single(r => r.Figures.Received == 23);
        Assert.All((await office.Get<ConsultationQueries>().ChangesAsync(old.Id, Ct))!.Value.Changes, c => Assert.NotEmpty(c.Answers));
        Assert.Contains("若干措施", (await office.Get<MatterQueries>().FindAsync(old.MatterId, Ct))!.Row.PolicyTitle);

        var remove = office.Get<RemoveSamples>();
        Ok(await remove.ExecuteAsync(office.Desk.Office, await remove.CountAsync(Ct), Ct));
        await using var db = await office.Desk.Store.DbAsync();
        Assert.False(await db.Set<Opinion>().AnyAsync(Ct) || await db.Set<OpinionAnswer>().AnyAsync(Ct) || await db.Set<Consultation>().AnyAsync(Ct) || await db.Set<DecisionMatter>().AnyAsync(Ct) || await db.Set<Clock>().AnyAsync(Ct));
        Assert.False(await db.Set<Document>().IgnoreQueryFilters().AnyAsync(Ct));
    }
}
