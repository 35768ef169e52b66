using System.Net;
using System.Net.Sockets;

namespace HybridFailover.Engine.Probing;

/// <summary>What one socket is shared by: every target of one address family and source binding.</summary>
public sealed record SocketBinding(AddressFamily Family, IPAddress? Source, string? Interface);
