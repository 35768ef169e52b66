using System.Collections.Immutable;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Lab.Endpoint.Model;

/// <summary>What CreateRoute, ReplaceRoute and DeleteRoute do. They see static rows only; propagated ones neither stand in their way nor can be changed by them.</summary>
internal static class Routes
{
    /// <exception cref="Refusal">RouteAlreadyExists for a static or local row of the same destination, whatever its target; and what <see cref="Targets"/> refuses.</exception>
    public static VpcWorld Create(VpcWorld world, string tableId, Destination destination, string target, int limit)
    {
        var table = world.Table(tableId);
        var route = new Route(destination, Targets.Check(world, table, target), RouteOrigin.Static);
        Targets.CheckDestination(world, destination);
        if (Find(table.Static, destination) >= 0)
            throw Refusal.State("RouteAlreadyExists", $"The route identified by {destination} already exists.");
        if (table.Static.Length >= limit)
            throw Refusal.State("RouteLimitExceeded", $"The maximum number of routes has been reached ({limit}) for route table {tableId}.");
        return world.With(table with { Static = table.Static.Add(route) });
    }

    /// <exception cref="Refusal">InvalidParameterValue when no static row stands there: a propagated one cannot be replaced.</exception>
    public static VpcWorld Replace(VpcWorld world, string tableId, Destination destination, string target)
    {
        var table = world.Table(tableId);
        var at = Find(table.Static, destination);
        if (at < 0)
            throw Refusal.State("InvalidParameterValue", $"There is no route defined for '{destination}' in the route table. Use CreateRoute instead.");
        if (target == Targets.Local && table.Static[at].Origin != RouteOrigin.Local)
            throw Refusal.State("InvalidParameterValue", $"The route identified by {destination} is not the local route of route table {tableId}.");
        var route = table.Static[at] with { Target = target == Targets.Local ? target : Targets.Check(world, table, target) };
        return world.With(table with { Static = table.Static.SetItem(at, route) });
    }

    /// <exception cref="Refusal">InvalidRoute.NotFound when no static row has exactly this destination.</exception>
    public static VpcWorld Delete(VpcWorld world, string tableId, Destination destination)
    {
        var table = world.Table(tableId);
        var at = Find(table.Static, destination);
        if (at < 0)
            throw Refusal.State("InvalidRoute.NotFound", $"no route with {Parameter(destination)} {destination} in route table {tableId}");
        if (table.Static[at].Origin == RouteOrigin.Local)
            throw Refusal.State("InvalidParameterValue", $"cannot remove local route {destination} in route table {tableId}");
        return world.With(table with { Static = table.Static.RemoveAt(at) });
    }

    public static int Find(ImmutableArray<Route> routes, Destination destination)
    {
        for (var at = 0; at < routes.Length; at++)
            if (routes[at].Destination.Text == destination.Text) return at;
        return -1;
    }

    private static string Parameter(Destination destination) => destination switch
    {
        { IsPrefixList: true } => "destination-prefix-list-id",
        { IsIPv6: true } => "destination-ipv6-cidr-block",
        _ => "destination-cidr-block",
    };
}
