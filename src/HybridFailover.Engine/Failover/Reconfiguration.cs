using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Failover;

/// <summary>A new configuration for a site that is running.</summary>
public static class Reconfiguration
{
    /// <summary>Why a change is refused until the site has moved; null: it may be taken.</summary>
    /// <param name="to">The site's new configuration; null: the site is removed.</param>
    public static string? Refusal(SiteState state, Site? to)
    {
        if (state.Standing.Path is { } active && to?.RankOf(active) is null or < 0 && (to is not null || active != state.Paths[0].Name))
            return $"{state.Site.Code} is {state.Standing}: the path {active} can't be removed before the site has left it";
        if (state.Flight is not null && to is null) return $"{state.Site.Code} is {state.Standing}: it can't be removed now";
        var preferred = Observed.ValueOf(state.Paths[0]);
        var kept = to is null ? [] : SlotsOf(to).ToHashSet();
        var stranded = state.Slots.Where(slot => !kept.Contains(slot.Slot) && slot.Value is not null && slot.Value != preferred && !slot.Foreign).ToList();
        return stranded.Count == 0 ? null
            : $"{string.Join(", ", stranded.Select(slot => slot.Slot))} can't be removed while it is not on {state.Paths[0].Name}: its route would stay behind";
    }

    internal static void Take(Step step, Site to, string? what)
    {
        var before = step.State;
        if (Refusal(before, to) is { } refusal)
        {
            // It was checked before; the site has moved in between.
            step.Say($"the new configuration is not taken for this site: {refusal}", isWarning: true);
            return;
        }
        var shadow = to.Policy.Mode == ConfiguredMode.Shadow;
        if (shadow) ModeRules.Displace(step, "the site is configured in shadow mode");
        step.State = before with
        {
            Site = to,
            Paths = [.. to.Paths.Select(path => before.Find(path.Name) is { } known ? Kept(known, path) : new PathState { Path = path })],
            Slots = [.. SlotsOf(to).Select(slot => before.Slots.FirstOrDefault(known => known.Slot == slot) ?? new SlotState { Slot = slot, Joining = true })],
            Mode = shadow ? Mode.Shadow : before.Mode.Kind == ModeKind.Shadow ? Mode.Automatic : before.Mode,
            // The end of a hold that is gone must not turn shadow mode into automatic.
            ModeReason = shadow ? null : before.ModeReason,
            ModeEndsAt = shadow ? null : before.ModeEndsAt,
            Wrote = before.Wrote.Union(before.Paths.Where(path => !path.Path.NextHop.IsPropagated && before.Wrote.Contains(path.Path.NextHop.Value)).Select(path => path.Path.NextHop.Value)),
        };
        var sentence = what is null ? "the configuration changed" : $"the configuration changed: {what}";
        step.Do(new KeepRecord(RecordKind.Configuration, step.At, sentence));
        step.Say(sentence);
        if (shadow != (before.Mode.Kind == ModeKind.Shadow)) Starting.Enter(step, "the mode was configured anew");
        else step.Read();
    }

    // A retargeted path starts unknown: its probing does, too.
    private static PathState Kept(PathState known, SitePath path) =>
        known.Path.NextHop == path.NextHop && known.Path.Targets.SequenceEqual(path.Targets)
            ? known with { Path = path } : new PathState { Path = path };

    private static IEnumerable<Slot> SlotsOf(Site site) =>
        site.RouteTables.SelectMany(table => site.Destinations.Select(destination => new Slot(table, destination)));
}
