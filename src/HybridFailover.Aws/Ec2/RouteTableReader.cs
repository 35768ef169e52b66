using System.Xml.Linq;
using HybridFailover.Aws.Wire;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Aws.Ec2;

/// <summary>From an <c>item</c> of <c>routeTableSet</c> to a table. Values that EC2 adds some day become <c>Other</c>, never a guess.</summary>
internal static class RouteTableReader
{
    /// <summary>The interface before its instance: a route to an attached interface shows both.</summary>
    private static readonly string[] Targets =
    [
        "networkInterfaceId", "gatewayId", "transitGatewayId", "natGatewayId", "vpcPeeringConnectionId", "localGatewayId",
        "carrierGatewayId", "egressOnlyInternetGatewayId", "coreNetworkArn", "odbNetworkArn", "instanceId",
    ];

    public static RouteTable Read(XElement item) => new(
        item.Text("routeTableId") ?? "",
        item.Text("vpcId") ?? "",
        [.. item.Items("associationSet").Where(Stands).Select(association => association.Text("subnetId")).OfType<string>()],
        item.Items("associationSet").Any(association => association.Text("main") == "true"),
        [.. item.Items("routeSet").Select(ReadRow)]);

    private static bool Stands(XElement association) =>
        association.Child("associationState")?.Text("state") is not ("disassociating" or "disassociated" or "failed");

    private static RouteRow ReadRow(XElement row)
    {
        var text = row.Text("destinationCidrBlock") ?? row.Text("destinationIpv6CidrBlock") ?? row.Text("destinationPrefixListId") ?? "";
        // A destination of a kind unknown here equals none that can be configured, and is still shown.
        return new RouteRow(Destination.Parse(text) ?? new Destination(text, null), TargetOf(row), OriginOf(row.Text("origin")), StateOf(row.Text("state")));
    }

    private static string TargetOf(XElement row)
    {
        foreach (var name in Targets)
            if (row.Text(name) is { } target) return target;
        return "";
    }

    private static RouteOrigin OriginOf(string? text) => text switch
    {
        "CreateRouteTable" => RouteOrigin.Local,
        "CreateRoute" => RouteOrigin.Static,
        "EnableVgwRoutePropagation" => RouteOrigin.Propagated,
        "Advertisement" => RouteOrigin.Advertised,
        _ => RouteOrigin.Other,
    };

    private static RouteState StateOf(string? text) => text switch
    {
        "active" => RouteState.Active,
        "blackhole" => RouteState.Blackhole,
        "filtered" => RouteState.Filtered,
        _ => RouteState.Other,
    };
}
