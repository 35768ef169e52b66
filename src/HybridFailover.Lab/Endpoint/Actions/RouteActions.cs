using System.Net.Sockets;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab.Endpoint.Model;
using HybridFailover.Lab.Endpoint.Wire;

namespace HybridFailover.Lab.Endpoint.Actions;

/// <summary>CreateRoute, ReplaceRoute, DeleteRoute.</summary>
internal static class RouteActions
{
    private static readonly string[] DestinationNames = ["DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId"];

    private static readonly string[] TargetNames =
    [
        "NetworkInterfaceId", "GatewayId", "InstanceId", "NatGatewayId", "TransitGatewayId", "LocalGatewayId", "CarrierGatewayId",
        "VpcPeeringConnectionId", "EgressOnlyInternetGatewayId", "VpcEndpointId", "CoreNetworkArn", "OdbNetworkArn",
    ];

    public static readonly Ec2Action[] All =
    [
        Ec2Action.WriteTrue("CreateRoute", ["RouteTableId", .. DestinationNames, .. TargetNames], (world, call) =>
            Routes.Create(world, TableId(call), DestinationOf(call.Parameters), TargetOf(call.Parameters), call.Options.RoutesPerTable)),

        Ec2Action.WriteTrue("ReplaceRoute", ["RouteTableId", "LocalTarget", .. DestinationNames, .. TargetNames], (world, call) =>
            Routes.Replace(world, TableId(call), DestinationOf(call.Parameters), call.Parameters.Bool("LocalTarget") ? Targets.Local : TargetOf(call.Parameters))),

        Ec2Action.WriteTrue("DeleteRoute", ["RouteTableId", .. DestinationNames], (world, call) =>
            Routes.Delete(world, TableId(call), DestinationOf(call.Parameters))),
    ];

    private static string TableId(Call call) => IdKind.RouteTable.Check(call.Parameters.Required("RouteTableId"));

    private static Destination DestinationOf(Parameters parameters)
    {
        var (name, value) = OnlyOne(parameters, DestinationNames);
        if (name == "DestinationPrefixListId") return new Destination(IdKind.PrefixList.Check(value), null);
        return Cidrs.Read(value, Parameters.Lower(name), name == "DestinationCidrBlock" ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6);
    }

    private static string TargetOf(Parameters parameters)
    {
        var (name, value) = OnlyOne(parameters, TargetNames);
        return name switch
        {
            "NetworkInterfaceId" => IdKind.Interface.Check(value),
            "InstanceId" => IdKind.Instance.Check(value),
            _ => value,
        };
    }

    private static (string Name, string Value) OnlyOne(Parameters parameters, string[] names)
    {
        (string, string)? found = null;
        foreach (var name in names)
        {
            if (parameters[name] is not { Length: > 0 } value) continue;
            if (found is not null) throw Refusal.Bad("InvalidParameterCombination", $"The request must contain exactly one of {Listed(names)}");
            found = (name, value);
        }

        return found ?? throw Refusal.Bad("MissingParameter", $"The request must contain exactly one of {Listed(names)}");
    }

    private static string Listed(string[] names) => string.Join(", ", names.Select(Parameters.Lower));
}
