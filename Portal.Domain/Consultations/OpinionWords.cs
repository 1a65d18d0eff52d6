using Portal.Domain.Common;

namespace Portal.Domain.Consultations;

/// <summary>Boxes of the public form.</summary>
public enum OpinionField
{
    Article,
    Text,
    Name,
    Organisation,
    Contact,
}

/// <summary>Something wrong with one box, said so that it can be mended.</summary>
public sealed record OpinionRefusal(OpinionField Field, Reason Reason);

/// <summary>An opinion as somebody writes it down. Only the text is needed: the law asks nobody for a name to be heard.</summary>
/// <param name="Article">As it is headed in the draft; empty: the whole draft.</param>
public sealed record OpinionWords(string Article, string Text, string Name, string Organisation, string Contact)
{
    public const int MaxName = 64;
    public const int MaxOrganisation = 128;
    public const int MaxContact = 128;

    /// <summary>Without blanks around; line ends as the database keeps them.</summary>
    public OpinionWords Normal => new(Article.Trim(), Text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim(), Name.Trim(), Organisation.Trim(), Contact.Trim());

    /// <param name="articles">What the draft can be spoken about; null: not checked.</param>
    public IEnumerable<OpinionRefusal> Refusals(ConsultationSettings settings, IReadOnlyCollection<string>? articles = null)
    {
        var words = Normal;
        if (words.Article.Length > 0 && articles?.Contains(words.Article) == false) yield return new(OpinionField.Article, "征求意见稿里没有这一条，请重新选择。");
        if (words.Text.Length == 0) yield return new(OpinionField.Text, "请写下您的意见。");
        if (words.Text.Length > settings.TextLimit) yield return new(OpinionField.Text, new Reason("意见最多{0}字，现在是{1}字。请写短一些，或者分几次提交。", settings.TextLimit, words.Text.Length));
        if (words.Name.Length > MaxName) yield return new(OpinionField.Name, new Reason("最多{0}字。", MaxName));
        if (words.Organisation.Length > MaxOrganisation) yield return new(OpinionField.Organisation, new Reason("最多{0}字。", MaxOrganisation));
        if (words.Contact.Length > MaxContact) yield return new(OpinionField.Contact, new Reason("最多{0}字。", MaxContact));
    }
}
