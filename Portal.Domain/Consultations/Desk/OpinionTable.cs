using System.Globalization;
using Microsoft.VisualBasic.FileIO;
using Portal.Domain.Common;
using Portal.Domain.Storage;
using Portal.Domain.Storage.Office;

namespace Portal.Domain.Consultations.Desk;

/// <summary>Opinions out of a table that somebody pastes or uploads: with the columns of the export, in any order, those that are not known left alone.</summary>
public static class OpinionTable
{
    public const string Channel = "渠道";
    public const string Article = "针对条款";
    public const string Text = "意见";
    public const string Name = "姓名";
    public const string Organisation = "单位";
    public const string Contact = "联系方式";
    public const string Received = "收到日期";

    /// <summary>Other words for the same columns.</summary>
    private static readonly Dictionary<string, string> Words = new()
    {
        ["来源"] = Channel,
        ["意见来源"] = Channel,
        ["条款"] = Article,
        ["意见内容"] = Text,
        ["内容"] = Text,
        ["意见建议"] = Text,
        ["提出人"] = Name,
        ["单位名称"] = Organisation,
        ["联系电话"] = Contact,
        ["电话"] = Contact,
        ["日期"] = Received,
        ["收到时间"] = Received,
    };

    public static string ChannelName(OpinionChannel channel) => channel switch
    {
        OpinionChannel.Online => "网上征集",
        OpinionChannel.Letter => "来信",
        OpinionChannel.Email => "电子邮件",
        OpinionChannel.Phone => "电话",
        OpinionChannel.Meeting => "座谈会",
        OpinionChannel.Hearing => "听证会",
        OpinionChannel.Media => "媒体",
        _ => "书面征求有关单位",
    };

    /// <param name="usual">Channel of lines that name none.</param>
    /// <param name="today">Day of lines that name none.</param>
    public static Outcome<IReadOnlyList<NewOpinion>> Read(string name, byte[] content, OpinionChannel usual, DateOnly today)
    {
        try
        {
            if (Path.GetExtension(name).Equals(".xlsx", StringComparison.OrdinalIgnoreCase)) return Read(PlainSheet.Read(content), usual, today);
            return TextDecoding.Decode(content) is { } text ? Read(text, usual, today) : Refused("读不出这个文件，请另存为 .xlsx 或者 .csv 再上传。");
        }
        catch (UnreadableFileException error)
        {
            return Refused(error.Message);
        }
    }

    /// <summary>Pasted from a spreadsheet, or a file with commas. Without a head every line is one opinion.</summary>
    public static Outcome<IReadOnlyList<NewOpinion>> Read(string text, OpinionChannel usual, DateOnly today)
    {
        var rows = new List<IReadOnlyList<string>>();
        using var parser = new TextFieldParser(new StringReader(text)) { HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = true };
        parser.SetDelimiters(text.Contains('\t', StringComparison.Ordinal) ? "\t" : ",");
        try
        {
            while (parser.ReadFields() is { } fields) rows.Add(fields);
        }
        catch (MalformedLineException)
        {
            return Refused(new Reason("第 {0} 行的引号不成对，请检查。", parser.ErrorLineNumber));
        }

        return rows.Count > 0 && rows[0].All(c => Known(c).Length == 0)
            ? Done(text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => new NewOpinion(usual, "", line, "", "", "", today)))
            : Read(rows, usual, today);
    }

    private static Outcome<IReadOnlyList<NewOpinion>> Read(IReadOnlyList<IReadOnlyList<string>> rows, OpinionChannel usual, DateOnly today)
    {
        var head = rows.Count == 0 ? [] : rows[0].Select(Known).ToList();
        if (!head.Contains(Text)) return Refused(new Reason("表头里没有“{0}”一栏；请用导出的表头：{1}。", Text, string.Join('、', Channel, Article, Text, Name, Organisation, Contact, Received)));
        var (opinions, reasons) = (new List<NewOpinion>(), new List<Reason>());
        foreach (var (row, line) in rows.Select((r, i) => (r, i + 1)).Skip(1))
        {
            string Cell(string column) => head.IndexOf(column) is >= 0 and var at && at < row.Count ? row[at].Trim() : "";
            if (row.All(string.IsNullOrWhiteSpace)) continue;
            var channel = ChannelOf(Cell(Channel), usual);
            var day = DayOf(Cell(Received), today);
            if (channel is null) reasons.Add(new Reason("第 {0} 行的渠道“{1}”不认识，可以写：{2}。", line, Cell(Channel), string.Join('、', Enum.GetValues<OpinionChannel>().Select(ChannelName))));
            if (day is null) reasons.Add(new Reason("第 {0} 行的日期“{1}”应写成 2019-09-30 这样。", line, Cell(Received)));
            if (channel is { } known && day is { } on) opinions.Add(new NewOpinion(known, ArticleOf(Cell(Article)), Cell(Text), Cell(Name), Cell(Organisation), Cell(Contact), on));
        }

        return reasons.Count > 0 ? Outcome<IReadOnlyList<NewOpinion>>.From(Outcome.Refused([.. reasons.Take(20)])) : Done(opinions);
    }

    private static Outcome<IReadOnlyList<NewOpinion>> Done(IEnumerable<NewOpinion> opinions) => new(true, false, [], [.. opinions]);

    private static Outcome<IReadOnlyList<NewOpinion>> Refused(Reason reason) => Outcome<IReadOnlyList<NewOpinion>>.From(Outcome.Refused(reason));

    private static string Known(string head)
    {
        var word = string.Concat(head.Where(c => !char.IsWhiteSpace(c)));
        return word is Channel or Article or Text or Name or Organisation or Contact or Received ? word : Words.GetValueOrDefault(word, "");
    }

    /// <summary>The export says 整个草案 where an opinion names no article.</summary>
    private static string ArticleOf(string cell) => cell is "整个草案" or "全文" ? "" : cell;

    private static OpinionChannel? ChannelOf(string word, OpinionChannel usual) =>
        word.Length == 0 ? usual : Enum.GetValues<OpinionChannel>().Select(c => (OpinionChannel?)c).FirstOrDefault(c => ChannelName(c!.Value) == word);

    private static DateOnly? DayOf(string cell, DateOnly today)
    {
        if (cell.Length == 0) return today;
        var plain = cell.Split(' ')[0].Replace('年', '-').Replace('月', '-').Replace('/', '-').TrimEnd('日');
        return DateOnly.TryParse(plain, CultureInfo.InvariantCulture, out var day) ? day : null;
    }
}
