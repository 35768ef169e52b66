using HybridFailover.Aws.Ec2;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Aws.Preflight;

/// <summary>What one production table's rows say about one site. Pure.</summary>
internal static class TableChecks
{
    /// <summary>EC2's older default for static routes is 50 a table; beyond this many the quota has to be known.</summary>
    public const int RowsBeforeWarning = 45;

    public static IEnumerable<PreflightCheck> Of(Site site, RouteTable table, IReadOnlyDictionary<string, IReadOnlyList<Destination>> lists) =>
        site.Destinations.SelectMany(destination => OfSlot(site, table, destination, lists)).Append(HeadRoom(site, table));

    private static IEnumerable<PreflightCheck> OfSlot(Site site, RouteTable table, Destination destination, IReadOnlyDictionary<string, IReadOnlyList<Destination>> lists)
    {
        var slot = $"{table.Id} {destination}";
        var standing = table.Rows.Where(row => row.Destination.Text == destination.Text).ToArray();
        var ours = site.Paths.Select(path => path.NextHop.Value).ToHashSet();

        if (standing.Any(row => row.Origin == RouteOrigin.Local))
            yield return PreflightCheck.Fail(site.Code, $"destination {slot}", $"{destination} is the VPC's own local route in {table.Id}; no static route can stand there. Check Destinations.");
        foreach (var foreign in standing.Where(row => row.Origin == RouteOrigin.Static && !ours.Contains(row.Target)))
            yield return PreflightCheck.Fail(site.Code, $"foreign {slot}",
                $"{table.Id} has a static route for {destination} to {Named(foreign.Target)}, which is no next hop of this site. It is left alone, so this slot cannot fail over. Remove it, or settle it with adopt or replace.");
        foreach (var advertised in standing.Where(row => row.Origin == RouteOrigin.Advertised))
            yield return PreflightCheck.Fail(site.Code, $"route server {slot}",
                $"VPC Route Server installs {destination} in {table.Id} ({Named(advertised.Target)}). Two programs must not steer one route: take the table out of one of them.");
        foreach (var dead in standing.Where(row => row.Origin == RouteOrigin.Static && row.State == RouteState.Blackhole && ours.Contains(row.Target)))
            yield return PreflightCheck.Fail(site.Code, $"blackhole {slot}", $"The route for {destination} in {table.Id} goes to {dead.Target}, which EC2 shows as blackhole: traffic is dropped.");

        foreach (var check in Ineffective(site, table, destination, lists, slot)) yield return check;
        if (site.Paths.Any(path => path.NextHop.IsPropagated)) yield return Propagated(site, table, destination, lists, slot);
    }

    private static IEnumerable<PreflightCheck> Ineffective(
        Site site, RouteTable table, Destination destination, IReadOnlyDictionary<string, IReadOnlyList<Destination>> lists, string slot)
    {
        var networks = Content(destination, lists);
        // The longest prefix wins before anything else does: what is inside our destination goes its own way in either position.
        var inside = table.Rows
            .Where(row => row.Destination.Text != destination.Text && row.Origin != RouteOrigin.Local)
            .Where(row => Content(row.Destination, lists).Any(theirs => networks.Any(ours => ours.Covers(theirs) && ours.Text != theirs.Text)))
            .ToArray();
        if (inside.Length == 0)
        {
            yield return PreflightCheck.Pass(site.Code, $"effective {slot}", $"No route in {table.Id} is more specific than {destination}.");
            yield break;
        }
        var shown = string.Join(", ", inside.Take(5).Select(row => $"{row.Destination} → {Named(row.Target)}"));
        yield return PreflightCheck.Fail(site.Code, $"effective {slot}",
            $"A route for {destination} would not move all its traffic: {table.Id} has more specific ones ({shown}{(inside.Length > 5 ? $" and {inside.Length - 5} more" : "")}). Configure those prefixes as Destinations, too.");
    }

    private static PreflightCheck Propagated(
        Site site, RouteTable table, Destination destination, IReadOnlyDictionary<string, IReadOnlyList<Destination>> lists, string slot)
    {
        var active = table.Rows.Where(row => row.Origin == RouteOrigin.Propagated && row.State == RouteState.Active).ToArray();
        var missing = Content(destination, lists).Where(part => !active.Any(row => row.Destination.Covers(part))).ToArray();
        if (missing.Length == 0 && Content(destination, lists).Count > 0)
            return PreflightCheck.Pass(site.Code, $"propagated {slot}", $"An active propagated route of {table.Id} covers {destination}.");
        var sentence = $"No active propagated route of {table.Id} covers {destination}{(destination.IsPrefixList && missing.Length > 0 ? $" ({string.Join(", ", missing.Take(3))})" : "")}.";
        return site.Policy.RequirePropagatedRow
            ? PreflightCheck.Fail(site.Code, $"propagated {slot}", $"{sentence} Failback would wait for one. Is route propagation on for the gateway, and is the prefix advertised over Direct Connect?")
            : PreflightCheck.Warn(site.Code, $"propagated {slot}", $"{sentence} RequirePropagatedRow is false: failback would go ahead, perhaps into nothing.");
    }

    private static PreflightCheck HeadRoom(Site site, RouteTable table)
    {
        var rows = table.Rows.Count(row => row.Origin is RouteOrigin.Static or RouteOrigin.Local or RouteOrigin.Other);
        var needed = site.Destinations.Count(destination => !table.Rows.Any(row => row.Origin == RouteOrigin.Static && row.Destination.Text == destination.Text));
        return rows + needed > RowsBeforeWarning
            ? PreflightCheck.Warn(site.Code, $"head-room {table.Id}", $"{table.Id} holds {rows} routes that are not propagated, and a failover adds {needed}. The quota \"routes per route table\" may be as low as 50: check it in Service Quotas (L-93826ACB).")
            : PreflightCheck.Pass(site.Code, $"head-room {table.Id}", $"{table.Id} holds {rows} routes that are not propagated, and a failover adds {needed}.");
    }

    private static IReadOnlyList<Destination> Content(Destination destination, IReadOnlyDictionary<string, IReadOnlyList<Destination>> lists) =>
        destination.Network is not null ? [destination] : lists.GetValueOrDefault(destination.Text, []);

    private static string Named(string target) => target.Length == 0 ? "a target of an unknown kind" : target;
}
