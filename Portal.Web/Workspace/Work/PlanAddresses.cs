using Microsoft.AspNetCore.Components;
using Portal.Domain.Work;

namespace Portal.Web.Workspace.Work;

/// <summary>Where the plan page's own links lead; made once for an address, not for every drawing.</summary>
public sealed record PlanAddresses(string All, string Mine, string Month, string Late, string Evidence, string Table, string Outline)
{
    public static PlanAddresses Of(NavigationManager navigation, int year, PlanFilter filter, bool outline)
    {
        string To(PlanFilter wanted) => PlanAddresses.To(navigation, year, wanted, outline);
        return new(
            To(new PlanFilter()), To(new PlanFilter { Mine = true }), To(new PlanFilter { Due = "month" }), To(new PlanFilter { Due = "late" }), To(new PlanFilter { Due = "evidence" }),
            PlanAddresses.To(navigation, year, filter, outline: false), PlanAddresses.To(navigation, year, filter, outline: true));
    }

    public static string To(NavigationManager navigation, int year, PlanFilter filter, bool outline) =>
        navigation.GetUriWithQueryParameters($"/workspace/plan/{year}", new Dictionary<string, object?>
        {
            ["view"] = outline ? "outline" : null,
            ["q"] = string.IsNullOrWhiteSpace(filter.Text) ? null : filter.Text,
            ["division"] = string.IsNullOrEmpty(filter.Division) ? null : filter.Division,
            ["person"] = string.IsNullOrEmpty(filter.Person) ? null : filter.Person,
            ["state"] = filter.State?.ToString(),
            ["due"] = string.IsNullOrEmpty(filter.Due) ? null : filter.Due,
            ["mine"] = filter.Mine ? true : null,
        });
}
