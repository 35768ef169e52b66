using System.Text;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab.Endpoint.Model;
using HybridFailover.Lab.Endpoint.Wire;

namespace HybridFailover.Lab.Endpoint.Hosting;

/// <summary>
/// Lets the runtime compile what a failover will need, once in a process, on an endpoint and a network of its own that nobody sees:
/// the failover times of others are measured against this endpoint.
/// </summary>
internal static class WarmUp
{
    /// <summary>Beyond the runtime's threshold for its first optimisation.</summary>
    private const int Rounds = 40;

    private const string Vpc = "vpc-00000001";
    private const string Subnet = "subnet-00000001";
    private const string Table = "rtb-00000001";
    private const string Interface = "eni-00000001";
    private const string Slot = $"Version=2016-11-15&RouteTableId={Table}&DestinationCidrBlock=192.168.0.0%2F16";

    private static readonly string[] Bodies =
    [
        $"Action=CreateRoute&{Slot}&NetworkInterfaceId={Interface}",
        // Refused: the first error of a process is slow as well.
        $"Action=CreateRoute&{Slot}&NetworkInterfaceId={Interface}",
        $"Action=DescribeRouteTables&Version=2016-11-15&RouteTableId.1={Table}",
        $"Action=ReplaceRoute&{Slot}&NetworkInterfaceId={Interface}",
        $"Action=DeleteRoute&{Slot}",
    ];

    private static readonly Lazy<Task> Once = new(RunAsync);

    public static Task OnceAsync() => Once.Value;

    private static async Task RunAsync()
    {
        var options = new EndpointOptions();
        var clock = new Clock(options.Time);
        var network = new VpcNetwork(new VpcWorld(options.AccountId, options.Region), new Ids(0), clock);
        network.AddVpc(Vpc, "10.0.0.0/16");
        network.AddSubnet(Subnet, Vpc, "10.0.0.0/24");
        network.AddTable(Table, Vpc);
        network.AddInterface(Interface, Subnet);
        network.Subscribe(new DeafSink());
        var (faults, calls) = (new Faults(network, clock), new CallLog(1));
        var api = new Ec2Api(network, faults, calls, options, clock);
        await using var web = EndpointHost.Build(options, new HttpExchange(api, new LabRequests(faults, calls), CancellationToken.None));
        await web.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(web.Urls.First()) };
        for (var round = 0; round < Rounds; round++)
            foreach (var body in Bodies) await SendAsync(client, options.Region, body, clock.UtcNow);
    }

    private static async Task SendAsync(HttpClient client, string region, string body, DateTimeOffset now)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(Encoding.ASCII.GetBytes(body)) };
        foreach (var (name, value) in RequestSigner.Headers(AccessKey.Lab, region, "ec2", client.BaseAddress!.Authority, body, now))
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
    }

    private sealed class DeafSink : IRouteSink
    {
        public void TableChanged(string routeTableId, IReadOnlyList<RouteRow> rows)
        {
            // Only there so that the telling is compiled.
        }
    }
}
