using HybridFailover.Engine.Routing;

namespace HybridFailover.Lab.Endpoint;

/// <summary>Whoever turns route tables into something that moves packets.</summary>
public interface IRouteSink
{
    /// <summary>
    /// A table's effective rows are now these. Called once for every table when the sink is subscribed, then after each change,
    /// one call at a time, in order, and before the change is answered over HTTP: when the caller hears of success, packets follow it.
    /// </summary>
    /// <param name="routeTableId">Which table.</param>
    /// <param name="rows">One row for each destination: static before prefix list before propagated. Prefix lists are expanded into their CIDRs.
    /// The longest prefix is for the receiver to choose. A row in state <see cref="RouteState.Blackhole"/> still wins, and drops. Empty: the table is gone or has no rows.</param>
    void TableChanged(string routeTableId, IReadOnlyList<RouteRow> rows);
}
