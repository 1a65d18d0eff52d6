namespace Portal.Domain.Common;

/// <summary>
/// One sentence for a clerk, in Chinese, that says what to do. The text is also the key under which the site's language files translate it;
/// <see cref="Args"/> fill its {0}, {1} places.
/// </summary>
public sealed record Reason(string Text, params object[] Args)
{
    public static implicit operator Reason(string text) => new(text);

    public override string ToString() => Args.Length == 0 ? Text : string.Format(null, Text, Args);
}

/// <summary>Two people wrote the same field: what the other one left there, so that neither version is lost.</summary>
/// <param name="Theirs">The value stored now.</param>
/// <param name="By">Who stored it; empty when unknown.</param>
/// <param name="At">When, UTC; null when unknown.</param>
public sealed record Conflict(string Theirs, string By, DateTime? At);

/// <summary>What came of a command: done, not found, or refused with reasons computed before anything changed.</summary>
public record Outcome(bool Ok, bool IsMissing, IReadOnlyList<Reason> Reasons, Conflict? Conflict = null)
{
    public static readonly Outcome Done = new(true, false, []);
    public static readonly Outcome Missing = new(false, true, [new Reason("找不到这条记录，可能刚被删除。请刷新后再试。")]);

    public static Outcome Refused(params IReadOnlyList<Reason> reasons) => new(false, false, reasons);

    public static Outcome Conflicting(Conflict conflict) =>
        new(false, false, [new Reason("他人刚刚改了同一处，请选定保留哪一个。")], conflict);
}

/// <summary>An outcome that hands back what was made.</summary>
public sealed record Outcome<T>(bool Ok, bool IsMissing, IReadOnlyList<Reason> Reasons, T? Value, Conflict? Conflict = null)
    : Outcome(Ok, IsMissing, Reasons, Conflict)
{
    public static implicit operator Outcome<T>(T value) => new(true, false, [], value);

    public static Outcome<T> From(Outcome refusal) => new(refusal.Ok, refusal.IsMissing, refusal.Reasons, default, refusal.Conflict);
}
