using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Routing;

/// <summary>One (route table, destination) pair: what one route decides.</summary>
public sealed record Slot(string RouteTableId, Destination Destination)
{
    /// <inheritdoc/>
    public override string ToString() => $"{RouteTableId} {Destination}";
}
