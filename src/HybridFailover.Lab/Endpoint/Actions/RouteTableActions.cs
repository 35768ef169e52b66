using HybridFailover.Lab.Endpoint.Model;

namespace HybridFailover.Lab.Endpoint.Actions;

/// <summary>Route tables: made, associated, propagated into, described, deleted.</summary>
internal static class RouteTableActions
{
    private static readonly Listing<RouteTable> Tables = new(IdKind.RouteTable, "RouteTableId", table => table.Id, new Dictionary<string, Func<VpcWorld, RouteTable, IEnumerable<string?>>>
    {
        ["route-table-id"] = (_, table) => [table.Id],
        ["vpc-id"] = (_, table) => [table.VpcId],
        ["owner-id"] = (world, _) => [world.AccountId],
        ["association.route-table-association-id"] = (_, table) => table.Associations.Select(each => each.Id),
        ["association.route-table-id"] = (_, table) => table.Associations.IsEmpty ? [] : [table.Id],
        ["association.subnet-id"] = (_, table) => table.Associations.Select(each => each.SubnetId),
        ["association.gateway-id"] = (_, _) => [],
        ["association.main"] = (_, table) => table.Associations.Select(each => each.IsMain ? "true" : "false"),
        ["route.destination-cidr-block"] = (_, table) => Rows(table).Where(row => row.Destination is { IsPrefixList: false, IsIPv6: false }).Select(row => row.Destination.Text),
        ["route.destination-ipv6-cidr-block"] = (_, table) => Rows(table).Where(row => row.Destination.IsIPv6).Select(row => row.Destination.Text),
        ["route.destination-prefix-list-id"] = (_, table) => Rows(table).Where(row => row.Destination.IsPrefixList).Select(row => row.Destination.Text),
        ["route.gateway-id"] = ByTarget("gatewayId"),
        ["route.nat-gateway-id"] = ByTarget("natGatewayId"),
        ["route.transit-gateway-id"] = ByTarget("transitGatewayId"),
        ["route.egress-only-internet-gateway-id"] = ByTarget("egressOnlyInternetGatewayId"),
        ["route.vpc-peering-connection-id"] = ByTarget("vpcPeeringConnectionId"),
        ["route.instance-id"] = (world, table) => Rows(table).Select(row => world.Interfaces.GetValueOrDefault(row.Target)?.Attachment?.InstanceId),
        ["route.origin"] = (_, table) => Rows(table).Select(row => RouteTableText.OriginName(row.Origin)),
        ["route.state"] = (world, table) => Rows(table).Select(row => RouteTableText.StateName(Targets.StateOf(world, row.Target))),
    }) { PageSize = (5, 100) };

    public static readonly Ec2Action[] All =
    [
        Ec2Action.Read("DescribeRouteTables", Tables.Names(), (world, call) =>
        {
            var (items, next) = Tables.Page(world, call.Parameters, world.Tables);
            call.Xml.Items("routeTableSet", items, table => RouteTableText.Write(call.Xml, world, table)).Value("nextToken", next);
        }),

        Ec2Action.Write("CreateRouteTable", ["VpcId", "TagSpecification", "ClientToken"], (world, call) =>
        {
            var id = call.Ids.Next(IdKind.RouteTable);
            var after = Building.AddTable(world, id, call.Parameters.Required("VpcId"));
            after = TagText.TagAtCreation(after, call.Parameters, IdKind.RouteTable, id);
            call.Xml.Open("routeTable");
            RouteTableText.Write(call.Xml, after, after.Tables[id]);
            call.Xml.Close("routeTable");
            return after;
        }),

        Ec2Action.WriteTrue("DeleteRouteTable", ["RouteTableId"], (world, call) => Removal.Table(world, call.Parameters.Required("RouteTableId"))),

        Ec2Action.Write("AssociateRouteTable", ["RouteTableId", "SubnetId"], (world, call) =>
        {
            var id = call.Ids.Next(IdKind.Association);
            var after = Building.Associate(world, id, call.Parameters.Required("RouteTableId"), call.Parameters.Required("SubnetId"));
            call.Xml.Value("associationId", id).Open("associationState").Value("state", "associated").Close("associationState");
            return after;
        }),

        Ec2Action.WriteTrue("DisassociateRouteTable", ["AssociationId"], (world, call) => Building.Disassociate(world, call.Parameters.Required("AssociationId"))),

        Ec2Action.WriteTrue("EnableVgwRoutePropagation", ["GatewayId", "RouteTableId"], (world, call) =>
            Propagation.Enable(world, call.Parameters.Required("RouteTableId"), call.Parameters.Required("GatewayId"))),

        Ec2Action.WriteTrue("DisableVgwRoutePropagation", ["GatewayId", "RouteTableId"], (world, call) =>
            Propagation.Disable(world, call.Parameters.Required("RouteTableId"), call.Parameters.Required("GatewayId"))),
    ];

    private static IEnumerable<Route> Rows(RouteTable table) => table.Static.Concat(table.Propagated);

    private static Func<VpcWorld, RouteTable, IEnumerable<string?>> ByTarget(string element) => (_, table) =>
        Rows(table).Where(row => RouteTableText.TargetElement(row.Target) == element).Select(row => row.Target);
}
