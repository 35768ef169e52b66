using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Lab.Endpoint.Model;

/// <summary>How routes that a gateway learned over BGP come into tables, and go.</summary>
internal static class Propagation
{
    /// <exception cref="Refusal">Gateway.NotAttached when the gateway serves another VPC or none.</exception>
    public static VpcWorld Enable(VpcWorld world, string tableId, string gatewayId)
    {
        var (table, gateway) = (world.Table(tableId), world.Gateway(gatewayId));
        if (gateway.VpcId != table.VpcId)
            throw Refusal.State("Gateway.NotAttached", $"resource {gatewayId} is not attached to network {table.VpcId}");
        if (table.PropagatingGateways.Contains(gatewayId)) return world;
        var enabled = world.With(table with { PropagatingGateways = table.PropagatingGateways.Add(gatewayId) });
        return gateway.Learned.Aggregate(enabled, (each, destination) => Propagate(each, tableId, destination, gatewayId));
    }

    /// <exception cref="Refusal">Gateway.NotAttached when the table does not propagate from it.</exception>
    public static VpcWorld Disable(VpcWorld world, string tableId, string gatewayId)
    {
        var table = world.Table(tableId);
        IdKind.VpnGateway.Check(gatewayId);
        if (!table.PropagatingGateways.Contains(gatewayId))
            throw Refusal.State("Gateway.NotAttached", $"resource {gatewayId} is not propagating to route table {tableId}");
        return world.With(table with
        {
            PropagatingGateways = table.PropagatingGateways.Remove(gatewayId),
            Propagated = table.Propagated.RemoveAll(route => route.Target == gatewayId),
        });
    }

    /// <summary>The gateway learns a destination; every table that propagates from it shows the row.</summary>
    public static VpcWorld Learn(VpcWorld world, string gatewayId, Destination destination)
    {
        var gateway = world.Gateway(gatewayId);
        if (!gateway.Learned.Contains(destination)) world = world.With(gateway with { Learned = gateway.Learned.Add(destination) });
        foreach (var table in world.Tables.Values)
            if (table.PropagatingGateways.Contains(gatewayId)) world = Propagate(world, table.Id, destination, gatewayId);
        return world;
    }

    /// <summary>The gateway loses a destination, as when its BGP session goes down; the row leaves every table.</summary>
    public static VpcWorld Forget(VpcWorld world, string gatewayId, Destination destination)
    {
        var gateway = world.Gateway(gatewayId);
        world = world.With(gateway with { Learned = gateway.Learned.RemoveAll(each => each.Text == destination.Text) });
        foreach (var table in world.Tables.Values)
            if (table.PropagatingGateways.Contains(gatewayId)) world = Withdraw(world, table.Id, destination);
        return world;
    }

    /// <summary>Puts one propagated row into one table; the gateway's row for a destination that is there already takes its place.</summary>
    public static VpcWorld Propagate(VpcWorld world, string tableId, Destination destination, string gatewayId)
    {
        var table = world.Table(tableId);
        var route = new Route(destination, gatewayId, RouteOrigin.Propagated);
        var at = Routes.Find(table.Propagated, destination);
        return world.With(table with { Propagated = at < 0 ? table.Propagated.Add(route) : table.Propagated.SetItem(at, route) });
    }

    /// <summary>Takes one propagated row out of one table; nothing happens when it is not there, as a BGP withdrawal for an unknown prefix.</summary>
    public static VpcWorld Withdraw(VpcWorld world, string tableId, Destination destination)
    {
        var table = world.Table(tableId);
        var at = Routes.Find(table.Propagated, destination);
        return at < 0 ? world : world.With(table with { Propagated = table.Propagated.RemoveAt(at) });
    }
}
