namespace Portal.Domain.Requests;

/// <summary>How this bureau answers requests: Portal:Requests:*.</summary>
public sealed record RequestSettings
{
    /// <summary>Whose letters they are.</summary>
    public string Organ { get; init; } = "示例市科学技术局";

    /// <summary>Division whose work requests are; its head signs letters first.</summary>
    public string Division { get; init; } = "办公室";

    /// <summary>文号 of letters before the year.</summary>
    public string LetterPrefix { get; init; } = "示科公开答";

    /// <summary>Who decides on 行政复议 (since 2024 the government of the own level).</summary>
    public string ReconsiderationOrgan { get; init; } = "示例市人民政府";
    public string Court { get; init; } = "示例市示例区人民法院";
    public string Address { get; init; } = "示例市示例路 1 号";
    public string Phone { get; init; } = "0000-0000 0000";

    /// <summary>How and where a 信息处理费 is paid, as the notice and the status page tell it.</summary>
    public string Payment { get; init; } = "扫描收费通知所附的缴款码，或者凭登记号到示例市示例路 1 号政务公开窗口缴纳";

    /// <summary>How long personal data of applicants are kept after the decision, in years.</summary>
    public int RetentionYears { get; init; } = 10;
}
