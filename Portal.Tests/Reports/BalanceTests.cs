using CsCheck;
using Portal.Domain.Reports;
using Portal.Domain.Requests;

namespace Portal.Tests.Reports;

/// <summary>The rules that the tables of the annual report must keep (domain facts 2.4).</summary>
public sealed class BalanceTests
{
    [Fact]
    public void Any_register_gives_two_years_that_balance() => Gen.Select(RandomYears.Cases, RandomYears.Remedies).Sample((cases, remedies) =>
    {
        var (before, tables) = (RandomYears.Tables(RandomYears.Year - 1, cases, remedies), RandomYears.Tables(RandomYears.Year, cases, remedies));
        Assert.Empty(BalanceRules.Check(tables, before));
    }, iter: 300);

    [Fact]
    public void So_does_the_trial_form_and_the_year_after_it() => RandomYears.Cases.Sample(cases =>
    {
        static CaseFact Shifted(CaseFact c) => c with { ReceivedOn = c.ReceivedOn.AddYears(-5), DecidedOn = c.DecidedOn?.AddYears(-5) };
        CaseFact[] old = [.. cases.Select(Shifted)];
        var (before, tables, after) = (RandomYears.Tables(2019, old, []), RandomYears.Tables(2020, old, []), RandomYears.Tables(2021, old, []));
        Assert.Equal("2019", tables.Form);
        Assert.Empty(BalanceRules.Check(tables, before));
        Assert.Empty(BalanceRules.Check(after, tables));
    }, iter: 100);

    [Fact]
    public void Every_number_is_the_length_of_its_list() => RandomYears.Cases.Sample(cases =>
    {
        var count = ReportCount.Of(ReportForms.Current, RandomYears.Year, cases, [], RandomYears.NoNormative);
        var tables = RandomYears.Tables(RandomYears.Year, count);
        foreach (var key in ReportForms.Current.Table(3).Figures.Select(c => c.Key!)) Assert.Equal(tables[key], count.CasesOf(key).Count);
        // An independent count of what the form says.
        Assert.Equal(cases.Count(c => c.ReceivedOn.Year == RandomYears.Year), tables[Table3.Received, Table3.All]);
    }, iter: 100);

    [Fact]
    public void Every_broken_cell_of_tables_3_and_4_is_found_and_named() => Gen.Select(RandomYears.Cases, RandomYears.Remedies, Gen.Int[0, 10_000], Gen.Int[1, 9]).Sample((cases, remedies, which, by) =>
    {
        var (before, tables) = (RandomYears.Tables(RandomYears.Year - 1, cases, remedies), RandomYears.Tables(RandomYears.Year, cases, remedies));
        var keys = tables.OfForm.Keys.Where(k => !k.StartsWith("2/", StringComparison.Ordinal)).ToList();
        var key = keys[which % keys.Count];
        var broken = tables with { Values = new Dictionary<string, decimal>(tables.Values) { [key] = tables[key] + by } };
        var issues = BalanceRules.Check(broken, before);
        Assert.Contains(issues, i => i.IsHard && i.Keys.Contains(key));
    }, iter: 300);

