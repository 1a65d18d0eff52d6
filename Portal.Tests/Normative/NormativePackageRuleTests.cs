using System.Globalization;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Domain.Storage;
using Portal.Tests.Policies;

namespace Portal.Tests.Normative;

/// <summary>A paper cannot stand among the normative documents without having gone their way: legality review, register number, end of validity.</summary>
public sealed class NormativePackageRuleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_begun_in_the_column_of_normative_documents_is_one()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (normative, other) = (await MadeAsync(desk, "normative"), await MadeAsync(desk, "other-policies"));
        Assert.True((await FactsAsync(desk, normative)).IsNormative);
        Assert.False((await FactsAsync(desk, other)).IsNormative);
    }

    [Fact]
    public async Task A_paper_that_is_none_is_not_signed_in_their_column_nor_one_of_them_outside_it()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        await desk.FactAsync(policy, DocumentField.Normative, "");
        Assert.StartsWith("栏目“{0}”里是行政规范性文件", Assert.Single((await SubmitAsync(desk, policy)).Reasons).Text, StringComparison.Ordinal);
        await desk.FactAsync(policy, DocumentField.Normative, "1");
        await desk.FactAsync(policy, DocumentField.Column, desk.Column("other-policies").ToString(CultureInfo.InvariantCulture));
        Assert.StartsWith("行政规范性文件要放在", Assert.Single((await SubmitAsync(desk, policy)).Reasons).Text, StringComparison.Ordinal);
        await desk.FactAsync(policy, DocumentField.Column, desk.Column("normative").ToString(CultureInfo.InvariantCulture));
        PolicyDesk.Ok(await SubmitAsync(desk, policy));
    }

    [Fact]
    public async Task The_column_of_an_older_portal_takes_the_kind_once()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        PolicyDesk.Ok(await desk.Get<WriteGate>().RunAsync(Actor.System, Permission.ManageColumns, "Test", async write =>
        {
            (await write.Db.FindAsync<Column>(desk.Column("normative")))!.Kind = ColumnKind.Policies;
            return Outcome.Done;
        }, Ct));
        for (var start = 0; start < 2; start++)
        {
            await desk.Get<ReferenceData>().EnsureAsync(PolicyDesk.Seeds(), Ct);
            Assert.Equal("normative", (await desk.Get<DocumentQueries>().ColumnsAsync(Ct)).Single(c => c.Kind == ColumnKind.Normative).Slug);
        }
    }

    private static Task<int> MadeAsync(PolicyDesk desk, string column) => desk.MadeAsync(new NewDocument(DocumentKind.Policy, desk.Column(column), "示例市某办法"));

    private static async Task<DocumentFacts> FactsAsync(PolicyDesk desk, int id) => (await desk.Get<DocumentQueries>().FindAsync(id, Ct))!.Current.Facts;

    private static Task<Outcome> SubmitAsync(PolicyDesk desk, int policy) => desk.Get<SubmitPackage>().ExecuteAsync(desk.Editor, policy, "", Ct);
}
