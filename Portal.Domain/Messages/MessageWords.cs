using Portal.Domain.Common;

namespace Portal.Domain.Messages;

/// <summary>Boxes of the public form.</summary>
public enum MessageField
{
    Subject,
    Text,
    PageAddress,
    Name,
    Contact,
}

/// <summary>Something wrong with one box, said so that it can be mended.</summary>
public sealed record MessageRefusal(MessageField Field, Reason Reason);

/// <summary>A message as somebody writes it down; name and contact are voluntary, the answer is fetched with the code.</summary>
public sealed record MessageWords(MessageKind Kind, string Subject, string Text, string PageAddress, string Name, string Contact, bool MayPublish)
{
    public const int MaxSubject = 100;
    public const int MaxAddress = 400;
    public const int MaxName = 64;
    public const int MaxContact = 128;

    public MessageWords Normal => this with
    {
        Subject = Subject.Trim(),
        Text = Text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim(),
        PageAddress = Kind == MessageKind.Correction ? PageAddress.Trim() : "",
        Name = Name.Trim(),
        Contact = Contact.Trim(),
    };

    public IEnumerable<MessageRefusal> Refusals(MessageSettings settings)
    {
        var words = Normal;
        if (words.Subject.Length == 0) yield return new(MessageField.Subject, "请用一句话写明是什么事。");
        if (words.Subject.Length > MaxSubject) yield return new(MessageField.Subject, new Reason("最多{0}字。", MaxSubject));
        if (words.Text.Length == 0) yield return new(MessageField.Text, "请写明内容。");
        if (words.Text.Length > settings.TextLimit) yield return new(MessageField.Text, new Reason("内容最多{0}字，现在是{1}字，请写短一些。", settings.TextLimit, words.Text.Length));
        if (words.PageAddress.Length > MaxAddress) yield return new(MessageField.PageAddress, new Reason("最多{0}字。", MaxAddress));
        if (words.Name.Length > MaxName) yield return new(MessageField.Name, new Reason("最多{0}字。", MaxName));
        if (words.Contact.Length > MaxContact) yield return new(MessageField.Contact, new Reason("最多{0}字。", MaxContact));
    }
}
