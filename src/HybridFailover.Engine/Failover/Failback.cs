using HybridFailover.Engine.Health;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Failover;

/// <summary>What stands between a preferred path and the return to it.</summary>
/// <param name="Sentence">In words, ready for the page.</param>
/// <param name="EndsAt">Monotonic: when it ends by itself, if nothing else happens; null: it does not count down.</param>
internal sealed record FailbackObstacle(string Sentence, TimeSpan? EndsAt = null);

internal static class Failback
{
    /// <summary>In a row, however short the delay.</summary>
    public const int FewestGoodRounds = 10;

    /// <summary>The first obstacle to automatic failback onto a path; null: none, go (rule 4).</summary>
    public static FailbackObstacle? Obstacle(SiteState state, PathState path, Instant at)
    {
        var policy = state.Site.Policy;
        if (path.Verdict != Verdict.Up) return new($"{path.Name} is {Words.Of(path.Verdict)}");
        if (state.FailbackBlocked is { } blocked) return new($"failback waits for “Allow failback”: {blocked}");
        if (state.StateLost is { } lost) return new($"failback waits for “Allow failback”: {lost}");
        if (policy.Failback == FailbackMode.Manual) return new("failback is manual");
        if (path.RefusedUntil is { } refused && refused > at.Mono) return new($"EC2 refused the last write towards {path.Name}", refused);
        var missing = Credit.Delay(state, path) - path.CountedAt(at.Mono);
        if (missing > TimeSpan.Zero)
            return new($"back to {path.Name} once it has been up for {Words.Duration(Credit.Delay(state, path))}", at.Mono + missing);
        if (path.Report?.GoodRounds < FewestGoodRounds) return new($"back to {path.Name} after {FewestGoodRounds} good rounds in a row, {path.Report?.GoodRounds} so far");
        if (!IsWindowOpen(state.Site, at.Utc)) return new("failback waits for its window");
        if (!Choice.LeadsSomewhere(state, path))
            return new($"failback waits for a propagated row that covers {Uncovered(state)}");
        return null;
    }

    /// <summary>The first slot without an active propagated row, in words.</summary>
    public static string Uncovered(SiteState state) =>
        state.Slots.FirstOrDefault(slot => !slot.LeftOut && !slot.PropagatedCovers) is { } slot
            ? $"{slot.Slot.Destination} in {slot.Slot.RouteTableId}" : "every destination";

    private static bool IsWindowOpen(Site site, DateTimeOffset utc)
    {
        if (site.Policy.FailbackWindows.Count == 0) return true;
        var local = TimeZoneInfo.ConvertTime(utc, site.TimeZone).DateTime;
        return site.Policy.FailbackWindows.Any(window => window.IsOpenAt(local));
    }
}
