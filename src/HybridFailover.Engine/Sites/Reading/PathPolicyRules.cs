using System.Globalization;

namespace HybridFailover.Engine.Sites.Reading;

/// <summary>What must fit together in the policy of a path and its targets.</summary>
internal static class PathPolicyRules
{
    private const int MostIntervalsInTimeout = 10;

    public static IEnumerable<PolicyFault> Faults(PathDraft path)
    {
        List<Target> targets = [.. path.Targets.Select(entry => entry.Target)];
        // Without a single readable target the errors are elsewhere.
        var isWhole = targets.Count > 0 && targets.Count == path.Node.Find("Targets")?.Children.Count;
        return Faults(path.Policy, path.Label, targets, isWhole);
    }

    /// <param name="label">The path, for messages.</param>
    /// <param name="isWhole">These are all its targets; else some could not be read.</param>
    public static IEnumerable<PolicyFault> Faults(Policy policy, string label, IReadOnlyList<Target> targets, bool isWhole) =>
        [.. Times(policy, targets), .. Window(policy, targets), .. Pair(policy), .. isWhole ? Quorum(policy, label, targets) : []];

    private static IEnumerable<PolicyFault> Times(Policy policy, IReadOnlyList<Target> targets)
    {
        if (policy.ConfirmInterval > policy.Interval)
            yield return Fault([nameof(Policy.ConfirmInterval), nameof(Policy.Interval)],
                $"ConfirmInterval {Scalars.Write(policy.ConfirmInterval)} with Interval {Scalars.Write(policy.Interval)}",
                "ConfirmInterval of at most Interval: a burst is never slower than the steady rounds");
        if (policy.Timeout > MostIntervalsInTimeout * policy.Interval)
            yield return Fault([nameof(Policy.Timeout), nameof(Policy.Interval)],
                $"Timeout {Scalars.Write(policy.Timeout)} with Interval {Scalars.Write(policy.Interval)}",
                $"Timeout of at most {MostIntervalsInTimeout} Intervals, {Scalars.Write(MostIntervalsInTimeout * policy.Interval)}");
        var pace = Pace(policy);
        if (policy.Timeout > pace && targets.Any(target => target.Kind != TargetKind.Icmp))
            yield return Fault([nameof(Policy.Timeout)],
                $"Timeout {Scalars.Write(policy.Timeout)} with a TCP or HTTP target",
                $"Timeout of at most {Scalars.Write(pace)}, from one such probe to the next");
        foreach (var (name, fail) in new[] { (nameof(Policy.LatencyFail), policy.LatencyFail), (nameof(Policy.JitterFail), policy.JitterFail) })
            if (fail > policy.Timeout)
                yield return Fault([name, nameof(Policy.Timeout)],
                    $"{name} {Scalars.Write(fail.Value)} with Timeout {Scalars.Write(policy.Timeout)}",
                    $"{name} of at most Timeout: a slower reply is late, and never seen as slow");
    }

    /// <summary>One lost round must be less than what the thresholds tell apart.</summary>
    private static IEnumerable<PolicyFault> Window(Policy policy, IReadOnlyList<Target> targets)
    {
        var slow = targets.Count > 0 && targets.All(target => target.Kind != TargetKind.Icmp);
        var interval = slow ? Pace(policy) : policy.Interval;
        var rounds = (int)(policy.QualityWindow / interval);
        var finest = policy.LossRecoverRatio > 0 ? Math.Min(policy.LossFailRatio, policy.LossRecoverRatio) : policy.LossFailRatio;
        var needed = (int)Math.Ceiling((1 / finest) - 1e-9);
        var which = finest == policy.LossFailRatio ? nameof(Policy.LossFailRatio) : nameof(Policy.LossRecoverRatio);
        if (rounds < needed)
            yield return TooFew(which, finest, needed);
        // The highest latency of all needs no more than one round.
        var tail = policy.LatencyPercentile < 1 ? (int)Math.Ceiling((1 / (1 - policy.LatencyPercentile)) - 1e-9) : 1;
        if (policy.LatencyFail is not null && rounds < tail)
            yield return TooFew(nameof(Policy.LatencyPercentile), policy.LatencyPercentile, tail);

        PolicyFault TooFew(string name, double value, int least) => Fault(
            [nameof(Policy.QualityWindow), nameof(Policy.Interval), name],
            $"QualityWindow {Scalars.Write(policy.QualityWindow)}, which holds {rounds} round{(rounds == 1 ? "" : "s")} at {Scalars.Write(interval)}",
            string.Create(CultureInfo.InvariantCulture, $"QualityWindow of at least {Scalars.Write(least * interval)}: {name} {value} takes {least} rounds to tell"));
    }

    private static IEnumerable<PolicyFault> Pair(Policy policy)
    {
        if (policy.LossRecoverRatio >= policy.LossFailRatio)
            yield return Fault([nameof(Policy.LossRecoverRatio), nameof(Policy.LossFailRatio)],
                string.Create(CultureInfo.InvariantCulture, $"LossRecoverRatio {policy.LossRecoverRatio} with LossFailRatio {policy.LossFailRatio}"),
                "LossRecoverRatio below LossFailRatio");
        foreach (var (fail, failAt, recover, recoverAt) in new[]
        {
            (nameof(Policy.LatencyFail), policy.LatencyFail, nameof(Policy.LatencyRecover), policy.LatencyRecover),
            (nameof(Policy.JitterFail), policy.JitterFail, nameof(Policy.JitterRecover), policy.JitterRecover),
        })
        {
            if (failAt is null != recoverAt is null)
                yield return failAt is null
                    ? Fault([recover, fail], $"{recover} without {fail}", $"both {fail} and {recover}, or neither")
                    : Fault([fail, recover], $"{fail} without {recover}", $"both {fail} and {recover}, or neither");
            if (recoverAt >= failAt)
                yield return Fault([recover, fail],
                    $"{recover} {Scalars.Write(recoverAt.Value)} with {fail} {Scalars.Write(failAt.Value)}", $"{recover} below {fail}");
        }
    }

    private static IEnumerable<PolicyFault> Quorum(Policy policy, string label, IReadOnlyList<Target> targets)
    {
        if (policy.Quorum > targets.Count)
            yield return Fault([nameof(Policy.Quorum)],
                $"Quorum {policy.Quorum} for path {label}, which has {targets.Count} target{(targets.Count == 1 ? "" : "s")}",
                "Quorum of at most the number of targets: no round could ever be good");
    }

    private static TimeSpan Pace(Policy policy) => policy.Interval > WorstCase.SlowPace ? policy.Interval : WorstCase.SlowPace;

    private static PolicyFault Fault(IReadOnlyList<string> names, string found, string accepted) => new(names, found, accepted);
}
