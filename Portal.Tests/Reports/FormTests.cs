using Portal.Domain.Reports;
using Portal.Domain.Requests;

namespace Portal.Tests.Reports;

/// <summary>The official forms, cell by cell (domain facts 2.1 to 2.3).</summary>
public sealed class FormTests
{
    public static TheoryData<int, int, int, int> Grids => new()
    {
        { 2021, 2, 14, 4 }, { 2021, 3, 28, 10 }, { 2021, 4, 4, 15 }, { 2019, 2, 18, 4 }, { 2019, 3, 26, 10 }, { 2019, 4, 4, 15 },
    };

    [Theory]
    [MemberData(nameof(Grids))]
    public void Cells_fill_the_grid_without_gap_or_overlap(int year, int number, int rows, int columns)
    {
        var table = ReportForms.Of(year)!.Table(number);
        Assert.Equal((rows, columns), (table.Rows.Count, table.Columns));
        Assert.Equal(rows * columns, table.Laid().Sum(c => c.Cell.Rows * c.Cell.Columns));
    }

    [Theory]
    [InlineData(2018, null)]
    [InlineData(2019, "国办公开办函〔2019〕60号")]
    [InlineData(2020, "国办公开办函〔2019〕60号")]
    [InlineData(2021, "国办公开办函〔2021〕30号")]
    [InlineData(2030, "国办公开办函〔2021〕30号")]
    public void A_reporting_year_has_its_form(int year, string? source) => Assert.Equal(source, ReportForms.Of(year)?.Source);

    [Fact]
    public void Table_3_has_its_three_header_rows_and_25_data_rows_in_order()
    {
        var table = ReportForms.Current.Table(3);
        Assert.Equal(3, table.HeaderRows);
        Assert.Equal((3, 3, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"), (table.Rows[0][0].Rows, table.Rows[0][0].Columns, table.Rows[0][0].Text));
        Assert.Equal(["自然人", "法人或其他组织", "总计"], table.Rows[1].Select(c => c.Text));
        Assert.Equal(["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"], table.Rows[2].Select(c => c.Text));
        Assert.Equal(Enumerable.Range(1, 25), table.Rows.Skip(3).Select(r => Table3.RowOf(r[^1].Key!)));
        Assert.All(table.Rows.Skip(3), row => Assert.Equal(7, row.Count(c => c.Key is not null)));
        var groups = table.Laid().Where(c => c.Cell is { Kind: FormCellKind.RowHead, Rows: > 1 }).Select(c => (c.Cell.Text, c.Cell.Rows, c.Row - 2));
        Assert.Equal([("三、本年度办理结果", 22, 3), ("（三）不予公开", 8, 5), ("（四）无法提供", 3, 13), ("（五）不予处理", 5, 16), ("（六）其他处理", 3, 21)], groups);
    }

    [Fact]
    public void The_trial_form_has_one_row_for_other_endings()
    {
        var rows = ReportForms.Trial.Table(3).Rows;
        Assert.Equal((20, "三、本年度办理结果"), (rows[5][0].Rows, rows[5][0].Text));
        Assert.Equal("（六）其他处理", rows[^3][0].Text);
        CaseFact[] cases = [.. ((Decision[])[Decision.CorrectionOverdue, Decision.PaymentOverdue, Decision.Withdrawn]).Select((d, i) => new CaseFact(i, $"2020-{i}", new DateOnly(2020, 3, 1), ApplicantKind.Other, d, new DateOnly(2020, 4, 1)))];
        Assert.Equal((3, 3), (RandomYears.Tables(2020, cases, [])[Table3.OtherEnd, 6], RandomYears.Tables(2020, cases, [])[Table3.Total, 7]));
        Assert.Equal((1, 1, 1), (RandomYears.Tables(2021, [.. cases.Select(c => c with { ReceivedOn = c.ReceivedOn.AddYears(1), DecidedOn = c.DecidedOn!.Value.AddYears(1) })], []) is var now ? ((int)now[21, 6], (int)now[22, 6], (int)now[23, 6]) : default));
    }

    [Fact]
    public void Table_4_is_three_parts_of_five() =>
        Assert.Equal(["行政复议:5", "行政诉讼:10", "结果维持:1", "结果纠正:1", "其他结果:1", "尚未审结:1", "总计:1", "未经复议直接起诉:5", "复议后起诉:5"],
            ReportForms.Current.Table(4).Rows.Take(2).SelectMany(r => r).Select(c => $"{c.Text}:{c.Columns}"));

    [Fact]
    public void Frozen_tables_are_the_same_bytes_for_the_same_numbers_and_blanks_are_written_as_zero()
    {
        var tables = new ReportTables(2025, "2021", new Dictionary<string, decimal> { ["3/1/1"] = 2, ["2/fees/amount"] = 1.50m });
        var again = new ReportTables(2025, "2021", new Dictionary<string, decimal> { ["2/fees/amount"] = 1.5m, ["3/1/1"] = 2.0m, ["3/1/2"] = 0 });
        Assert.Equal(tables.ToJson(), again.ToJson());
        var read = ReportTables.FromJson(tables.ToJson());
        Assert.Equal((2, 1.5m, "0", "1.5"), (read["3/1/1"], read["2/fees/amount"], read.Text("3/25/7"), read.Text("2/fees/amount")));
        Assert.Equal(ReportForms.Current.Keys.Order(StringComparer.Ordinal), read.Values.Keys.Order(StringComparer.Ordinal));
    }
}
