using System.Globalization;
using System.Resources;
using Microsoft.EntityFrameworkCore.Metadata;
using Portal.Domain.Storage;
using Portal.Tests.Storage;
using Portal.Web.Workspace.Admin;

namespace Portal.Tests.Architecture;

/// <summary>What the audit keeps by the names of the code is told in people's words: whoever inspects a bureau reads no code.</summary>
public sealed class AuditTextTests
{
    [Fact]
    public async Task Every_state_and_kind_of_an_audited_row_has_its_word_in_both_languages()
    {
        await using var store = await TestStore.OpenAsync();
        await using var db = await store.DbAsync();
        var values = db.Model.GetEntityTypes().SelectMany(e => e.GetProperties().Where(p => p.FindAnnotation("portal:unaudited") is null).Select(p => (Entity: e.ClrType.Name, p.Name, Kind: Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType)))
            .Where(p => p.Kind.IsEnum).SelectMany(p => Enum.GetNames(p.Kind).Select(name => (p.Entity, p.Name, Value: name, Word: AuditWords.Value(p.Entity, p.Name, name)))).ToList();
        Assert.True(values.Count > 250);
        Assert.DoesNotContain(values, v => v.Word == v.Value);
        Assert.Empty(values.Select(v => v.Word).Distinct().Except(English()));
    }

    [Fact]
    public async Task Every_act_and_every_audited_row_and_field_has_its_word()
    {
        var acts = DeskTexts.Acts("Portal.Domain");
        Assert.True(acts.Count > 150, string.Join(' ', acts));
        Assert.DoesNotContain(acts, act => AuditWords.Act(act) == act);
        await using var store = await TestStore.OpenAsync();
        await using var db = await store.DbAsync();
        var entities = db.Model.GetEntityTypes().Where(e => e.ClrType != typeof(AuditEntry) && e.GetProperties().Any(IsAudited)).ToList();
        Assert.Empty(entities.Select(e => e.ClrType.Name).Where(name => AuditWords.Entity(name) == name).Distinct());
        Assert.Empty(entities.SelectMany(e => e.GetProperties()).Where(IsAudited).Select(p => p.Name).Where(name => AuditWords.Field(name) == name).Distinct());

        static bool IsAudited(IProperty property) => property.FindAnnotation("portal:unaudited") is null && !property.IsPrimaryKey();
    }

    [Fact]
    public void Several_states_together_have_each_their_word_and_what_the_code_gave_up_stays_as_it_is()
    {
        Assert.Equal("工作进展、存在问题", AuditWords.Value("GoalTask", "Published", "Progress, Problems"));
        Assert.Equal("已退回", AuditWords.Value("Review", "State", "Returned"));
        Assert.Equal("Forgotten", AuditWords.Value("Review", "State", "Forgotten"));
        Assert.Equal("Open", AuditWords.Value("Document", "Title", "Open"));
    }

    [Theory]
    [InlineData("package/112", "送审包 112")]
    [InlineData("plan/1/task/4", "任务分解表 1 工作任务 4")]
    [InlineData("archive-delivery/2026Q3", "季度送交 2026Q3")]
    public void What_an_act_was_done_to_is_told_in_words(string subject, string words) => Assert.Equal(words, string.Join(' ', AuditWords.Subject(subject)));

    private static IEnumerable<string> English() =>
        new ResourceManager(typeof(AdminTexts)).GetResourceSet(CultureInfo.GetCultureInfo("en"), createIfNotExists: true, tryParents: false)!.Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key);
}