    [Theory]
    [InlineData("3/3/1", -1, "负数")]
    [InlineData("3/3/1", 1.5, "整数")]
    [InlineData("2/penalties/decisions", 0.5, "整数")]
    public void A_number_must_be_one(string key, double value, string word)
    {
        var tables = RandomYears.Tables(RandomYears.Year, [], []);
        var issues = BalanceRules.Check(tables with { Values = new Dictionary<string, decimal>(tables.Values) { [key] = (decimal)value } }, null);
        Assert.Contains(issues, i => i is { Rule: 8, IsHard: true } && i.Message.ToString().Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public void Money_has_decimals_and_a_decrease_is_negative()
    {
        var current = RandomYears.Tables(RandomYears.Year, [], []);
        Assert.Empty(BalanceRules.Check(current with { Values = new Dictionary<string, decimal>(current.Values) { ["2/fees/amount"] = 1.25m } }, null));
        var trial = RandomYears.Tables(2020, [], []);
        Assert.Empty(BalanceRules.Check(trial with { Values = new Dictionary<string, decimal>(trial.Values) { ["2/permits/change"] = -3 } }, null));
    }

    [Fact]
    public void What_is_carried_over_must_be_what_last_year_left_and_the_sentence_says_both_sides()
    {
        CaseFact[] cases = [new(1, "2024-0001", new DateOnly(2024, 12, 31), ApplicantKind.Person, Decision.Provided, new DateOnly(2025, 1, 20))];
        var (before, tables) = (RandomYears.Tables(2024, cases, []), RandomYears.Tables(2025, cases, []));
        Assert.Equal((1, 1, 1), (before[Table3.CarriedOut, 1], tables[Table3.CarriedIn, 1], tables[3, 1]));
        Assert.Empty(BalanceRules.Check(tables, before));

        var issue = BalanceRules.Check(tables, before with { Values = new Dictionary<string, decimal>() })[0];
        Assert.Equal((4, true), (issue.Rule, issue.IsHard));
        Assert.Equal("表三“自然人”列：上年结转是 1，2024 年的年报里结转下年度是 0，两边应相等。", issue.Message.ToString());
    }

    [Fact]
    public void Normative_documents_that_do_not_add_up_ask_for_an_explanation_only()
    {
        var before = new ReportTables(2024, "2021", new Dictionary<string, decimal> { [Table2.NormativeValid] = 12 });
        var tables = new ReportTables(2025, "2021", new Dictionary<string, decimal> { [Table2.NormativeMade] = 2, [Table2.NormativeRepealed] = 1, [Table2.NormativeValid] = 12 });
        var issue = Assert.Single(BalanceRules.Check(tables, before));
        Assert.Equal((6, false), (issue.Rule, issue.IsHard));
        Assert.Contains("12", issue.Message.ToString(), StringComparison.Ordinal);
        Assert.Contains("13", issue.Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lawsuit_that_was_open_last_year_must_not_disappear()
    {
        var before = new ReportTables(2024, "2021", new Dictionary<string, decimal> { ["4/direct/open"] = 1, ["4/direct/total"] = 1 });
        var issue = Assert.Single(BalanceRules.Check(new ReportTables(2025, "2021", new Dictionary<string, decimal>()), before));
        Assert.Equal((5, false), (issue.Rule, issue.IsHard));
    }

    [Fact]
    public void A_hand_correction_against_a_register_is_asked_about()
    {
        var report = new AnnualReport(2025, 1, isSample: false);
        Assert.True(report.Type(Table2.NormativeMade, 3, "漏登一件", isImported: false, "办公室", default).Ok);
        var figures = ReportFigures.Of(report.Form, new Dictionary<string, decimal> { [Table2.NormativeMade] = 2 }, report.Typed);
        var tables = new ReportTables(2025, "2021", figures.ToDictionary(f => f.Key, f => f.Value.Value));
        var issue = Assert.Single(BalanceRules.Check(tables, null, figures));
        Assert.Equal("表二“行政规范性文件”的“本年制发件数”填的是 3，登记簿里数出来是 2，请说明为什么不一致。", issue.Message.ToString());
        Assert.True(report.Type(Table2.NormativeMade, null, "已补登", isImported: false, "办公室", default).Ok);
        Assert.Equal(FigureSource.Counted, ReportFigures.Of(report.Form, new Dictionary<string, decimal> { [Table2.NormativeMade] = 3 }, report.Typed)[Table2.NormativeMade].Source);
    }

    [Fact]
    public void A_typed_number_needs_its_reason_and_totals_follow_it()
    {
        var report = new AnnualReport(2025, 1, isSample: false);
        Assert.False(report.Type("3/3/1", 3, "", isImported: false, "办公室", default).Ok);
        Assert.True(report.Type("3/3/1", 3, "来源：纸质台账", isImported: false, "办公室", default).Ok);
        var figures = ReportFigures.Of(report.Form, new Dictionary<string, decimal>(), report.Typed);
        Assert.Equal((3, 3, FigureSource.Summed), (figures["3/3/7"].Value, figures["3/24/7"].Value, figures["3/24/7"].Source));
    }
}
