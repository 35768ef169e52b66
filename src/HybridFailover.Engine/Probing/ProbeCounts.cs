using System.Runtime.CompilerServices;

namespace HybridFailover.Engine.Probing;

/// <summary>Probes of a path since it was added. Sent = answered + lost + late + void + still open.</summary>
internal struct ProbeCounts
{
    public long Sent;
    public long Answered;
    public long Lost;
    public long Late;
    public long Void;

    /// <summary>Replies that matched no probe: forged, stale, duplicated.</summary>
    public long Rejected;

    /// <summary>ICMP errors, by <see cref="EchoReplyKind"/>.</summary>
    public ErrorCounts Errors;

    public readonly long Open => Sent - Answered - Lost - Late - Void;
}

/// <summary>One count for each <see cref="EchoReplyKind"/>.</summary>
[InlineArray(8)]
internal struct ErrorCounts
{
    private long _first;
}
