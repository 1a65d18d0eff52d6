using Portal.Domain.Common;

namespace Portal.Domain.People;

/// <summary>What a password must be; length counts more than odd characters.</summary>
public static class PasswordRule
{
    public const int MinLength = 10;
    public const int MaxLength = 128;

    public static IReadOnlyList<Reason> Refusals(string password, string login)
    {
        var reasons = new List<Reason>();
        if (password.Length < MinLength) reasons.Add(new Reason("口令至少 {0} 位，现在是 {1} 位。", MinLength, password.Length));
        if (password.Length > MaxLength) reasons.Add(new Reason("口令最多 {0} 位，请缩短。", MaxLength));
        if (!password.Any(char.IsDigit) || !password.Any(char.IsLetter)) reasons.Add("口令须同时有字母和数字，请补上所缺的一种。");
        if (login.Length > 0 && password.Contains(login, StringComparison.OrdinalIgnoreCase)) reasons.Add("口令不能包含用户名，请换一个。");
        return reasons;
    }
}
