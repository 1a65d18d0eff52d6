using Portal.Domain.Reports;

namespace Portal.Web.Workspace.Reports;

/// <summary>Words for where a number comes from; every one goes through the localizer.</summary>
public static class ReportWords
{
    public static string Source(FigureSource source) => source switch
    {
        FigureSource.Counted => "登记簿里数出来的",
        FigureSource.Summed => "由其他格相加",
        FigureSource.ByHand => "手工填写",
        FigureSource.Imported => "从别处导入",
        _ => "没有登记簿，按 0 计",
    };
}
