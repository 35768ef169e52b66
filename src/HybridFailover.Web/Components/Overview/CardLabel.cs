using System.Globalization;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;

namespace HybridFailover.Web.Components.Overview;

/// <summary>A card's name for those who hear it: the state, and the two figures that matter.</summary>
public static class CardLabel
{
    /// <summary>"SYD1 Sydney, On VPN, Warning, active VPN, latency 23 milliseconds, loss 0 percent".</summary>
    public static string Of(SiteView site)
    {
        var snapshot = site.Snapshot;
        var words = new List<string> { $"{snapshot.Site.Code} {snapshot.Site.Name}", site.State.Word };
        if (site.State.Severity != Severity.Normal) words.Add(site.State.Severity.ToString());
        words.Add($"active {CardPath.ActiveWord(snapshot).Replace("→", "to", StringComparison.Ordinal)}");
        if (CardPath.Active(snapshot) is { } active)
        {
            if (active.Path.Figures.Latency is { } latency) words.Add(string.Create(CultureInfo.InvariantCulture, $"latency {latency.TotalMilliseconds:0} milliseconds"));
            if (active.Path.Figures.Loss60s is { } loss) words.Add(string.Create(CultureInfo.InvariantCulture, $"loss {Math.Ceiling(loss * 100):0} percent"));
        }
        return string.Join(", ", words);
    }
}
