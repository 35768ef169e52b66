using System.Net;
using System.Text;
using HybridFailover.Aws.Credentials;
using HybridFailover.Aws.Ec2;
using HybridFailover.Aws.Wire;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Aws.Routes;

/// <summary>
/// Runs writes and a read against answers that are made up in here, so that the code of the first real failover is compiled
/// by then. Nothing leaves the process.
/// </summary>
internal static class Rehearsal
{
    private const string Table = "rtb-00000000000000000";

    public static async Task RunAsync(Clock clock)
    {
        var endpoint = new Uri("https://rehearsal.invalid/");
        using var http = new HttpClient(new Echo());
        var credentials = new CredentialSource(CredentialChain.Of(new AwsKeys("rehearsal", "rehearsal")), clock, NullLogger.Instance);
        var channel = new QueryChannel(http, endpoint, new RequestSigner("ec2", "us-east-1"), credentials, clock);
        var client = new Ec2Client(channel, clock, new Random(1));
        var shared = new SharedReads(client, clock);
        var slot = new Slot(Table, Destination.Parse("192.0.2.0/24")!);
        foreach (var (to, seen) in new[] { ("eni-1", null), ("eni-1", "eni-2"), ("propagated", "eni-2") })
            await RouteWriter.RunAsync(new WriteAttempt(new SlotWrite(slot, new NextHop(to), seen, new HashSet<string> { "eni-1", "eni-2" }), client, shared, clock, default));
        await new RouteReader(client, clock).ReadAsync([Table], [], default);
    }

    private sealed class Echo : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var form = await request.Content!.ReadAsStringAsync(cancellationToken);
            var action = form["Action=".Length..form.IndexOf('&', StringComparison.Ordinal)];
            var body = action == "DescribeRouteTables"
                ? $"<routeTableSet><item><routeTableId>{Table}</routeTableId><routeSet><item><destinationCidrBlock>192.0.2.0/24</destinationCidrBlock><networkInterfaceId>eni-2</networkInterfaceId><origin>CreateRoute</origin><state>active</state></item></routeSet></item></routeTableSet>"
                : "<return>true</return>";
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent($"<{action}Response>{body}</{action}Response>", Encoding.UTF8, "text/xml"),
            };
        }
    }
}
