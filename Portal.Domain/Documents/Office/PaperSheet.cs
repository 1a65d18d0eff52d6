namespace Portal.Domain.Documents.Office;

/// <summary>A line under the paper: 抄送, 公开方式, 索引号 …</summary>
public sealed record PaperFact(string Label, string Value);

/// <summary>What goes on an official paper. Filled from an edition; nothing of it is looked up.</summary>
/// <param name="Organ">发文机关, full name; over the red line 文件 is put behind it.</param>
/// <param name="Number">发文字号; empty while there is none.</param>
/// <param name="Title">\n where the title's lines part.</param>
/// <param name="Markdown">
/// The text. A first heading that repeats the title is left out; 主送, 附件, 署名 and 成文日期 are recognised in it and set as on official papers.
/// </param>
/// <param name="RedHead">The red name of the organ with the red line. Without it the number stands under the title.</param>
public sealed record PaperSheet(string Organ, string Number, string Title, string Markdown, bool RedHead)
{
    /// <summary>What the paper is about, for the file's properties; the number when empty.</summary>
    public string Subject { get; init; } = "";

    /// <summary>附件说明: names of what is attached, without numbers. Empty when the text lists them itself.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>署名: who signs. Empty when the text is signed itself.</summary>
    public IReadOnlyList<string> Signatories { get; init; } = [];

    /// <summary>成文日期; null when the text is dated itself.</summary>
    public DateOnly? Dated { get; init; }

    /// <summary>附注, printed in brackets under the date: 此件公开发布.</summary>
    public string Remark { get; init; } = "";

    /// <summary>The lines of the imprint, on the last page.</summary>
    public IReadOnlyList<PaperFact> Facts { get; init; } = [];

    /// <summary>PNG, JPEG or GIF by the address that the Markdown gives; a picture that is missing here is named in words.</summary>
    public IReadOnlyDictionary<string, byte[]> Pictures { get; init; } = new Dictionary<string, byte[]>();
}
