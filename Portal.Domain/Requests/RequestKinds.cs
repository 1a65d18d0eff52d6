namespace Portal.Domain.Requests;

/// <summary>How an application reached the bureau; decides the day of receipt (条例第三十一条).</summary>
public enum RequestChannel
{
    /// <summary>互联网: the day both sides confirm.</summary>
    Online,

    /// <summary>传真: the day both sides confirm.</summary>
    Fax,

    /// <summary>当面提交: that day.</summary>
    InPerson,

    /// <summary>当面口述, written down by the office: that day.</summary>
    Oral,

    /// <summary>邮寄, signed for: the day of signature.</summary>
    SignedPost,

    /// <summary>平常信函: the day the office confirms with the applicant, which it must do on the day of arrival.</summary>
    OrdinaryPost,
}

/// <summary>登记 → 审核 → 办理 → 答复 → 归档 (条例第四十五条, 任务(十二)).</summary>
public enum RequestStage
{
    /// <summary>登记: the day of receipt is not confirmed yet.</summary>
    Registered,

    /// <summary>审核: received; is the application complete?</summary>
    Examining,

    /// <summary>补正: the applicant has been asked to correct it.</summary>
    Correcting,

    /// <summary>办理.</summary>
    Handling,

    /// <summary>缴费: waits for the 信息处理费.</summary>
    Paying,

    /// <summary>答复 under way: the letter is being signed.</summary>
    Replying,

    /// <summary>已答复.</summary>
    Replied,

    /// <summary>已归档.</summary>
    Archived,
}

public enum WishedForm
{
    /// <summary>纸质.</summary>
    Paper,

    /// <summary>电子文档.</summary>
    Electronic,
}

public enum WishedWay
{
    /// <summary>网上查收: download with the query code.</summary>
    Online,

    /// <summary>电子邮件.</summary>
    Email,

    /// <summary>邮寄.</summary>
    Post,

    /// <summary>自行领取.</summary>
    PickUp,

    /// <summary>当场阅读、抄录.</summary>
    OnSite,
}
