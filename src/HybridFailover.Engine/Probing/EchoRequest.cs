using System.Net;

namespace HybridFailover.Engine.Probing;

/// <summary>One ICMP echo request to send. A value: nothing is allocated for a probe.</summary>
/// <param name="Address">Where to; the same object for every probe of a target.</param>
/// <param name="Identifier">ICMP identifier asked for. An unprivileged socket replaces it by its own and filters on it.</param>
/// <param name="Sequence">ICMP sequence.</param>
/// <param name="Nonce">Random, in the payload: what a forger off the path can't know.</param>
public readonly record struct EchoRequest(IPAddress Address, ushort Identifier, ushort Sequence, ulong Nonce);
