using System.Text;

namespace Portal.Tests.Documents.Writing;

/// <summary>Makes a notice such as a bureau issues: addressee, levels, a table, annexes, signature, a note. All of it is invented.</summary>
internal static class OfficialSample
{
    private static readonly string[] Chapters = ["总体要求", "支持对象", "支持标准", "申报程序", "资金管理", "监督检查", "绩效评价", "保障措施"];

    private static readonly string[] Sentences =
    [
        "坚持以企业为主体、市场为导向，推动科技资源开放共享，降低中小企业创新成本。",
        "在本市依法注册、具有独立法人资格，且上一年度营业收入不超过 2 亿元的科技型中小企业，可以提出申请。",
        "各县（市、区）科技局应当自收到申请之日起 10 个工作日内完成审核，并**一次性告知需要补正的材料。**",
        "同一企业每年度获得的支持额度不超过 20 万元，单笔兑付比例不超过实际支出的 50%。",
        "严格执行《示例市科技计划项目管理办法》（示科规〔2018〕5号），实行“谁审核、谁负责”。",
        "申报单位对材料的真实性负责，弄虚作假的，三年内不得申报，并记入科研诚信档案。",
        "名单、额度和兑付结果在局网站公开，公示期不少于 5 个工作日，接受社会监督。",
        "市科技局会同市财政局建立绩效评价制度，评价结果作为下一年度安排预算的依据。",
    ];

    /// <param name="bytes">Of UTF-8, about.</param>
    public static string OfSize(int bytes)
    {
        var text = new StringBuilder("# 示例市科学技术局关于印发科技创新券实施细则的通知\n\n各县（市、区）科技局，各有关单位：\n\n现将《示例市科技创新券实施细则》印发给你们，请结合实际认真贯彻执行。\n\n");
        var sentence = 0;
        for (var chapter = 0; Encoding.UTF8.GetByteCount(text.ToString()) < bytes - 900; chapter++)
        {
            text.Append($"## {"一二三四五六七八九十"[chapter % 10]}、{Chapters[chapter % Chapters.Length]}\n\n");
            for (var section = 0; section < 4; section++)
            {
                text.Append($"（{"一二三四"[section]}）");
                for (var i = 0; i < 3; i++) text.Append(Sentences[sentence++ % Sentences.Length]);
                text.Append("\n\n");
            }

            if (chapter % 4 == 1) text.Append("申请时提交下列材料：\n\n1. 申请表；\n2. 营业执照复印件；\n3. 服务合同和发票[^1]。\n\n");
            if (chapter % 4 == 2) text.Append("| 序号 | 支持类别 | 比例 | 上限（万元） |\n|:--:|------|--:|--:|\n| 1 | 检验检测 | 50% | 10 |\n| 2 | 研究开发 | 40% | 20 |\n| 3 | 知识产权 | 30% | 5 |\n| 4 | 科技咨询 | 30% | 5 |\n\n");
            if (chapter % 4 == 3) text.Append("申报系统：[科技业务管理系统](https://kjyw.example.gov.cn/login)，操作见[申报指南](/services/voucher)。\n\n");
        }

        return text.Append("附件：1. 科技创新券申请表\n      2. 科技创新券兑付汇总表\n\n示例市科学技术局\n2019年6月3日\n\n（此件主动公开）\n\n[^1]: 发票应为申请之日前 12 个月内开具。\n").ToString();
    }
}
