using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;

namespace HybridFailover.Web.Components.Shell;

/// <summary>What the browser's tab says: how many sites need a person, the gravest of them, and which page this is.</summary>
public static class PageTitles
{
    private const string Product = "HybridFailover";

    /// <param name="sites">All of them.</param>
    /// <param name="page">The page's name; empty: the Overview.</param>
    public static string Of(IReadOnlyList<SiteView> sites, string page = "") =>
        string.Join(" – ", new[] { Worst(sites), page, Product }.Where(part => part.Length > 0));

    /// <summary>A page's name by its address, relative to the root.</summary>
    public static string PageAt(string address)
    {
        var parts = address.Split('?', '#')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [] => "",
            ["sites", var code, ..] => code.ToUpperInvariant(),
            ["audit", var id, ..] => $"Transition {id}",
            ["wall", ..] => "Wallboard",
            [var name, ..] => $"{char.ToUpperInvariant(name[0])}{name[1..]}",
        };
    }

    private static string Worst(IReadOnlyList<SiteView> sites)
    {
        var abnormal = sites.Where(site => site.State.Severity is Severity.Warning or Severity.Critical).ToList();
        if (abnormal.Count == 0) return "";
        var gravest = abnormal.MaxBy(site => site.State.Severity)!;
        return $"({abnormal.Count}) {gravest.Snapshot.Site.Code} {Inside(gravest.State.Word)}";
    }

    // Within a sentence: "SYD1 on VPN".
    private static string Inside(string word) => word.StartsWith("On ", StringComparison.Ordinal) ? $"on {word[3..]}" : word;
}
