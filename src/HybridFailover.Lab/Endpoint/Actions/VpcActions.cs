using System.Net.Sockets;
using HybridFailover.Lab.Endpoint.Model;
using HybridFailover.Lab.Endpoint.Wire;

namespace HybridFailover.Lab.Endpoint.Actions;

/// <summary>VPCs and subnets.</summary>
internal static class VpcActions
{
    private static readonly Listing<Vpc> Vpcs = new(IdKind.Vpc, "VpcId", vpc => vpc.Id, new Dictionary<string, Func<VpcWorld, Vpc, IEnumerable<string?>>>
    {
        ["vpc-id"] = (_, vpc) => [vpc.Id],
        ["cidr"] = (_, vpc) => [vpc.Cidr.Text],
        ["cidr-block-association.cidr-block"] = (_, vpc) => [vpc.Cidr.Text],
        ["owner-id"] = (world, _) => [world.AccountId],
        ["state"] = (_, _) => ["available"],
        ["is-default"] = (_, _) => ["false"],
    });

    private static readonly Listing<Subnet> Subnets = new(IdKind.Subnet, "SubnetId", subnet => subnet.Id, new Dictionary<string, Func<VpcWorld, Subnet, IEnumerable<string?>>>
    {
        ["subnet-id"] = (_, subnet) => [subnet.Id],
        ["vpc-id"] = (_, subnet) => [subnet.VpcId],
        ["cidr-block"] = (_, subnet) => [subnet.Cidr.Text],
        ["availability-zone"] = (_, subnet) => [subnet.Zone],
        ["owner-id"] = (world, _) => [world.AccountId],
        ["state"] = (_, _) => ["available"],
    });

    public static readonly Ec2Action[] All =
    [
        Ec2Action.Write("CreateVpc", ["CidrBlock", "InstanceTenancy", "TagSpecification"], (world, call) =>
        {
            var id = call.Ids.Next(IdKind.Vpc);
            var cidr = Cidrs.Read(call.Parameters.Required("CidrBlock"), "cidrBlock", AddressFamily.InterNetwork);
            if (cidr.Network!.Value.PrefixLength is < 16 or > 28) throw Refusal.Bad("InvalidVpc.Range", $"The CIDR '{cidr}' is invalid.");
            var after = Building.AddVpc(world, id, cidr, call.Ids.Next(IdKind.RouteTable), call.Ids.Next(IdKind.Association));
            after = TagText.TagAtCreation(after, call.Parameters, IdKind.Vpc, id);
            call.Xml.Open("vpc");
            WriteVpc(call.Xml, after, after.Vpcs[id]);
            call.Xml.Close("vpc");
            return after;
        }),

        Ec2Action.Read("DescribeVpcs", Vpcs.Names(), (world, call) =>
        {
            var (items, next) = Vpcs.Page(world, call.Parameters, world.Vpcs);
            call.Xml.Items("vpcSet", items, vpc => WriteVpc(call.Xml, world, vpc)).Value("nextToken", next);
        }),

        Ec2Action.WriteTrue("DeleteVpc", ["VpcId"], (world, call) => Removal.Vpc(world, call.Parameters.Required("VpcId"))),

        Ec2Action.Write("CreateSubnet", ["VpcId", "CidrBlock", "AvailabilityZone", "TagSpecification"], (world, call) =>
        {
            var id = call.Ids.Next(IdKind.Subnet);
            var cidr = Cidrs.Read(call.Parameters.Required("CidrBlock"), "cidrBlock", AddressFamily.InterNetwork);
            var zone = call.Parameters["AvailabilityZone"] ?? $"{world.Region}a";
            var after = Building.AddSubnet(world, id, call.Parameters.Required("VpcId"), cidr, zone);
            after = TagText.TagAtCreation(after, call.Parameters, IdKind.Subnet, id);
            call.Xml.Open("subnet");
            WriteSubnet(call.Xml, after, after.Subnets[id]);
            call.Xml.Close("subnet");
            return after;
        }),

        Ec2Action.Read("DescribeSubnets", Subnets.Names(), (world, call) =>
        {
            var (items, next) = Subnets.Page(world, call.Parameters, world.Subnets);
            call.Xml.Items("subnetSet", items, subnet => WriteSubnet(call.Xml, world, subnet)).Value("nextToken", next);
        }),

        Ec2Action.WriteTrue("DeleteSubnet", ["SubnetId"], (world, call) => Removal.Subnet(world, call.Parameters.Required("SubnetId"))),
    ];

    private static void WriteVpc(XmlText xml, VpcWorld world, Vpc vpc) => xml
        .Value("vpcId", vpc.Id).Value("ownerId", world.AccountId).Value("state", "available").Value("cidrBlock", vpc.Cidr.Text)
        .Value("instanceTenancy", "default").Value("isDefault", false).WriteTags(world, vpc.Id);

    private static void WriteSubnet(XmlText xml, VpcWorld world, Subnet subnet) => xml
        .Value("subnetId", subnet.Id).Value("ownerId", world.AccountId).Value("state", "available").Value("vpcId", subnet.VpcId)
        .Value("cidrBlock", subnet.Cidr.Text).Value("availabilityZone", subnet.Zone).Value("mapPublicIpOnLaunch", false).WriteTags(world, subnet.Id);
}
