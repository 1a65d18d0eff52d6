using static Portal.Domain.Reports.FormCell;

namespace Portal.Domain.Reports;

/// <summary>The two official forms, cell by cell: 国办公开办函〔2021〕30号, and the trial one of 国办公开办函〔2019〕60号 for the reports on 2019 and 2020.</summary>
public static class ReportForms
{
    private const string Content = "信息内容";
    private const string Decisions = "本年处理决定数量";

    /// <summary>First year with a form of its own.</summary>
    public const int FirstYear = 2019;

    public static ReportForm Trial { get; } = new("2019", "国办公开办函〔2019〕60号", FirstYear, [TrialTable2(), Applications(isTrial: true), Remedies()]);

    public static ReportForm Current { get; } = new("2021", "国办公开办函〔2021〕30号", 2021, [CurrentTable2(), Applications(isTrial: false), Remedies()]);

    /// <summary>The form of a reporting year; null before there was one.</summary>
    public static ReportForm? Of(int year) => year >= Current.FirstYear ? Current : year >= Trial.FirstYear ? Trial : null;

    public static ReportForm Of(string key) => key == Trial.Key ? Trial : Current;

    private static FormTable CurrentTable2() => new(2, "主动公开政府信息情况", 4, 0,
    [
        [Band("第二十条第（一）项", 4)],
        [Head(Content), Head("本年制发件数"), Head("本年废止件数"), Head("现行有效件数")],
        [Row("规章"), Figure(Table2.RulesMade), Figure(Table2.RulesRepealed), Figure(Table2.RulesValid)],
        [Row("行政规范性文件"), Figure(Table2.NormativeMade), Figure(Table2.NormativeRepealed), Figure(Table2.NormativeValid)],
        [Band("第二十条第（五）项", 4)],
        [Head(Content), Head(Decisions, columns: 3)],
        [Row("行政许可"), Figure("2/permits/decisions", 3)],
        [Band("第二十条第（六）项", 4)],
        [Head(Content), Head(Decisions, columns: 3)],
        [Row("行政处罚"), Figure("2/penalties/decisions", 3)],
        [Row("行政强制"), Figure("2/coercion/decisions", 3)],
        [Band("第二十条第（八）项", 4)],
        [Head(Content), Head("本年收费金额（单位：万元）", columns: 3)],
        [Row("行政事业性收费"), Figure("2/fees/amount", 3)],
    ]);

    private static FormTable TrialTable2()
    {
        static FormCell[] Items(string name, string key) => [Row(name), Figure($"2/{key}/items"), Figure($"2/{key}/change"), Figure($"2/{key}/decisions")];
        FormCell[] heads = [Head(Content), Head("上一年项目数量"), Head("本年增/减"), Head("处理决定数量")];
        return new(2, "主动公开政府信息情况", 4, 0,
        [
            [Band("第二十条第（一）项", 4)],
            [Head(Content), Head("本年新制作数量"), Head("本年新公开数量"), Head("对外公开总数量")],
            [Row("规章"), Figure(Table2.RulesMade), Figure("2/rules/published"), Figure("2/rules/public")],
            [Row("规范性文件"), Figure(Table2.NormativeMade), Figure("2/normative/published"), Figure("2/normative/public")],
            [Band("第二十条第（五）项", 4)],
            heads,
            Items("行政许可", "permits"),
            Items("其他对外管理服务事项", "services"),
            [Band("第二十条第（六）项", 4)],
            heads,
            Items("行政处罚", "penalties"),
            Items("行政强制", "coercion"),
            [Band("第二十条第（八）项", 4)],
            [Head(Content), Head("上一年项目数量"), Head("本年增/减", columns: 2)],
            [Row("行政事业性收费"), Figure("2/fees/items"), Figure("2/fees/change", 2)],
            [Band("第二十条第（九）项", 4)],
            [Head(Content), Head("采购项目数量"), Head("采购总金额（单位：万元）", columns: 2)],
            [Row("政府集中采购"), Figure("2/procurement/items"), Figure("2/procurement/amount", 2)],
        ]);
    }

    private static FormTable Applications(bool isTrial)
    {
        static IEnumerable<FormCell> Numbers(int row) => Enumerable.Range(1, Table3.All).Select(column => Figure(Table3.Key(row, column)));
        static FormCell[] Line(int row, params FormCell[] heads) => [.. heads, .. Numbers(row)];
        string[] refused = ["属于国家秘密", "其他法律行政法规禁止公开", "危及“三安全一稳定”", "保护第三方合法权益", "属于三类内部事务信息", "属于四类过程性信息", "属于行政执法案卷", "属于行政查询事项"];
        string[] impossible = ["本机关不掌握相关政府信息", "没有现成信息需要另行制作", "补正后申请内容仍不明确"];
        string[] rejected = ["信访举报投诉类申请", "重复申请", "要求提供公开出版物", "无正当理由大量反复申请", "要求行政机关确认或重新出具已获取信息"];
        string[] ended = ["申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "其他"];

        var rows = new List<IReadOnlyList<FormCell>>
        {
            (FormCell[])[Head("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3), Head("申请人情况", columns: Table3.All)],
            (FormCell[])[Head(Table3.ColumnNames[0], 2), Head("法人或其他组织", columns: 5), Head(Table3.ColumnNames[^1], 2)],
            (FormCell[])[.. Table3.ColumnNames.Skip(1).Take(5).Select(name => Head(name))],
            Line(Table3.Received, Row("一、本年新收政府信息公开申请数量", columns: 3)),
            Line(Table3.CarriedIn, Row("二、上年结转政府信息公开申请数量", columns: 3)),
            Line(Table3.FirstResult, Row("三、本年度办理结果", isTrial ? 20 : 22), Row("（一）予以公开", columns: 2)),
            Line(4, Row("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", columns: 2)),
        };
        var next = 5;
        void Group(string name, string[] reasons)
        {
            for (var i = 0; i < reasons.Length; i++)
            {
                var reason = Row($"{i + 1}.{reasons[i]}");
                rows.Add(i == 0 ? Line(next++, Row(name, reasons.Length), reason) : Line(next++, reason));
            }
        }

        Group("（三）不予公开", refused);
        Group("（四）无法提供", impossible);
        Group("（五）不予处理", rejected);
        if (isTrial) rows.Add(Line(Table3.OtherEnd, Row("（六）其他处理", columns: 2)));
        else Group("（六）其他处理", ended);
        rows.Add(Line(Table3.Total, Row("（七）总计", columns: 2)));
        rows.Add(Line(Table3.CarriedOut, Row("四、结转下年度继续办理", columns: 3)));
        return new FormTable(3, "收到和处理政府信息公开申请情况", 10, 3, rows);
    }

    private static FormTable Remedies() => new(4, "政府信息公开行政复议、行政诉讼情况", 15, 3,
    [
        [Head(Table4.Parts[0].Name, columns: 5), Head("行政诉讼", columns: 10)],
        [.. Table4.Results.Select(r => Head(r.Name, 2)), .. Table4.Parts.Skip(1).Select(p => Head(p.Name, columns: 5))],
        [.. Table4.Parts.Skip(1).SelectMany(_ => Table4.Results.Select(r => Head(r.Name)))],
        [.. Table4.Parts.SelectMany(p => Table4.Results.Select(r => Figure(Table4.Key(p.Key, r.Key))))],
    ]);
}
