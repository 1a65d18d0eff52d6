using System.Net.Mail;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Storage;

namespace Portal.Domain.People;

/// <summary>How somebody wants to be told: an address, the daily letter, the calendar feed. Everybody sets their own.</summary>
public sealed class Reminders(WriteGate gate)
{
    /// <param name="email">Empty: none, and no letters.</param>
    public Task<Outcome> SaveAsync(Actor actor, string email, bool wantsDigest, CancellationToken ct) =>
        gate.RunAsync(actor, Permission.Read, "SaveReminders", async write =>
        {
            var account = await write.Db.Set<Account>().SingleOrDefaultAsync(a => a.Id == write.Actor.AccountId, ct);
            if (account is null) return Outcome.Missing;
            email = email.Trim();
            if (email.Length > 0 && (email.Length > 200 || !MailAddress.TryCreate(email, out var address) || address.Address != email)) return Outcome.Refused("这不像电子邮箱，例如 name@example.gov.cn。");
            if (wantsDigest && email.Length == 0) return Outcome.Refused("要收每日提醒，请先填写电子邮箱。");
            (account.Email, account.WantsDigest) = (email.Length == 0 ? null : email, wantsDigest);
            write.Subject = () => $"account/{account.Id}";
            return Outcome.Done;
        }, ct);

    /// <summary>Makes the address of the own calendar feed, or a new one in place of one that fell into wrong hands.</summary>
    /// <returns>The token of the address; it is kept as a hash and shown this once.</returns>
    public async Task<Outcome<string>> RenewFeedAsync(Actor actor, CancellationToken ct)
    {
        var token = RandomNumberGenerator.GetHexString(40, lowercase: true);
        var outcome = await gate.RunAsync(actor, Permission.Read, "RenewFeed", async write =>
        {
            var account = await write.Db.Set<Account>().SingleOrDefaultAsync(a => a.Id == write.Actor.AccountId, ct);
            if (account is null) return Outcome.Missing;
            account.FeedHash = Hash(token);
            write.Subject = () => $"account/{account.Id}";
            return Outcome.Done;
        }, ct);
        return outcome.Ok ? token : Outcome<string>.From(outcome);
    }

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)));
}
