namespace HybridFailover.Engine.Probing.Connect;

/// <summary>Why an attempt was not answered.</summary>
public enum ConnectFailure : byte
{
    /// <summary>It was.</summary>
    None,

    // Failed: the probe left, and the service did not answer as it should.

    /// <summary>A reset: the way and the host work, the service does not.</summary>
    Refused,

    TimedOut,

    /// <summary>A router or the host said so.</summary>
    Unreachable,

    /// <summary>Connected, but TLS failed: above all a certificate that is not valid.</summary>
    TlsFailed,

    /// <summary>An HTTP status of 500 or more.</summary>
    StatusNotAccepted,

    /// <summary>Connected, and closed or garbled before an answer came.</summary>
    ConnectionBroken,

    // Not sent: the monitor's own illness.

    /// <summary>No route from here.</summary>
    NoRoute,

    /// <summary>The source address is not an address of this machine.</summary>
    SourceMissing,

    /// <summary>The interface does not exist, or may not be bound to.</summary>
    InterfaceMissing,

    /// <summary>No address for the URL's host.</summary>
    NameNotResolved,

    /// <summary>Out of descriptors, ports or memory, or forbidden by a local firewall.</summary>
    NotPossibleHere,

    /// <summary>The attempt before is still under way.</summary>
    AlreadyRunning,
}
