using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HybridFailover.Web.Tests.Guard;

public sealed class GuardTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Host", "evil.example"), InlineData("Host", "localhost.evil.example:5080"), InlineData("Host", "192.168.1.5:5080")]
    [InlineData("Origin", "http://evil.example"), InlineData("Origin", "null"), InlineData("Origin", "http://localhost:1"), InlineData("Origin", "")]
    [InlineData("Sec-Fetch-Site", "cross-site"), InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Forwarded", "for=10.0.0.1"), InlineData("X-Forwarded-For", "10.0.0.1"), InlineData("x-forwarded-host", "a"), InlineData("X-Forwarded-Prefix", "/a")]
    [InlineData("X-Real-IP", "10.0.0.1"), InlineData("Via", "1.1 proxy")]
    public async Task A_command_that_a_foreign_page_or_a_proxy_sends_is_refused(string header, string value)
    {
        await using var web = await RunningWeb.StartAsync();
        var response = await CommandAsync(web, request => request.Headers.TryAddWithoutValidation(header, value));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Empty(web.Monitor.Commands);
    }

    [Theory]
    [InlineData("127.0.0.1", null), InlineData("localhost", null), InlineData("[::1]", null), InlineData("LOCALHOST", null)]
    [InlineData("127.0.0.1", "same-origin"), InlineData("localhost", "none")]
    public async Task A_command_from_this_machine_is_taken(string host, string? fetchSite)
    {
        await using var web = await RunningWeb.StartAsync();
        var response = await CommandAsync(web, request =>
        {
            request.Headers.Host = $"{host}:{web.Address.Port}";
            if (fetchSite is null) return;
            request.Headers.Add("Origin", $"http://{host}:{web.Address.Port}");
            request.Headers.Add("Sec-Fetch-Site", fetchSite);
        });
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    [Theory]
    [InlineData("text/plain"), InlineData("application/x-www-form-urlencoded"), InlineData("multipart/form-data; boundary=a"), InlineData("application/jsonp"), InlineData(null)]
    public async Task A_command_that_a_form_could_send_is_refused(string? contentType)
    {
        await using var web = await RunningWeb.StartAsync();
        var response = await CommandAsync(web, request =>
        {
            request.Content!.Headers.Remove("Content-Type");
            if (contentType is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        });
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Empty(web.Monitor.Commands);
    }

    [Fact]
    public async Task A_command_over_the_Unix_socket_is_taken_and_knows_who_sends_it()
    {
        await using var web = await RunningWeb.StartAsync();
        using var client = OverSocket(web.SocketPath);
        Assert.Equal(HttpStatusCode.Accepted, (await CommandAsync(web, null, client)).StatusCode);
        Assert.Equal($"local operator ({Environment.UserName})", web.Monitor.Commands.Single().Command.Actor);
    }

    [Fact]
    public async Task A_command_over_loopback_knows_who_sends_it()
    {
        await using var web = await RunningWeb.StartAsync();
        await CommandAsync(web, null);
        Assert.Equal($"local operator ({Environment.UserName})", web.Monitor.Commands.Single().Command.Actor);
    }

    [Fact]
    public async Task A_foreign_host_over_the_Unix_socket_is_refused_because_the_socket_may_be_relayed()
    {
        await using var web = await RunningWeb.StartAsync();
        using var client = OverSocket(web.SocketPath);
        Assert.Equal(HttpStatusCode.Forbidden, (await CommandAsync(web, request => request.Headers.Host = "evil.example", client)).StatusCode);
    }

    [Fact]
    public async Task A_name_that_somebody_else_points_at_this_machine_reads_nothing()
    {
        await using var web = await RunningWeb.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/sites");
        request.Headers.Host = "evil.example";
        Assert.Equal(HttpStatusCode.Forbidden, (await web.Client.SendAsync(request, Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_proxy_may_read()
    {
        await using var web = await RunningWeb.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/sites");
        request.Headers.Host = "monitor.example";
        request.Headers.Add("X-Forwarded-For", "10.0.0.1");
        Assert.Equal(HttpStatusCode.OK, (await web.Client.SendAsync(request, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("POST", "/_blazor/negotiate"), InlineData("GET", "/_blazor")]
    public async Task A_circuit_of_a_foreign_page_is_refused(string method, string address)
    {
        await using var web = await RunningWeb.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Add("Origin", "http://evil.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await web.Client.SendAsync(request, Cancel)).StatusCode);
    }

    private static async Task<HttpResponseMessage> CommandAsync(RunningWeb web, Action<HttpRequestMessage>? change, HttpClient? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sites/LAX1/commands")
        {
            Content = new StringContent("""{ "id": "c-1", "command": "hold", "reason": "Carrier maintenance window" }""", Encoding.UTF8, "application/json"),
        };
        change?.Invoke(request);
        return await (client ?? web.Client).SendAsync(request, Cancel);
    }

    private static HttpClient OverSocket(string path) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, cancel) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel);
            return new NetworkStream(socket, ownsSocket: true);
        },
    }) { BaseAddress = new Uri("http://localhost") };
}
