using System.Net;

namespace HybridFailover.Lab.Namespaces;

/// <summary>One route of a kernel routing table.</summary>
/// <param name="Table">The kernel's table number.</param>
/// <param name="Metric">Among routes with the same network the lowest wins.</param>
/// <param name="Gateway">Null: a black hole.</param>
/// <param name="Interface">Index of the outgoing interface; without meaning for a black hole.</param>
internal readonly record struct KernelRoute(IPNetwork Network, int Table, uint Metric, IPAddress? Gateway, int Interface);
