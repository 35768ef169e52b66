namespace HybridFailover.Lab;

/// <summary>How a path of the lab is broken by hand.</summary>
public enum CutKind
{
    /// <summary>Silent black hole, both directions: no packet, no error message.</summary>
    Drop,

    /// <summary>A router on the way answers with ICMP destination unreachable.</summary>
    Reject,

    /// <summary>The link is down.</summary>
    Down,

    /// <summary>Black hole towards on premises only; what comes from there arrives.</summary>
    OneWay,

    /// <summary>Black hole from on premises only; what goes there arrives.</summary>
    OneWayBack,

    /// <summary>Each packet is lost at random with the given ratio.</summary>
    Loss,

    /// <summary>The round trip takes the given time.</summary>
    Latency,
}
