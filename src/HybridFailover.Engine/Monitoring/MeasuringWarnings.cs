using HybridFailover.Engine.Probing;

namespace HybridFailover.Engine.Monitoring;

/// <summary>What makes the measuring itself doubtful.</summary>
internal static class MeasuringWarnings
{
    /// <summary>How much more of rehearsals than of steady rounds must be lost before it is no accident, 0..1.</summary>
    public const double RateLimitRatio = 0.2;

    /// <summary>Steady rounds before a target that never answers is named: fewer may be a start.</summary>
    public const int RoundsBeforeDead = 20;

    public static IReadOnlyList<string> Of(Track track, TimeSpan? p95)
    {
        List<string>? warnings = null;
        foreach (var target in track.Targets)
        {
            if (IsRateLimited(target))
                (warnings ??= []).Add(
                    $"{target.Target} seems to rate-limit ICMP: {Percent(target.RehearsedLost, target.RehearsedSent)} lost in rehearsed bursts, "
                    + $"{Percent(target.SteadyLost, target.SteadySent)} otherwise. A burst could then take its loss for the path's.");
            // When none answers there is nothing else to rest on: that is the path's verdict, and no doubt about the measuring.
            if (IsDead(target) && !track.Targets.All(IsDead))
                (warnings ??= []).Add($"{target.Target} has not answered {target.LostInARow} times in a row: the verdict rests on the other targets.");
        }
        if (p95 > track.Timeout / 2)
            (warnings ??= []).Add(
                $"The 95th percentile of the round trip, {p95.Value.TotalMilliseconds:0.#} ms, is beyond half the timeout of "
                + $"{track.Timeout.TotalMilliseconds:0.#} ms: slow answers will count as lost. Choose a longer timeout.");
        return warnings ?? (IReadOnlyList<string>)[];
    }

    private static bool IsDead(TrackTarget target) => target.LostInARow >= RoundsBeforeDead;

    private static bool IsRateLimited(TrackTarget target) =>
        target.RehearsedSent >= Track.RehearsalRounds && target.SteadySent > 0
        && (double)target.RehearsedLost / target.RehearsedSent - (double)target.SteadyLost / target.SteadySent > RateLimitRatio;

    private static string Percent(long part, long whole) => $"{(double)part / whole * 100:0.#} %";
}
