using HybridFailover.Engine.Probing;

namespace HybridFailover.Engine.Tests.Probing;

/// <summary>A host behind the fake network: what it sends back for a probe, and when.</summary>
internal sealed class FakeHost
{
    public FakeHost() => Answer = (_, sentAt) => IsCut(sentAt) ? null : RoundTrip;

    public TimeSpan RoundTrip { get; set; } = TimeSpan.FromMilliseconds(1);

    /// <summary>Probes sent from this time on get no answer.</summary>
    public TimeSpan CutFrom { get; set; } = TimeSpan.MaxValue;
    public TimeSpan CutTo { get; set; } = TimeSpan.MaxValue;

    /// <summary>After how long the valid answer comes; null: never.</summary>
    public Func<EchoRequest, TimeSpan, TimeSpan?> Answer { get; set; }

    /// <summary>What else comes back: forged, repeated, errors.</summary>
    public Func<EchoRequest, TimeSpan, IEnumerable<EchoReply>>? Extra { get; set; }

    /// <summary>False: a probe to it can't be sent.</summary>
    public bool IsReachable { get; set; } = true;

    /// <summary>When probes were sent to it.</summary>
    public List<TimeSpan> Probes { get; } = new(16_384);

    private bool IsCut(TimeSpan at) => at >= CutFrom && at < CutTo;
}
