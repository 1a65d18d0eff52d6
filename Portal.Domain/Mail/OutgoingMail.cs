namespace Portal.Domain.Mail;

/// <summary>A letter on its way: written in the transaction of what it tells about, carried afterwards, tried again when the mail server is down.</summary>
public sealed class OutgoingMail
{
    /// <summary>After so many failures it stays in the list and is not tried again by itself.</summary>
    public const int MostAttempts = 8;

    private OutgoingMail()
    {
    }

    public OutgoingMail(string key, int accountId, string to, string subject, string body, DateTime at) =>
        (Key, AccountId, To, Subject, Body, CreatedAt) = (key, accountId, to, subject, body, at);

    public int Id { get; private set; }

    /// <summary>What it tells, e.g. 'digest/2026-11-25/3': nobody is told the same thing twice.</summary>
    public string Key { get; private set; } = "";
    public int AccountId { get; private set; }
    public string To { get; private set; } = "";
    public string Subject { get; private set; } = "";

    /// <summary>Plain text.</summary>
    public string Body { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }
    public DateTime? SentAt { get; set; }
    public int Attempts { get; set; }

    /// <summary>Not before this, UTC, after a failure.</summary>
    public DateTime? NextAt { get; set; }
    public string Failure { get; set; } = "";
}
