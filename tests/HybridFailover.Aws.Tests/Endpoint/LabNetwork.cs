using HybridFailover.Lab.Endpoint;

namespace HybridFailover.Aws.Tests.Endpoint;

/// <summary>A small network as the lab has it: one VPC, a production table with a propagated row, an appliance's interface.</summary>
internal static class LabNetwork
{
    public const string Vpc = "vpc-0a1b2c3d4e5f60001";
    public const string Subnet = "subnet-0a1b2c3d4e5f60001";
    public const string ApplianceSubnet = "subnet-0a1b2c3d4e5f60002";
    public const string Table = "rtb-0a1b2c3d4e5f60001";
    public const string Other = "rtb-0a1b2c3d4e5f60002";
    public const string Interface = "eni-0a1b2c3d4e5f60001";
    public const string Standby = "eni-0a1b2c3d4e5f60002";
    public const string Appliance = "i-0a1b2c3d4e5f60001";
    public const string Gateway = "vgw-0a1b2c3d4e5f60001";
    public const string OnPremises = "192.168.50.0/24";

    public static async Task<Ec2Endpoint> StartAsync(EndpointOptions? options = null)
    {
        var endpoint = await Ec2Endpoint.StartAsync(options, TestContext.Current.CancellationToken);
        Build(endpoint.Network);
        return endpoint;
    }

    public static void Build(VpcNetwork network)
    {
        network.AddVpc(Vpc, "10.0.0.0/16", "rtb-0a1b2c3d4e5f60000");
        network.AddSubnet(Subnet, Vpc, "10.0.1.0/24", "us-east-1-lax-1a");
        network.AddSubnet(ApplianceSubnet, Vpc, "10.0.3.0/24", "us-east-1-lax-1a");
        network.AddTable(Table, Vpc, Subnet);
        network.AddTable(Other, Vpc);
        network.AddInterface(Interface, ApplianceSubnet, "10.0.3.10", Appliance);
        network.AddInterface(Standby, ApplianceSubnet, "10.0.3.11");
        network.AddGateway(Gateway, Vpc);
        network.EnablePropagation(Table, Gateway);
        network.Learn(Gateway, OnPremises);
    }
}
