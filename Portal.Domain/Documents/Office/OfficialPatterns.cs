using System.Text.RegularExpressions;

namespace Portal.Domain.Documents.Office;

/// <summary>What the lines of official papers look like (GB/T 9704-2012, 党政机关公文处理工作条例).</summary>
internal static partial class OfficialPatterns
{
    /// <summary>1 for 一、 and 第一章, 2 for （一） and 第一节, 3 for 1., 4 for （1）; null for a line without such a number.</summary>
    public static int? LevelOf(string line) =>
        FirstLevel().IsMatch(line) ? 1 : SecondLevel().IsMatch(line) ? 2 : ThirdLevel().IsMatch(line) ? 3 : FourthLevel().IsMatch(line) ? 4 : null;

    /// <summary>第一章: set in the middle of its line.</summary>
    public static bool IsChapter(string line) => Chapter().IsMatch(line);

    /// <summary>发文字号, alone on its line, also with the name of who signs beside it.</summary>
    public static bool IsNumber(string line) => Number().IsMatch(line);

    /// <summary>The name over the red line: 示例市科学技术局文件.</summary>
    public static bool IsHead(string line) => line.Length is >= 4 and <= 40 && line.EndsWith("文件", StringComparison.Ordinal);

    /// <summary>密级, which no paper in the portal may bear.</summary>
    public static bool IsSecret(string line) => Secret().IsMatch(line);

    /// <summary>份号, 紧急程度, 签发人.</summary>
    public static bool IsHandling(string line) => Handling().IsMatch(line);

    /// <summary>抄送 and 印发, under the paper.</summary>
    public static bool IsImprint(string line) => Imprint().IsMatch(line);

    /// <summary>成文日期, alone on its line.</summary>
    public static bool IsDate(string line) => Date().IsMatch(line);

    /// <summary>附件： and what is attached.</summary>
    public static bool IsAttachment(string line) => line.StartsWith("附件：", StringComparison.Ordinal) || line.StartsWith("附件:", StringComparison.Ordinal);

    /// <summary>附件1, alone on the first line of an attachment.</summary>
    public static bool IsCorner(string line) => Corner().IsMatch(line);

    /// <summary>主送: whom the paper goes to.</summary>
    public static bool IsAddressee(string line) => line.Length <= 200 && line[^1] is '：' or ':' && !line.Contains('。') && !IsAttachment(line);

    [GeneratedRegex(@"^(?:[一二三四五六七八九十百]{1,5}、|第[一二三四五六七八九十百零〇0-9]{1,5}[章编](?:[\s　]|$|\p{IsCJKUnifiedIdeographs}))")]
    private static partial Regex FirstLevel();

    [GeneratedRegex(@"^(?:[（(][一二三四五六七八九十百]{1,5}[）)]|第[一二三四五六七八九十百零〇0-9]{1,5}节(?:[\s　]|$|\p{IsCJKUnifiedIdeographs}))")]
    private static partial Regex SecondLevel();

    [GeneratedRegex(@"^[0-9]{1,2}[.．、](?![0-9])")]
    private static partial Regex ThirdLevel();

    [GeneratedRegex(@"^[（(][0-9]{1,2}[）)]")]
    private static partial Regex FourthLevel();

    [GeneratedRegex(@"^第[一二三四五六七八九十百零〇0-9]{1,5}[章编节]")]
    private static partial Regex Chapter();

    [GeneratedRegex(@"^[（(]?[\p{IsCJKUnifiedIdeographs}A-Za-z]{1,16}[〔\[［(（【]\s?(?:19|20)[0-9_]{2}\s?[〕\]］)）】]\s?(?:第\s?)?[0-9_]{1,5}\s?号[）)]?(?:[\s　]*签发人.*)?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^附件\s?[0-9一二三四五六七八九十]{0,3}[：:]?$")]
    private static partial Regex Corner();

    [GeneratedRegex(@"^(?:绝密|机密|秘密)(?:[★☆].{0,8})?$")]
    private static partial Regex Secret();

    [GeneratedRegex(@"^(?:[0-9]{6}|特急|加急|平急|急件|签发人[：:].{1,20})$")]
    private static partial Regex Handling();

    [GeneratedRegex(@"^(?:抄送[：:].*|主题词[：:].*|.{2,40}(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日印发)$")]
    private static partial Regex Imprint();

    [GeneratedRegex(@"^(?:(?:19|20)[0-9]{2}|二[〇○零][〇○零一二三四五六七八九]{2})年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日$")]
    private static partial Regex Date();
}
