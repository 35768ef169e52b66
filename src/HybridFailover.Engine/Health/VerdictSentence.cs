using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Health;

/// <summary>A verdict in words with its figures.</summary>
internal static class VerdictSentence
{
    public static string Of(in JudgeState state, in Quality quality, Policy policy, TimeSpan interval, TimeSpan now) => state switch
    {
        { IsSilent: true } => $"no result for {Text(now - state.SilentSince + 3 * interval + policy.Timeout)}",
        { Verdict: Verdict.Unknown } => $"warming up: {Rounds(state.GoodRounds, "good")} in a row (up from {policy.UpAfter})",
        { Verdict: Verdict.Down, GoodRounds: > 0 } =>
            $"coming back: {Rounds(state.GoodRounds, "good")} in a row (up from {Judge.UpNeeded(in state, policy, interval, now)})",
        { Verdict: Verdict.Down } => $"{Rounds(state.LostRounds, "lost")} in a row (limit {policy.DownAfter})",
        { LostRounds: > 0 } => $"{Rounds(state.LostRounds, "lost")} in a row (limit {policy.DownAfter})",
        { Verdict: Verdict.Degraded } => Degraded(in state, in quality, policy),
        _ => $"{Loss(in quality)} over {Text(policy.QualityWindow)}",
    };

    private static string Degraded(in JudgeState state, in Quality quality, Policy policy)
    {
        var reasons = new List<string>();
        if (state.Flaws.HasFlag(Flaws.Loss))
            reasons.Add($"{Loss(in quality)} over {Text(policy.QualityWindow)} (limit {policy.LossFailRatio * 100:0.#} %, recovers at {policy.LossRecoverRatio * 100:0.#} %)");
        if (state.Flaws.HasFlag(Flaws.Latency))
            reasons.Add($"latency {Text(quality.Latency)} at the {policy.LatencyPercentile * 100:0.#}th percentile (limit {Text(policy.LatencyFail)}, recovers at {Text(policy.LatencyRecover ?? policy.LatencyFail)})");
        if (state.Flaws.HasFlag(Flaws.Jitter))
            reasons.Add($"jitter {Text(quality.Jitter)} (limit {Text(policy.JitterFail)}, recovers at {Text(policy.JitterRecover ?? policy.JitterFail)})");
        if (state.Flaws.HasFlag(Flaws.Connect)) reasons.Add("a TCP or HTTP target does not answer");
        return string.Join("; ", reasons);
    }

    private static string Loss(in Quality quality) => $"{quality.LossRatio * 100:0.#} % loss";

    private static string Rounds(int count, string kind) => count == 1 ? $"1 round {kind}" : $"{count} rounds {kind}";

    private static string Text(TimeSpan? time) =>
        time is not { } known ? "unknown" : known.TotalSeconds >= 1 ? $"{known.TotalSeconds:0.##} s" : $"{known.TotalMilliseconds:0.##} ms";
}
