using System.Net;

namespace HybridFailover.Engine.Sites;

/// <summary>How a target is probed.</summary>
public enum TargetKind { Icmp, Tcp, Http }

/// <summary>One thing that is probed to judge a path, e.g. <c>icmp://192.168.50.10?source=10.0.2.10</c>.</summary>
/// <param name="Text">As configured.</param>
/// <param name="Kind">ICMP echo, TCP connect, or HTTP(S) GET.</param>
/// <param name="Address">The address probed; null only for an HTTP(S) target that names a host.</param>
/// <param name="Port">TCP and HTTP: the port; ICMP: 0.</param>
/// <param name="Url">HTTP(S) only: the URL without our own query options.</param>
/// <param name="Source">Source address to bind to, or null.</param>
/// <param name="Interface">Interface to bind to, or null. At most one of source and interface is set.</param>
public sealed record Target(
    string Text, TargetKind Kind, IPAddress? Address, int Port = 0, Uri? Url = null, IPAddress? Source = null, string? Interface = null)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
