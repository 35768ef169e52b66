using System.Globalization;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab.Endpoint;

namespace HybridFailover.Benchmarks.Routes;

/// <summary>The other process of <see cref="RoutesProcess"/>: the lab's endpoint with route tables that each have a propagated row for each destination.</summary>
internal static class RoutesServer
{
    public const string Command = "serve-routes", Region = "us-east-1";
    public const string Appliance = "eni-0a1b2c3d4e5f60001";
    private const string Vpc = "vpc-0a1b2c3d4e5f60001", Subnet = "subnet-0a1b2c3d4e5f60001", Gateway = "vgw-0a1b2c3d4e5f60001";

    public static string Table(int number) => $"rtb-0a1b2c3d4e5f7{number:x4}";

    public static Destination OnPremises(int number) => Destination.Parse($"192.168.{number}.0/24")!;

    /// <summary>Prints its URL and serves until its input ends, which it does when its parent ends.</summary>
    /// <param name="arguments">How many tables, how many destinations.</param>
    public static async Task<int> ServeAsync(string[] arguments)
    {
        var (tables, destinations) = (int.Parse(arguments[0], CultureInfo.InvariantCulture), int.Parse(arguments[1], CultureInfo.InvariantCulture));
        await using var endpoint = await Ec2Endpoint.StartAsync(new EndpointOptions { Region = Region });
        var network = endpoint.Network;
        network.AddVpc(Vpc, "10.0.0.0/16");
        network.AddSubnet(Subnet, Vpc, "10.0.1.0/24");
        network.AddInterface(Appliance, Subnet, "10.0.1.10");
        network.AddGateway(Gateway, Vpc);
        for (var number = 0; number < destinations; number++) network.Learn(Gateway, OnPremises(number).Text);
        for (var table = 0; table < tables; table++)
        {
            network.AddTable(Table(table), Vpc);
            network.EnablePropagation(Table(table), Gateway);
        }
        Console.WriteLine(endpoint.Url);
        while (await Console.In.ReadLineAsync() is not null) { }
        return 0;
    }
}
