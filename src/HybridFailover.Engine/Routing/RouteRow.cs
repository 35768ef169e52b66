using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Routing;

/// <summary>How a row came into its table (EC2's <c>origin</c>).</summary>
public enum RouteOrigin
{
    /// <summary>A value this program does not know: never ours, never counted as propagated.</summary>
    Other,

    /// <summary><c>CreateRouteTable</c>: the local route.</summary>
    Local,

    /// <summary><c>CreateRoute</c>: static.</summary>
    Static,

    /// <summary><c>EnableVgwRoutePropagation</c>.</summary>
    Propagated,

    /// <summary><c>Advertisement</c>: VPC Route Server.</summary>
    Advertised,
}

/// <summary>EC2's <c>state</c> of a row.</summary>
public enum RouteState { Other, Active, Blackhole, Filtered }

/// <summary>One row of a route table as it was read.</summary>
/// <param name="Destination">Normal form.</param>
/// <param name="Target"><c>eni-…</c>, <c>vgw-…</c>, <c>local</c>, …; an instance route shows its interface. Empty where EC2 names a target this program does not know.</param>
public sealed record RouteRow(Destination Destination, string Target, RouteOrigin Origin, RouteState State);
