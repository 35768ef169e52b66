using HybridFailover.Engine.Routing;
using HybridFailover.Lab.Endpoint.Model;
using HybridFailover.Lab.Endpoint.Wire;

namespace HybridFailover.Lab.Endpoint.Actions;

/// <summary>A route table as EC2 writes it.</summary>
internal static class RouteTableText
{
    public static void Write(XmlText xml, VpcWorld world, RouteTable table)
    {
        xml.Value("routeTableId", table.Id).Value("vpcId", table.VpcId).Value("ownerId", world.AccountId).Open("routeSet");
        foreach (var route in table.Static) WriteRoute(xml, world, route);
        foreach (var route in table.Propagated) WriteRoute(xml, world, route);
        xml.Close("routeSet").Items("associationSet", table.Associations, association => xml
            .Value("routeTableAssociationId", association.Id).Value("routeTableId", table.Id).Value("subnetId", association.SubnetId).Value("main", association.IsMain)
            .Open("associationState").Value("state", "associated").Close("associationState"));
        xml.Items("propagatingVgwSet", table.PropagatingGateways, gateway => xml.Value("gatewayId", gateway));
        xml.WriteTags(world, table.Id);
    }

    public static string OriginName(RouteOrigin origin) => origin switch
    {
        RouteOrigin.Local => "CreateRouteTable",
        RouteOrigin.Static => "CreateRoute",
        _ => "EnableVgwRoutePropagation",
    };

    public static string StateName(RouteState state) => state == RouteState.Blackhole ? "blackhole" : "active";

    /// <summary>By the target's prefix: which element names it.</summary>
    public static string TargetElement(string target) => target switch
    {
        _ when target.StartsWith("eni-", StringComparison.Ordinal) => "networkInterfaceId",
        _ when target.StartsWith("nat-", StringComparison.Ordinal) => "natGatewayId",
        _ when target.StartsWith("tgw-", StringComparison.Ordinal) => "transitGatewayId",
        _ when target.StartsWith("lgw-", StringComparison.Ordinal) => "localGatewayId",
        _ when target.StartsWith("cagw-", StringComparison.Ordinal) => "carrierGatewayId",
        _ when target.StartsWith("pcx-", StringComparison.Ordinal) => "vpcPeeringConnectionId",
        _ when target.StartsWith("eigw-", StringComparison.Ordinal) => "egressOnlyInternetGatewayId",
        _ when target.StartsWith("arn:", StringComparison.Ordinal) => target.Contains(":odb:", StringComparison.Ordinal) ? "odbNetworkArn" : "coreNetworkArn",
        _ => "gatewayId",
    };

    private static void WriteRoute(XmlText xml, VpcWorld world, Route route)
    {
        xml.Open("item").Value(DestinationElement(route), route.Destination.Text);
        // A route to an attached interface also names the instance behind it.
        if (world.Interfaces.TryGetValue(route.Target, out var found) && found.Attachment is { } attachment)
            xml.Value("instanceId", attachment.InstanceId).Value("instanceOwnerId", world.AccountId);
        xml.Value(TargetElement(route.Target), route.Target)
            .Value("state", StateName(Targets.StateOf(world, route.Target))).Value("origin", OriginName(route.Origin)).Close("item");
    }

    private static string DestinationElement(Route route) => route.Destination switch
    {
        { IsPrefixList: true } => "destinationPrefixListId",
        { IsIPv6: true } => "destinationIpv6CidrBlock",
        _ => "destinationCidrBlock",
    };
}
