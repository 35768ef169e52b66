namespace HybridFailover.Engine.Sites.Reading;

/// <summary>One policy value: its name, where it may stand, and how it is read into a change of a policy.</summary>
/// <param name="OnPath">It makes sense in a path; all make sense in a site and beside Aws.</param>
/// <param name="Read">Null when the text is wrong; the error is then noted.</param>
internal sealed record PolicyKey(string Name, bool OnPath, Func<Node, Func<Policy, Policy>?> Read)
{
    private static readonly Dictionary<string, Preset> Presets = Names<Preset>();

    /// <summary>All but <c>Preset</c>, which is read before them.</summary>
    public static IReadOnlyList<PolicyKey> All { get; } =
    [
        Time(nameof(Policy.Interval), true, 0.02, 60, (policy, value) => policy with { Interval = value }),
        Time(nameof(Policy.Timeout), true, 0.01, 60, (policy, value) => policy with { Timeout = value }),
        Whole(nameof(Policy.DownAfter), true, 1, 100, (policy, value) => policy with { DownAfter = value }),
        Time(nameof(Policy.ConfirmInterval), true, 0.005, 60, (policy, value) => policy with { ConfirmInterval = value }),
        Whole(nameof(Policy.UpAfter), true, 1, 1000, (policy, value) => policy with { UpAfter = value }),
        Whole(nameof(Policy.Quorum), true, 1, PathReader.MostTargets, (policy, value) => policy with { Quorum = value }),
        Time(nameof(Policy.QualityWindow), true, 1, 3600, (policy, value) => policy with { QualityWindow = value }),
        Ratio(nameof(Policy.LossFailRatio), true, 0.001, (policy, value) => policy with { LossFailRatio = value }),
        Ratio(nameof(Policy.LossRecoverRatio), true, 0, (policy, value) => policy with { LossRecoverRatio = value }),
        Ratio(nameof(Policy.LatencyPercentile), true, 0.5, (policy, value) => policy with { LatencyPercentile = value }),
        TimeOrOff(nameof(Policy.LatencyFail), (policy, value) => policy with { LatencyFail = value }),
        TimeOrOff(nameof(Policy.LatencyRecover), (policy, value) => policy with { LatencyRecover = value }),
        TimeOrOff(nameof(Policy.JitterFail), (policy, value) => policy with { JitterFail = value }),
        TimeOrOff(nameof(Policy.JitterRecover), (policy, value) => policy with { JitterRecover = value }),
        Choice<OnDegraded>(nameof(Policy.OnDegraded), (policy, value) => policy with { OnDegraded = value }),
        Truth(nameof(Policy.TrustUnproven), (policy, value) => policy with { TrustUnproven = value }),
        Choice<FailbackMode>(nameof(Policy.Failback), (policy, value) => policy with { Failback = value }),
        Time(nameof(Policy.FailbackDelay), false, 0, 3600, (policy, value) => policy with { FailbackDelay = value }),
        new(nameof(Policy.FailbackWindows), false, node =>
            FailbackWindowText.Read(node) is { } windows ? policy => policy with { FailbackWindows = windows } : null),
        new(nameof(Policy.FlapGrowth), false, node =>
            Scalars.Number(node, 1, 10, "a number") is { } value ? policy => policy with { FlapGrowth = value } : null),
        Whole(nameof(Policy.FlapBudget), false, 1, 100, (policy, value) => policy with { FlapBudget = value }),
        Truth(nameof(Policy.RequirePropagatedRow), (policy, value) => policy with { RequirePropagatedRow = value }),
        Time(nameof(Policy.ConsistencyGrace), false, 0, 600, (policy, value) => policy with { ConsistencyGrace = value }),
        Time(nameof(Policy.ReadInterval), false, 0.1, 600, (policy, value) => policy with { ReadInterval = value }),
        Time(nameof(Policy.ObservedMaxAge), false, 0.2, 3600, (policy, value) => policy with { ObservedMaxAge = value }),
        Choice<ConfiguredMode>(nameof(Policy.Mode), (policy, value) => policy with { Mode = value }),
    ];

    /// <summary>What a path, or a site, may hold.</summary>
    public static IReadOnlyList<string> NamesOnPath { get; } = [nameof(Policy.Preset), .. All.Where(key => key.OnPath).Select(key => key.Name)];
    public static IReadOnlyList<string> NamesOnSite { get; } = [nameof(Policy.Preset), .. All.Select(key => key.Name)];

    public static Preset? ReadPreset(Node node) => Scalars.Choice(node, Presets);

    private static PolicyKey Time(string name, bool onPath, double leastSeconds, double mostSeconds, Func<Policy, TimeSpan, Policy> change) =>
        new(name, onPath, node => Scalars.Time(node, TimeSpan.FromSeconds(leastSeconds), TimeSpan.FromSeconds(mostSeconds)) is { } value
            ? policy => change(policy, value) : null);

    private static PolicyKey TimeOrOff(string name, Func<Policy, TimeSpan?, Policy> change) =>
        new(name, true, node =>
        {
            if (string.Equals(node.Text, "off", StringComparison.OrdinalIgnoreCase)) return policy => change(policy, null);
            return Scalars.Time(node, TimeSpan.FromMilliseconds(0.1), TimeSpan.FromSeconds(60), ", or off") is { } value ? policy => change(policy, value) : null;
        });

    private static PolicyKey Whole(string name, bool onPath, int least, int most, Func<Policy, int, Policy> change) =>
        new(name, onPath, node => Scalars.Whole(node, least, most) is { } value ? policy => change(policy, value) : null);

    private static PolicyKey Ratio(string name, bool onPath, double least, Func<Policy, double, Policy> change) =>
        new(name, onPath, node => Scalars.Number(node, least, 1, "a ratio") is { } value ? policy => change(policy, value) : null);

    private static PolicyKey Truth(string name, Func<Policy, bool, Policy> change) =>
        new(name, false, node => Scalars.Truth(node) is { } value ? policy => change(policy, value) : null);

    private static PolicyKey Choice<T>(string name, Func<Policy, T, Policy> change) where T : struct, Enum
    {
        var names = Names<T>();
        return new(name, false, node => Scalars.Choice(node, names) is { } value ? policy => change(policy, value) : null);
    }

    private static Dictionary<string, T> Names<T>() where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(value => value.ToString().ToLowerInvariant(), value => value);
}
