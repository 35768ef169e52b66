using HybridFailover.Engine.Health;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Failover;

/// <summary>What the machine knows of one path.</summary>
public sealed record PathState
{
    public required SitePath Path { get; init; }

    /// <summary>The newest report; null before the first.</summary>
    public PathReport? Report { get; init; }

    /// <summary>Since when a read has shown the path's own next hop as <c>blackhole</c>; null: it does not.</summary>
    public TimeSpan? BlackholeSince { get; init; }

    /// <summary>When the first probe of the run of losses that made it down was sent, or EC2 said blackhole; null unless down.
    /// Kept from the verdict on: single good rounds do not move it.</summary>
    public TimeSpan? DownFrom { get; init; }

    /// <summary>Since when the present verdict stands, a blackhole counted.</summary>
    public TimeSpan VerdictSince { get; init; }

    /// <summary>Time counted towards the failback delay, up to <see cref="CreditSince"/>.</summary>
    public TimeSpan Credit { get; init; }

    /// <summary>Since when the count has been running; null: stopped.</summary>
    public TimeSpan? CreditSince { get; init; }

    /// <summary>Until when writes towards this path wait after a permanent refusal; null: not refused.</summary>
    public TimeSpan? RefusedUntil { get; init; }

    /// <summary>What EC2 said to that refusal, and when; null: not refused.</summary>
    public string? RefusedBecause { get; init; }

    public string Name => Path.Name;

    /// <summary>What EC2 reports as blackhole is down, whatever the probes say.</summary>
    public Verdict Verdict => BlackholeSince is not null ? Verdict.Down : Report?.Verdict ?? Verdict.Unknown;

    public bool IsUsable => Verdict is Verdict.Up or Verdict.Degraded;

    /// <summary>How long it has been up without a break, as the failback delay counts.</summary>
    public TimeSpan CountedAt(TimeSpan now) => CreditSince is { } since ? Credit + (now - since) : Credit;

    /// <summary>The verdict's reason, with its figures.</summary>
    public string Sentence => BlackholeSince is not null ? $"EC2 reports the route to {Path.NextHop} as blackhole" : Report?.Sentence ?? "not probed yet";
}
