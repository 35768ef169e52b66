using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Monitoring;

/// <summary>What a new configuration changes. Sites that stay as they are, are not in it.</summary>
/// <param name="Sites">In the order of the new configuration, removed ones last.</param>
/// <param name="EndpointChanged">Region or endpoint of EC2.</param>
/// <param name="Retention">How long samples are kept from now on; null: as before.</param>
public sealed record FleetChange(IReadOnlyList<SiteChange> Sites, bool EndpointChanged, Retention? Retention = null)
{
    public bool IsEmpty => Sites.Count == 0 && !EndpointChanged && Retention is null;

    /// <summary>What changed, for people.</summary>
    public string Sentence => string.Join(". ", Retention is { } keep
        ? Sites.Select(site => site.Sentence).Append($"History: seconds are kept for {keep.Seconds:c}, minutes for {keep.Minutes:c}")
        : Sites.Select(site => site.Sentence));

    public static FleetChange Compare(Fleet before, Fleet after)
    {
        var old = before.Sites.ToDictionary(site => site.Code, StringComparer.OrdinalIgnoreCase);
        var changes = new List<SiteChange>();
        foreach (var site in after.Sites)
        {
            old.Remove(site.Code, out var was);
            var change = was is null ? Added(site) : Changed(was, site);
            if (change is not null) changes.Add(change);
        }
        changes.AddRange(before.Sites.Where(site => old.ContainsKey(site.Code)).Select(Removed));
        return new FleetChange(changes, before.Region != after.Region || before.Endpoint != after.Endpoint,
            before.Retention == after.Retention ? null : after.Retention);
    }

    private static SiteChange Added(Site site) => new()
    {
        Code = site.Code, Before = null, After = site, NewSlots = Slots(site), NewPaths = [.. site.Paths.Select(path => path.Name)],
    };

    private static SiteChange Removed(Site site) => new()
    {
        Code = site.Code, Before = site, After = null, RemovedSlots = Slots(site), RemovedPaths = [.. site.Paths.Select(path => path.Name)],
    };

    private static SiteChange? Changed(Site was, Site site)
    {
        var kept = site.Paths.Where(path => was.RankOf(path.Name) >= 0).Select(path => (Was: was.Paths[was.RankOf(path.Name)], Is: path)).ToList();
        var (oldSlots, newSlots) = (Slots(was), Slots(site));
        var change = new SiteChange
        {
            Code = site.Code,
            Before = was,
            After = site,
            PolicyChanged = !was.Policy.SameAs(site.Policy) || kept.Any(path => !path.Was.Policy.SameAs(path.Is.Policy)),
            DisplayChanged = was.Name != site.Name || was.Region != site.Region || was.TimeZone.Id != site.TimeZone.Id,
            OrderChanged = !kept.Select(path => path.Is.Name).SequenceEqual(
                was.Paths.Where(path => site.RankOf(path.Name) >= 0).Select(path => path.Name), StringComparer.OrdinalIgnoreCase),
            NewPaths = [.. site.Paths.Where(path => was.RankOf(path.Name) < 0).Select(path => path.Name)],
            RemovedPaths = [.. was.Paths.Where(path => site.RankOf(path.Name) < 0).Select(path => path.Name)],
            RetargetedPaths = [.. kept.Where(path => path.Was.Kind != path.Is.Kind || !path.Was.Targets.SequenceEqual(path.Is.Targets)).Select(path => path.Is.Name)],
            ReroutedPaths = [.. kept.Where(path => path.Was.NextHop != path.Is.NextHop).Select(path => path.Is.Name)],
            NewSlots = [.. newSlots.Except(oldSlots)],
            RemovedSlots = [.. oldSlots.Except(newSlots)],
        };
        // The order of tables and destinations is the order of writes: it takes effect and needs no more than the new site.
        var sameOrder = oldSlots.SequenceEqual(newSlots);
        var sameNames = was.Paths.Select(path => path.Name).SequenceEqual(site.Paths.Select(path => path.Name), StringComparer.Ordinal);
        var nothing = change is
        {
            PolicyChanged: false, DisplayChanged: false, OrderChanged: false,
            NewPaths.Count: 0, RemovedPaths.Count: 0, RetargetedPaths.Count: 0, ReroutedPaths.Count: 0,
        };
        return nothing && sameOrder && sameNames ? null : change;
    }

    private static List<Slot> Slots(Site site) =>
        [.. site.RouteTables.SelectMany(table => site.Destinations.Select(destination => new Slot(table, destination)))];
}
