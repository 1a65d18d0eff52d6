using System.Globalization;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Portal.Domain.Mail;

namespace Portal.Web.Hosting;

/// <summary>How letters leave the portal: by the mail server of Smtp:*, otherwise into a folder where they can be looked at.</summary>
public static class Mailing
{
    public static void AddPortalMail(this WebApplicationBuilder builder, PortalSettings settings)
    {
        var smtp = builder.Configuration.GetSection("Smtp").Get<SmtpSettings>() ?? new SmtpSettings();
        builder.Services.AddSingleton(smtp);
        builder.Services.AddMail(new SiteAddress(settings.AddressOf("")));
        if (smtp.Host.Length > 0) builder.Services.AddSingleton<IMailCarrier, SmtpCarrier>();
        else builder.Services.AddSingleton<IMailCarrier, FolderCarrier>();
    }

    public static MimeMessage Message(OutgoingMail mail, SmtpSettings smtp, SiteSettings site)
    {
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Body = new TextPart("plain") { Text = mail.Body },
            Date = mail.CreatedAt,
            MessageId = $"{mail.Id}.{mail.CreatedAt.Ticks}@{site.Domain}", // the same letter handed over twice is one letter
        };
        message.From.Add(new MailboxAddress($"{site.Name}{site.Title}", smtp.From));
        message.To.Add(MailboxAddress.Parse(mail.To));
        return message;
    }
}

internal sealed class SmtpCarrier(SmtpSettings smtp, PortalSettings settings) : IMailCarrier
{
    public async Task CarryAsync(OutgoingMail mail, CancellationToken ct)
    {
        using var client = new SmtpClient { Timeout = 20_000 };
        await client.ConnectAsync(smtp.Host, smtp.Port, smtp.Security.ToUpperInvariant() switch
        {
            "NONE" => SecureSocketOptions.None,
            "STARTTLS" => SecureSocketOptions.StartTls,
            "TLS" => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.Auto,
        }, ct);
        if (smtp.User.Length > 0) await client.AuthenticateAsync(smtp.User, smtp.Password, ct);
        await client.SendAsync(Mailing.Message(mail, smtp, settings.Site), ct);
        await client.DisconnectAsync(quit: true, ct);
    }
}

internal sealed class FolderCarrier(SmtpSettings smtp, PortalSettings settings) : IMailCarrier
{
    public async Task CarryAsync(OutgoingMail mail, CancellationToken ct)
    {
        var folder = Directory.CreateDirectory(Path.Combine(settings.DataDirectory, "mail"));
        await Mailing.Message(mail, smtp, settings.Site).WriteToAsync(Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"{mail.CreatedAt:yyyyMMdd}-{mail.Id:00000}.eml")), ct);
    }
}
