using HybridFailover.Lab.Endpoint.Model;
using HybridFailover.Lab.Endpoint.Wire;

namespace HybridFailover.Lab.Endpoint.Actions;

/// <summary>Virtual private gateways.</summary>
internal static class GatewayActions
{
    private static readonly Listing<VpnGateway> Gateways = new(IdKind.VpnGateway, "VpnGatewayId", gateway => gateway.Id, new Dictionary<string, Func<VpcWorld, VpnGateway, IEnumerable<string?>>>
    {
        ["vpn-gateway-id"] = (_, gateway) => [gateway.Id],
        ["state"] = (_, _) => ["available"],
        ["type"] = (_, _) => ["ipsec.1"],
        ["amazon-side-asn"] = (_, _) => ["64512"],
        ["attachment.vpc-id"] = (_, gateway) => [gateway.VpcId],
        ["attachment.state"] = (_, gateway) => [gateway.VpcId is null ? null : "attached"],
    }) { PageSize = null };

    public static readonly Ec2Action[] All =
    [
        Ec2Action.Write("CreateVpnGateway", ["Type", "AmazonSideAsn", "AvailabilityZone", "TagSpecification"], (world, call) =>
        {
            if (call.Parameters.Required("Type") is var type && type != "ipsec.1") throw Refusal.Invalid(type, "type", "It must be ipsec.1.");
            var gateway = new VpnGateway(call.Ids.Next(IdKind.VpnGateway), null);
            var after = TagText.TagAtCreation(world.With(gateway), call.Parameters, IdKind.VpnGateway, gateway.Id);
            call.Xml.Open("vpnGateway");
            Write(call.Xml, after, gateway);
            call.Xml.Close("vpnGateway");
            return after;
        }),

        Ec2Action.Read("DescribeVpnGateways", Gateways.Names(), (world, call) =>
        {
            var (items, _) = Gateways.Page(world, call.Parameters, world.Gateways);
            call.Xml.Items("vpnGatewaySet", items, gateway => Write(call.Xml, world, gateway));
        }),

        Ec2Action.Write("AttachVpnGateway", ["VpnGatewayId", "VpcId"], (world, call) =>
        {
            var vpc = call.Parameters.Required("VpcId");
            var after = GatewayAttachment.Attach(world, call.Parameters.Required("VpnGatewayId"), vpc);
            call.Xml.Open("attachment").Value("vpcId", vpc).Value("state", "attached").Close("attachment");
            return after;
        }),

        Ec2Action.WriteTrue("DetachVpnGateway", ["VpnGatewayId", "VpcId"], (world, call) =>
            GatewayAttachment.Detach(world, call.Parameters.Required("VpnGatewayId"), call.Parameters.Required("VpcId"))),

        Ec2Action.WriteTrue("DeleteVpnGateway", ["VpnGatewayId"], (world, call) => Removal.Gateway(world, call.Parameters.Required("VpnGatewayId"))),
    ];

    private static void Write(XmlText xml, VpcWorld world, VpnGateway gateway)
    {
        xml.Value("vpnGatewayId", gateway.Id).Value("state", "available").Value("type", "ipsec.1").Value("amazonSideAsn", "64512").Open("attachments");
        if (gateway.VpcId is { } vpc) xml.Open("item").Value("vpcId", vpc).Value("state", "attached").Close("item");
        xml.Close("attachments").WriteTags(world, gateway.Id);
    }
}
