using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Web.Workspace.Policies;

namespace Portal.Tests.Policies;

/// <summary>What is looked at before a package is signed, and how the signer reads it.</summary>
public sealed class PackageChecksTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_day_of_effect_in_the_text_and_in_the_facts_must_be_the_same()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        async Task<string[]> SaidAsync(string text)
        {
            await desk.TextAsync(policy, text);
            return [.. (await PackageAsync(desk, policy)).Checks.Where(c => c.Message.Text.StartsWith("正文写明自", StringComparison.Ordinal)).Select(c => c.Message.ToString())];
        }

        const string Old = "《示例旧办法》自2019年8月1日起施行，现予修订。\n\n";
        Assert.Empty(await SaidAsync(Old + "本办法自2027年1月1日起施行。"));
        Assert.Empty(await SaidAsync("本办法自2027年13月1日起施行。"));
        Assert.Contains("2027-02-01", Assert.Single(await SaidAsync(Old + "本办法自 2027 年 2 月 1 日起施行。")), StringComparison.Ordinal);
        await desk.FactAsync(policy, DocumentField.EffectiveOn, "");
        Assert.Contains("自发布之日起", Assert.Single(await SaidAsync("本办法自2027年1月1日起施行。")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("本办法自2027年1月1日起施行，有效期五年。", 2027, 2031)]
    [InlineData("本办法自 2027 年 1 月 1 日起执行，有效期为5年。", 2027, 2031)]
    [InlineData("本办法自2027年1月1日起试行。本办法有效期两年。", 2027, 2028)]
    [InlineData("本办法自2027年1月1日起施行，至2028年12月31日止。", 2027, 2028)]
    [InlineData("本办法自2027年1月1日起施行，有效期五年，至2031年12月31日止。《旧办法》有效期三年，同时废止。", 2027, 2031)]
    [InlineData("《旧办法》自2019年8月1日起施行，有效期一年。\n\n本办法自2027年1月1日起生效，有效期十年。", 2027, 2036)]
    [InlineData("本办法自2027年1月1日起施行。施行前已经受理的，办到2027年6月30日。", 2027, null)]
    [InlineData("本方案自印发之日起实施，有效期至2027年12月31日。", null, 2027)]
    public void The_clause_of_force_tells_the_first_and_the_last_day(string text, int? first, int? last)
    {
        DateOnly? from = first is { } y ? new DateOnly(y, 1, 1) : null, until = last is { } z ? new DateOnly(z, 12, 31) : null;
        var clause = ForceClause.Of(text)!;
        Assert.Equal(from, clause.From);
        Assert.Empty(clause.Differences(new DocumentFacts { EffectiveOn = from, ExpiresOn = until }));
        Assert.NotEmpty(clause.Differences(new DocumentFacts { EffectiveOn = from?.AddDays(1) ?? from, ExpiresOn = until?.AddDays(-1) }));
    }

    [Fact]
    public void What_the_text_does_not_say_is_not_asked_for()
    {
        Assert.Null(ForceClause.Of("证书有效期三年，至2027年1月1日。"));
        Assert.Empty(ForceClause.Of("本办法自发布之日起施行，有效期五年。")!.Differences(new DocumentFacts()));
        var leap = ForceClause.Of("本办法自2023年3月1日起施行，有效期五年。")!;
        Assert.Empty(leap.Differences(new DocumentFacts { EffectiveOn = new(2023, 3, 1), ExpiresOn = new(2028, 2, 29) }));
        Assert.Contains("2028-02-29", Assert.Single(leap.Differences(new DocumentFacts { EffectiveOn = new(2023, 3, 1) })).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_of_another_year_than_the_date_of_the_paper_is_pointed_out()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        async Task<string[]> SaidAsync() => [.. (await PackageAsync(desk, policy)).Checks.Where(c => c.Message.Text.StartsWith("发文字号是", StringComparison.Ordinal)).Select(c => c.Message.ToString())];
        Assert.Empty(await SaidAsync());
        await desk.FactAsync(policy, DocumentField.Number, "示科规〔2025〕1号");
        Assert.Equal(["发文字号是2025年的，成文日期在2026年，请核对。"], await SaidAsync());
    }

    [Fact]
    public async Task The_signer_reads_which_paper_of_the_package_a_remark_is_about()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        await desk.FactAsync(policy, DocumentField.Summary, "关于测试");
        var package = await PackageAsync(desk, policy);
        await using var context = new BunitContext();
        context.Services.AddLocalization();
        var list = context.Render<CheckList>(p => p.Add(l => l.Checks, package.Checks).Add(l => l.Members, package.Members));
        var summary = Assert.Single(list.FindAll("li"), li => li.TextContent.Contains("没有内容概述", StringComparison.Ordinal));
        Assert.StartsWith("测试办法怎么看", summary.TextContent.Trim(), StringComparison.Ordinal);
        Assert.All(list.FindAll("li.ok"), li => Assert.Null(li.QuerySelector("b")));
    }

    [Fact]
    public async Task A_title_inside_title_marks_has_single_ones()
    {
        Assert.Equal("〈示例办法〉解读", TitleMarks.Inside("《示例办法》解读"));
        await using var desk = await PolicyDesk.OpenAsync();
        var (policy, _) = await desk.DraftAsync();
        await desk.FactAsync(policy, DocumentField.Title, "《示例办法》实施细则");
        await desk.TextAsync(policy, "");
        Assert.Contains("《〈示例办法〉实施细则》还没有正文。", (await PackageAsync(desk, policy)).Checks.Select(c => c.Message.ToString()));
    }

    private static async Task<PackageView> PackageAsync(PolicyDesk desk, int policy) => (await desk.Get<PackageQueries>().FindAsync(policy, Ct))!;
}
