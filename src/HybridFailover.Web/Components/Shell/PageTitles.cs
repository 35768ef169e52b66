using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;

namespace HybridFailover.Web.Components.Shell;

/// <summary>What the browser's tab says: how many sites need a person, and the gravest of them.</summary>
public static class PageTitles
{
    private const string Product = "HybridFailover";

    public static string Of(IReadOnlyList<SiteView> sites)
    {
        var abnormal = sites.Where(site => site.State.Severity is Severity.Warning or Severity.Critical).ToList();
        if (abnormal.Count == 0) return Product;
        var gravest = abnormal.MaxBy(site => site.State.Severity)!;
        return $"({abnormal.Count}) {gravest.Snapshot.Site.Code} {gravest.State.Word} – {Product}";
    }
}
