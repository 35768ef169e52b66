namespace HybridFailover.Engine.Health;

/// <summary>What people see of a path: computed a few times a second from the ring of rounds, never on the failover path.</summary>
public sealed record PathFigures
{
    /// <summary>UTC at which the newest round in it was sent that was answered or lost; null before the first.</summary>
    public DateTimeOffset? NewestAt { get; init; }

    /// <summary>UTC of the sending of the newest probe that was answered in time; null when none ever was.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The newest round trip; null when the newest round was lost or none was measured.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>Percentiles over the last 60 s.</summary>
    public TimeSpan? LatencyP50 { get; init; }
    public TimeSpan? LatencyP95 { get; init; }
    public TimeSpan? LatencyP99 { get; init; }

    /// <summary>Mean absolute difference of successive round trips, 60 s.</summary>
    public TimeSpan? Jitter { get; init; }

    /// <summary>Probes without any reply, over 10 s, 60 s, and the quality window; 0..1; null without probes. Late replies are not loss.</summary>
    public double? Loss10s { get; init; }
    public double? Loss60s { get; init; }
    public double? LossWindow { get; init; }

    /// <summary>Probes answered after the timeout, 60 s; 0..1.</summary>
    public double? Late60s { get; init; }

    /// <summary>Counts since start.</summary>
    public long Sent { get; init; }
    public long Lost { get; init; }
    public long Late { get; init; }

    /// <summary>Void: not sent, or open while the monitor itself was late.</summary>
    public long Void { get; init; }

    /// <summary>Replies that matched no probe: forged, stale, duplicated.</summary>
    public long Rejected { get; init; }

    /// <summary>ICMP errors by kind, e.g. "host unreachable" 12.</summary>
    public IReadOnlyDictionary<string, long> Errors { get; init; } = new Dictionary<string, long>();

    /// <summary>Warnings about the measuring itself: rate-limited target, p95 beyond half the timeout.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public static PathFigures None { get; } = new();
}
