using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Web.Components.Audit;

/// <summary>One route of a transition: what it was, what it became, and the calls that were made for it.</summary>
public sealed record RouteLine(
    string Table, string Destination, string Before, string After, bool IsChanged, bool IsProven, int Attempts, IReadOnlyList<string> RequestIds, IReadOnlyList<string> Errors)
{
    /// <param name="site">For the paths' names; null: the site is no longer configured.</param>
    internal static IReadOnlyList<RouteLine> Of(Transition transition, Site? site) =>
    [
        .. transition.Slots.Select(slot => new RouteLine(
            slot.Slot.RouteTableId, slot.Slot.Destination.Text, Named(slot.Before, site), Named(slot.After, site), slot.Before != slot.After, slot.Proven, slot.Attempts, slot.RequestIds, slot.Errors)),
    ];

    private static string Named(string target, Site? site)
    {
        var path = site?.Paths.FirstOrDefault(known => known.NextHop.Value == target);
        return path is null ? target : $"{target} ({Display.PathNames.Of(site!, path.Name)})";
    }
}
