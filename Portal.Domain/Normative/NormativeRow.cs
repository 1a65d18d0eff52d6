using Portal.Domain.Documents;

namespace Portal.Domain.Normative;

/// <summary>Why a document has its state: a dated sentence and, where the portal has it, the document that made it so.</summary>
/// <param name="On">First day of the state, or of what an act changed in it; null: since publication.</param>
/// <param name="Kind">The act behind it; null where the state follows from the document's own dates.</param>
/// <param name="Reason">Of the act, in the words shown to the public.</param>
public sealed record StateBasis(DateOnly? On, StatusActKind? Kind, string Reason, ShelfItem? Source);

/// <summary>One line of the 规范性文件台账 (domain facts 6) as it stands on a chosen day.</summary>
/// <param name="LastDay">有效期至, extensions up to that day counted; null: no end.</param>
/// <param name="Readings">解读.</param>
public sealed record NormativeRow(ShelfItem Item, Validity Validity, DateOnly? LastDay, StateBasis Basis, IReadOnlyList<ShelfItem> Readings)
{
    internal static NormativeRow Of(ShelfItem item, ShelfView shelf, DateOnly day)
    {
        var validity = item.ValidityOn(day);
        var lastDay = item.Acts.LastOrDefault(a => a.Kind == StatusActKind.Extended && a.On <= day)?.Until ?? item.Facts.ExpiresOn;
        return new NormativeRow(item, validity, lastDay,
            new StateBasis(validity is { State: ValidityState.Valid, Cause: { } act } ? act.On : validity.Since, validity.Cause?.Kind, validity.Cause?.Reason ?? "", validity.Cause?.SourceId is { } id ? shelf.Find(id) : null), shelf.InterpretationsOf(item.Id));
    }
}

/// <summary>What the list is asked for; everything empty finds all.</summary>
/// <param name="On">The day for which states are computed. What was issued later is not in the list.</param>
/// <param name="Text">In title, 登记号, 发文字号, 索引号.</param>
/// <param name="Year">成文年份.</param>
public sealed record NormativeQuery(DateOnly On, string Text = "", ValidityState? State = null, int? Year = null, string Topic = "", string Division = "");

/// <summary>What can be chosen from.</summary>
public sealed record NormativeChoices(IReadOnlyList<int> Years, IReadOnlyList<string> Topics, IReadOnlyList<string> Divisions);
