using System.Security.Cryptography;
using System.Text;

namespace Portal.Domain.Requests;

/// <summary>答复书: drafted from a template, written on, signed by a chain, sent.</summary>
public sealed class ReplyLetter
{
    private ReplyLetter()
    {
    }

    public ReplyLetter(Decision decision, string number, string text, string by, DateTime at) =>
        (Decision, Number, Text, DraftedBy, UpdatedAt) = (decision, number, text, by, at);

    public int Id { get; private set; }
    public int RequestId { get; private set; }

    /// <summary>What it will say; becomes the case's decision when it is sent.</summary>
    public Decision Decision { get; private set; }

    /// <summary>文号.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Markdown, with the applicant's name: never audited, emptied with the applicant.</summary>
    public string Text { get; set; } = "";
    public string DraftedBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime UpdatedAt { get; set; }
    public DateOnly? SentOn { get; set; }

    /// <summary>What is signed: decision, number and text.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Decision}\n{Number}\n{Text}")));

    internal void Redraft(ReplyLetter other) => (Decision, Text, DraftedBy, UpdatedAt) = (other.Decision, other.Text, other.DraftedBy, other.UpdatedAt);
}
