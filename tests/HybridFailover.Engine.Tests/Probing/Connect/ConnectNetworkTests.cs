using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Probing.Connect;
using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Engine.Tests.Probing.Connect;

/// <summary>Against real servers on loopback.</summary>
public sealed class ConnectNetworkTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly ConnectNetwork _network;

    public ConnectNetworkTests() =>
        _network = new ConnectNetwork(new Clock(TimeProvider.System), () => _arrived.Release(), NullLogger<ConnectNetwork>.Instance);

    public void Dispose()
    {
        _network.Dispose();
        _arrived.Dispose();
    }

    [Fact]
    public async Task A_connection_is_an_answer_with_its_round_trip()
    {
        using var server = SmallServer.Status(200);
        var result = await Attempt(Tcp(server.Port), attempt: 42);
        Assert.Equal((42, ConnectOutcome.Answered, ConnectFailure.None), (result.Attempt, result.Outcome, result.Failure));
        Assert.True(result.EndedAt > result.SentAt);
    }

    [Fact]
    public async Task A_refusal_is_a_failure_and_says_so()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        Assert.Equal(ConnectFailure.Refused, (await Attempt(Tcp(port))).Failure);
        Assert.Equal(ConnectFailure.Refused, (await Attempt(Http(port))).Failure);
    }

    [Theory]
    [InlineData(200, ConnectFailure.None)]
    [InlineData(301, ConnectFailure.None)]
    [InlineData(401, ConnectFailure.None)]
    [InlineData(404, ConnectFailure.None)]
    [InlineData(499, ConnectFailure.None)]
    [InlineData(500, ConnectFailure.StatusNotAccepted)]
    [InlineData(503, ConnectFailure.StatusNotAccepted)]
    public async Task Any_status_below_500_is_an_answer(int status, ConnectFailure failure)
    {
        using var server = SmallServer.Status(status, "Location: http://127.0.0.1:1/\r\nSet-Cookie: a=b\r\n");
        Assert.Equal(failure, (await Attempt(Http(server.Port))).Failure);
    }

    [Fact]
    public async Task No_redirect_is_followed_no_cookie_kept_and_each_attempt_connects_anew()
    {
        using var server = SmallServer.Status(302, "Location: /elsewhere\r\nSet-Cookie: a=b\r\n");
        var target = Http(server.Port);
        await Attempt(target);
        await Attempt(target);
        Assert.Equal(2, server.Accepted);
        Assert.StartsWith("GET /health HTTP/1.1\r\n", server.LastRequest, StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie", server.LastRequest, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_time_is_a_failure()
    {
        using var server = new SmallServer(_ => null);
        Assert.Equal(ConnectFailure.TimedOut, (await Attempt(Http(server.Port), TimeSpan.FromMilliseconds(30))).Failure);
    }

    [Fact]
    public async Task An_answer_that_is_not_HTTP_is_a_failure()
    {
        using var server = new SmallServer(_ => "SSH-2.0-OpenSSH_9.2\r\n");
        Assert.Equal(ConnectFailure.ConnectionBroken, (await Attempt(Http(server.Port))).Failure);
        using var mute = new SmallServer(_ => "");
        Assert.Equal(ConnectFailure.ConnectionBroken, (await Attempt(Http(mute.Port))).Failure);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_a_failure()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var wanted = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var certificate = wanted.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var server = new SmallServer(_ => "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", certificate);
        Assert.Equal(ConnectFailure.TlsFailed, (await Attempt(Http(server.Port, "https"))).Failure);
    }

    [Fact]
    public async Task The_source_address_is_bound_to()
    {
        using var server = SmallServer.Status(200);
        Assert.Equal(ConnectOutcome.Answered, (await Attempt(Tcp(server.Port) with { Source = IPAddress.Parse("127.0.0.77") })).Outcome);
        Assert.Equal(ConnectOutcome.Answered, (await Attempt(Http(server.Port) with { Source = IPAddress.Parse("127.0.0.78") })).Outcome);
        Assert.Equal(IPAddress.Parse("127.0.0.78"), server.LastClient);
    }

    [Fact]
    public async Task What_can_not_be_bound_was_never_sent()
    {
        using var server = SmallServer.Status(200);
        var result = await Attempt(Tcp(server.Port) with { Source = IPAddress.Parse("203.0.113.77") });
        Assert.Equal((ConnectOutcome.NotSent, ConnectFailure.SourceMissing), (result.Outcome, result.Failure));
        result = await Attempt(Http(server.Port) with { Interface = "hf-none" });
        Assert.Equal((ConnectOutcome.NotSent, ConnectFailure.InterfaceMissing), (result.Outcome, result.Failure));
        Assert.Equal(0, server.Accepted);
    }

    [Fact]
    public async Task An_interface_is_bound_to()
    {
        using var server = SmallServer.Status(200);
        Assert.Equal(ConnectOutcome.Answered, (await Attempt(Tcp(server.Port) with { Interface = "lo" })).Outcome);
    }

    [Fact]
    public async Task A_name_without_an_address_was_never_sent()
    {
        // RFC 6761 keeps .invalid without addresses for ever.
        var target = new Target("http://nowhere.invalid/", TargetKind.Http, null, 80, new Uri("http://nowhere.invalid/"));
        var result = await Attempt(target);
        Assert.Equal((ConnectOutcome.NotSent, ConnectFailure.NameNotResolved), (result.Outcome, result.Failure));
    }

    [Fact]
    public async Task One_attempt_at_a_time_runs_for_a_target()
    {
        using var server = new SmallServer(_ => null);
        var target = Http(server.Port);
        _network.Start(1, target, Long);
        _network.Start(2, target, Long);
        var result = await Take();
        Assert.Equal((2, ConnectOutcome.NotSent, ConnectFailure.AlreadyRunning), (result.Attempt, result.Outcome, result.Failure));
        Assert.False(_network.TryTake(out _));

        // A target of the same text on another path is another target.
        result = await Attempt(target with { Text = new string(target.Text) }, TimeSpan.FromMilliseconds(30), attempt: 3);
        Assert.Equal((3, ConnectFailure.TimedOut), (result.Attempt, result.Failure));
    }

    private static Target Tcp(int port) => new($"tcp://127.0.0.1:{port}", TargetKind.Tcp, IPAddress.Loopback, port);

    private static Target Http(int port, string scheme = "http")
    {
        var url = new Uri($"{scheme}://127.0.0.1:{port}/health");
        return new Target(url.ToString(), TargetKind.Http, IPAddress.Loopback, port, url);
    }

    private async Task<ConnectResult> Attempt(Target target, TimeSpan? timeout = null, long attempt = 1)
    {
        _network.Start(attempt, target, timeout ?? Long);
        return await Take();
    }

    private async Task<ConnectResult> Take()
    {
        Assert.True(await _arrived.WaitAsync(Long, TestContext.Current.CancellationToken));
        Assert.True(_network.TryTake(out var result));
        return result;
    }
}
