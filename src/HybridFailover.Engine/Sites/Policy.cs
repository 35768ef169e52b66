namespace HybridFailover.Engine.Sites;

public enum Preset { Fast, Balanced, Conservative }

/// <summary>What a degraded active path causes (rule 3a).</summary>
public enum OnDegraded { Alert, Switch }

/// <summary>Whether the machine goes back by itself (rule 4).</summary>
public enum FailbackMode { Automatic, Manual }

/// <summary>How a site starts: the other modes are commands.</summary>
public enum ConfiguredMode { Automatic, Shadow }

/// <summary>Every value that tunes measuring and deciding. Names, meaning and defaults: the README's policy table.</summary>
public sealed record Policy
{
    public Preset Preset { get; init; } = Preset.Balanced;

    /// <summary>From one steady round to the next.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>A probe without a valid reply for this long is lost.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Lost rounds in a row that make a path down.</summary>
    public int DownAfter { get; init; } = 4;

    /// <summary>From one burst round to the next.</summary>
    public TimeSpan ConfirmInterval { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Good rounds in a row that make a path up again.</summary>
    public int UpAfter { get; init; } = 15;

    /// <summary>Targets that must answer for a good round.</summary>
    public int Quorum { get; init; } = 1;

    public TimeSpan QualityWindow { get; init; } = TimeSpan.FromSeconds(30);
    public double LossFailRatio { get; init; } = 0.20;
    public double LossRecoverRatio { get; init; } = 0.05;

    /// <summary>The percentile that <see cref="LatencyFail"/> is compared with, 0..1.</summary>
    public double LatencyPercentile { get; init; } = 0.95;

    /// <summary>Null: off.</summary>
    public TimeSpan? LatencyFail { get; init; }
    public TimeSpan? LatencyRecover { get; init; }

    /// <summary>Mean absolute difference of successive round trips. Null: off.</summary>
    public TimeSpan? JitterFail { get; init; }
    public TimeSpan? JitterRecover { get; init; }

    public OnDegraded OnDegraded { get; init; } = OnDegraded.Alert;

    /// <summary>Admit an unknown path, last, when the active one is down.</summary>
    public bool TrustUnproven { get; init; }

    public FailbackMode Failback { get; init; } = FailbackMode.Automatic;
    public TimeSpan FailbackDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Empty: always.</summary>
    public IReadOnlyList<FailbackWindow> FailbackWindows { get; init; } = [];

    /// <summary>1: no growth.</summary>
    public double FlapGrowth { get; init; } = 2;

    /// <summary>The automatic failover within an hour that blocks failback until a person allows it.</summary>
    public int FlapBudget { get; init; } = 3;

    public bool RequirePropagatedRow { get; init; } = true;
    public TimeSpan ConsistencyGrace { get; init; } = TimeSpan.FromSeconds(30);
    public TimeSpan ReadInterval { get; init; } = TimeSpan.FromSeconds(30);
    public TimeSpan ObservedMaxAge { get; init; } = TimeSpan.FromSeconds(90);
    public ConfiguredMode Mode { get; init; } = ConfiguredMode.Automatic;
}
