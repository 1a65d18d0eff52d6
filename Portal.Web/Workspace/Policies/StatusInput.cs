using Portal.Domain.Documents;
using Portal.Domain.Policies;

namespace Portal.Web.Workspace.Policies;

/// <summary>A dated act as it is being typed.</summary>
public sealed class StatusInput
{
    public StatusActKind Kind { get; set; }
    public DateOnly On { get; set; }
    public DateOnly? Until { get; set; }
    public int? SourceId { get; set; }

    public StatusWish ToWish(string reason) => new(Kind, On, reason, SourceId, Kind == StatusActKind.Extended ? Until : null);
}
