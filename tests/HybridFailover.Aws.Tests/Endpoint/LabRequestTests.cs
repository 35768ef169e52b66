using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using HybridFailover.Lab.Endpoint;
using static HybridFailover.Aws.Tests.Endpoint.LabNetwork;

namespace HybridFailover.Aws.Tests.Endpoint;

/// <summary>Faults and the log of calls over HTTP, and the other listeners.</summary>
public sealed class LabRequestTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Faults_are_set_shown_and_cleared_over_HTTP()
    {
        await using var endpoint = await StartAsync();
        using var http = new HttpClient { BaseAddress = endpoint.Url };
        using var client = new RawClient(endpoint.Url);

        var set = await http.PostAsync("/lab/faults", Json("""{ "kind": "RequestLimitExceeded", "action": "Describe*", "times": 3, "for": "00:10:00" }"""), Cancel);
        var refused = await client.CallAsync("DescribeVpcs");
        var shown = await http.GetFromJsonAsync<JsonElement>("/lab/faults", Cancel);
        var cleared = await http.DeleteAsync("/lab/faults", Cancel);

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NoContent], [set.StatusCode, cleared.StatusCode]);
        Assert.Equal("RequestLimitExceeded", refused.Code);
        Assert.Equal(("RequestLimitExceeded", 2), (shown[0].GetProperty("kind").GetString(), shown[0].GetProperty("times").GetInt32()));
        Assert.Equal(200, (await client.CallAsync("DescribeVpcs")).Status);
    }

    [Fact]
    public async Task A_bucket_set_over_HTTP_has_the_size_of_EC2s_own()
    {
        await using var endpoint = await StartAsync();
        using var http = new HttpClient { BaseAddress = endpoint.Url };
        using var client = new RawClient(endpoint.Url);
        await http.PostAsync("/lab/faults", Json("""{ "kind": "TokenBucket", "perSecond": 0 }"""), Cancel);

        var passed = 0;
        while ((await client.CallAsync("DescribeVpcs")).Status == 200) passed++;

        Assert.Equal(50, passed);
    }

    [Theory]
    [InlineData("{ \"kind\": \"Earthquake\" }")]
    [InlineData("{ \"kind\": \"Unavailable\", \"tmes\": 1 }")]
    [InlineData("{ \"kind\": \"InterfaceLost\", \"interface\": \"eni-0123456789abcdef0\" }")]
    [InlineData("{ }")]
    [InlineData("null")]
    public async Task What_is_no_fault_is_refused_with_a_reason(string body)
    {
        await using var endpoint = await StartAsync();
        using var http = new HttpClient { BaseAddress = endpoint.Url };

        var answer = await http.PostAsync("/lab/faults", Json(body), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("error").GetString()!);
        Assert.Empty(endpoint.Faults.Active);
    }

    [Fact]
    public async Task The_log_of_calls_tells_what_was_asked_and_answered()
    {
        await using var endpoint = await StartAsync();
        using var http = new HttpClient { BaseAddress = endpoint.Url };
        using var client = new RawClient(endpoint.Url);
        await client.CallAsync("DescribeVpcs");
        await client.CallAsync("DeleteRoute", ("RouteTableId", Table), ("DestinationCidrBlock", OnPremises));

        var log = await http.GetFromJsonAsync<JsonElement>("/lab/calls?action=DeleteRoute&after=1", Cancel);

        Assert.Equal((2, 0, 1), (log.GetProperty("count").GetInt32(), log.GetProperty("forgotten").GetInt32(), log.GetProperty("calls").GetArrayLength()));
        var call = log.GetProperty("calls")[0];
        Assert.Equal((2, "DeleteRoute", 400, "InvalidRoute.NotFound"), (call.GetProperty("number").GetInt32(), call.GetProperty("action").GetString(), call.GetProperty("status").GetInt32(), call.GetProperty("code").GetString()));
        Assert.Equal(OnPremises, call.GetProperty("parameters").GetProperty("DestinationCidrBlock").GetString());
        Assert.False(call.GetProperty("isChange").GetBoolean());
    }

    [Fact]
    public async Task A_web_page_cannot_set_faults()
    {
        await using var endpoint = await StartAsync();
        using var http = new HttpClient { BaseAddress = endpoint.Url };
        http.DefaultRequestHeaders.Add("Origin", "http://elsewhere.example");

        var answer = await http.PostAsync("/lab/faults", Json("""{ "kind": "Unavailable" }"""), Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(endpoint.Faults.Active);
    }

    [Fact]
    public async Task It_listens_on_a_Unix_socket_and_on_a_socket_that_was_bound_elsewhere()
    {
        var path = Path.Combine(Path.GetTempPath(), $"endpoint-{Guid.NewGuid():n}.sock");
        using var bound = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)bound.LocalEndPoint!).Port;
        await using (var endpoint = await StartAsync(new EndpointOptions { UnixSocket = path, ListenHandles = [(ulong)bound.SafeHandle.DangerousGetHandle()] }))
        {
            using var client = new RawClient(new Uri($"http://127.0.0.1:{port}"));
            Assert.Equal(200, (await client.CallAsync("DescribeVpcs")).Status);
            using var http = new HttpClient(new SocketsHttpHandler
            {
                ConnectCallback = async (_, cancel) =>
                {
                    var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            });
            Assert.Equal(1, (await http.GetFromJsonAsync<JsonElement>("http://lab/lab/calls", Cancel)).GetProperty("count").GetInt32());
        }

        Assert.False(File.Exists(path));
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
