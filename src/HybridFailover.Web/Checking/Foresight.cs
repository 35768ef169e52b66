using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Web.Checking;

/// <summary>Where one slot stands, by the tables alone.</summary>
/// <param name="At">A path's name, <c>foreign</c>, <c>none</c> (nothing leads there) or <c>unknown</c>.</param>
/// <param name="Target">The static row's target; <c>propagated</c> when none stands; <c>unknown</c>.</param>
internal sealed record SlotForesight(Slot Slot, string At, string Target, string? Ineffective);

/// <summary>What the monitor would do with a site when it started now. It knows nothing of probes: those begin with <c>run</c>.</summary>
/// <param name="Sentence">In words.</param>
/// <param name="Writes">What a failover from the preferred path to the next would write: slot, from, to.</param>
internal sealed record Foresight(Site Site, IReadOnlyList<SlotForesight> Slots, string Sentence, IReadOnlyList<(Slot Slot, string From, string To)> Writes)
{
    public static Foresight Of(Site site, RouteReading tables)
    {
        List<SlotForesight> slots = [.. site.RouteTables.SelectMany(table => site.Destinations.Select(destination => Look(site, new Slot(table, destination), tables)))];
        var ours = slots.Where(slot => slot.At != "foreign").ToList();
        var places = ours.Select(slot => slot.At).Distinct().ToList();
        var target = site.Paths[1];
        return new Foresight(site, slots, Say(site, places, ours.Count < slots.Count),
            [.. ours.Where(slot => slot.At != target.Name).Select(slot => (slot.Slot, slot.Target, target.NextHop.Value))]);
    }

    private static SlotForesight Look(Site site, Slot slot, RouteReading tables)
    {
        if (!tables.Tables.TryGetValue(slot.RouteTableId, out var rows)) return new SlotForesight(slot, "unknown", "unknown", null);
        var look = SlotLook.At(slot.Destination, rows, tables.PrefixLists);
        var target = look.StaticTarget ?? NextHop.Propagated.Value;
        var path = site.Paths.FirstOrDefault(known => known.NextHop.Value == target);
        // Without a static row and without a propagated path there is nothing of anybody's in the slot.
        var at = path?.Name ?? (look.StaticTarget is null ? "none" : "foreign");
        return new SlotForesight(slot, at, target, look.MoreSpecific);
    }

    private static string Say(Site site, List<string> places, bool hasForeign)
    {
        var said = places switch
        {
            _ when site.Policy.Mode == ConfiguredMode.Shadow => "It would decide and record, and write nothing: Mode is shadow.",
            [] => "Every route is foreign: it would write nothing until a person adopts or replaces them.",
            _ when places.Contains("unknown") => "Not every table can be read: it would write nothing until it can.",
            [var only] when site.RankOf(only) == 0 => $"It would stand on {only}, the preferred path, and write nothing while {only} is healthy.",
            [var only] when site.RankOf(only) > 0 =>
                site.Policy.Failback == FailbackMode.Automatic
                    ? $"It would find itself on {only}, and go back to {site.Paths[0].Name} when that has been up for {site.Policy.FailbackDelay.TotalSeconds:0} s."
                    : $"It would find itself on {only}, and stay until a person fails back: Failback is manual.",
            _ => $"The routes are mixed ({string.Join(", ", places)}): it would move them to the usable path that most of them show.",
        };
        return hasForeign && places.Count > 0 ? said + " Foreign routes are left as they are, with an alarm." : said;
    }
}
