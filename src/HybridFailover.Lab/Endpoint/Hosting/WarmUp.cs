using System.Text;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab.Endpoint.Model;
using HybridFailover.Lab.Endpoint.Wire;

namespace HybridFailover.Lab.Endpoint.Hosting;

/// <summary>Lets the runtime compile what a failover will need, on a network that nobody sees: the failover times of others are measured against this endpoint.</summary>
internal static class WarmUp
{
    /// <summary>Beyond the runtime's threshold for its first optimisation.</summary>
    private const int Rounds = 40;

    private const string Version = "&Version=2016-11-15";
    private const string Table = "rtb-00000001";
    private const string Interface = "eni-00000001";

    public static async Task RunAsync(EndpointOptions options)
    {
        var clock = new Clock(options.Time);
        var scratch = options with { AccessKeys = [AccessKey.Lab], Sink = null };
        var network = new VpcNetwork(new VpcWorld(options.AccountId, options.Region), new Ids(0), clock);
        network.AddVpc("vpc-00000001", "10.0.0.0/16");
        network.AddSubnet("subnet-00000001", "vpc-00000001", "10.0.0.0/24");
        network.AddTable(Table, "vpc-00000001");
        network.AddInterface(Interface, "subnet-00000001");
        network.Subscribe(new DeafSink());
        var api = new Ec2Api(network, new Faults(network, clock), new CallLog(1), scratch, clock);
        string[] calls =
        [
            $"Action=CreateRoute{Version}&RouteTableId={Table}&DestinationCidrBlock=192.168.0.0%2F16&NetworkInterfaceId={Interface}",
            // The first error of a process is slow as well.
            $"Action=CreateRoute{Version}&RouteTableId={Table}&DestinationCidrBlock=192.168.0.0%2F16&NetworkInterfaceId={Interface}",
            $"Action=DescribeRouteTables{Version}&RouteTableId.1={Table}",
            $"Action=ReplaceRoute{Version}&RouteTableId={Table}&DestinationCidrBlock=192.168.0.0%2F16&NetworkInterfaceId={Interface}",
            $"Action=DeleteRoute{Version}&RouteTableId={Table}&DestinationCidrBlock=192.168.0.0%2F16",
        ];
        for (var round = 0; round < Rounds; round++)
            foreach (var body in calls)
            {
                var headers = RequestSigner.Headers(AccessKey.Lab, options.Region, "ec2", "localhost", body, clock.UtcNow);
                await api.AnswerAsync(new SignedRequest("POST", "/", "", headers.GetValueOrDefault, Encoding.ASCII.GetBytes(body)), CancellationToken.None);
            }
    }

    /// <summary>A few requests over a real connection. They ask for nothing, and leave nothing in the log of calls.</summary>
    public static async Task ListenerAsync(Uri url, CancellationToken cancel)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = url };
        for (var round = 0; round < 5; round++)
            using (await client.PostAsync(new Uri("/lab/warm-up", UriKind.Relative), new StringContent("Action=Nothing"), cancel)) { }
    }

    private sealed class DeafSink : IRouteSink
    {
        public void TableChanged(string routeTableId, IReadOnlyList<Engine.Routing.RouteRow> rows)
        {
            // Only there so that the telling is compiled.
        }
    }
}
