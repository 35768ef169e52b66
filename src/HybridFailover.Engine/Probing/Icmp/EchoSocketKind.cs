namespace HybridFailover.Engine.Probing.Icmp;

/// <summary>Which sockets a network opens.</summary>
public enum EchoSocketKind
{
    /// <summary>Raw ones where this process may, else unprivileged datagram ones.</summary>
    BestAllowed,

    /// <summary>Datagram ones, also where raw ones are allowed.</summary>
    Datagram,
}
