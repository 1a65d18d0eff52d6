using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Domain.Common;

namespace Portal.Domain.Requests;

/// <summary>Numbers by which applicants prove who they are, checked as far as arithmetic can: 居民身份证 (GB 11643) and 统一社会信用代码 (GB 32100).</summary>
public static partial class IdentityNumber
{
    /// <summary>The 31 characters of GB 32100: no I, O, S, V, Z.</summary>
    private const string CreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>Check characters of GB 11643, by the weighted sum modulo 11.</summary>
    private const string CitizenChecks = "10X98765432";

    /// <summary>Without blanks and dashes, in capitals, full-width characters made narrow.</summary>
    public static string Normal(string typed) =>
        string.Concat(typed.Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '—' or '·'))).ToUpperInvariant();

    /// <summary>What is wrong with a person's number; null when nothing is. Passports and travel permits have no check character and pass by their shape.</summary>
    /// <param name="number">As <see cref="Normal"/> gives it.</param>
    /// <param name="today">Nobody is born later.</param>
    public static Reason? OfPerson(string number, DateOnly today)
    {
        if (number.Length == 0) return "请写身份证件号码。";
        if (!Digits().IsMatch(number)) return Permit().IsMatch(number) ? (Reason?)null : "身份证件号码只由数字和字母组成，请核对。";
        if (number.Length == 8) return null; // 台湾居民来往大陆通行证
        if (number.Length != 18) return new Reason("居民身份证号码应为18位，现在是{0}位。", number.Length);
        if (!DateOnly.TryParseExact(number[6..14], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) || born > today)
            return "身份证号码里的出生日期不对，请核对第7至14位。";
        var (sum, weight) = (0, 1);
        for (var i = 16; i >= 0; i--)
        {
            weight = weight * 2 % 11;
            sum += (number[i] - '0') * weight;
        }

        return number[17] == CitizenChecks[sum % 11] ? (Reason?)null : "身份证号码有一位写错了（末位校验码不符），请逐位核对。";
    }

    /// <summary>What is wrong with an organisation's number; null when nothing is.</summary>
    /// <param name="number">As <see cref="Normal"/> gives it.</param>
    public static Reason? OfOrganisation(string number)
    {
        if (number.Length == 0) return "请写统一社会信用代码，在营业执照或者法人证书上。";
        if (number.Length != 18) return new Reason("统一社会信用代码应为18位，现在是{0}位。", number.Length);
        if (number.Any(c => !CreditAlphabet.Contains(c, StringComparison.Ordinal))) return "统一社会信用代码只有数字和大写字母，不会有I、O、S、V、Z，请核对。";
        var (sum, weight) = (0, 1);
        for (var i = 0; i < 17; i++)
        {
            sum += CreditAlphabet.IndexOf(number[i], StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return number[17] == CreditAlphabet[(31 - sum % 31) % 31] ? (Reason?)null : "统一社会信用代码有一位写错了（末位校验码不符），请逐位核对。";
    }

    [GeneratedRegex("^[0-9]+X?$")]
    private static partial Regex Digits();

    [GeneratedRegex("^[A-Z0-9]{6,20}$")]
    private static partial Regex Permit();
}
