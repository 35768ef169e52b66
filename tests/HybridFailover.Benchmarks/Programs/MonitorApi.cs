using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace HybridFailover.Benchmarks.Programs;

/// <summary>The monitor's API over its Unix socket, which crosses network namespaces.</summary>
internal sealed class MonitorApi(string socket) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        ConnectCallback = async (_, cancel) =>
        {
            var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancel);
            return new NetworkStream(connection, ownsSocket: true);
        },
    })
    { BaseAddress = new Uri("http://localhost"), Timeout = TimeSpan.FromSeconds(10) };

    public async Task<bool> IsReadyAsync(CancellationToken cancel)
    {
        try
        {
            using var answer = await _client.GetAsync("/readyz", cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // it does not listen yet
        }
    }

    public async Task<JsonNode> SiteAsync(string code, CancellationToken cancel) =>
        (await _client.GetFromJsonAsync<JsonNode>($"/api/v1/sites/{code}", cancel))!;

    public async Task<JsonArray> TransitionsAsync(CancellationToken cancel) =>
        (await _client.GetFromJsonAsync<JsonArray>("/api/v1/transitions?limit=1000", cancel))!;

    /// <exception cref="InvalidOperationException">It is refused.</exception>
    public async Task CommandAsync(string site, string command, CancellationToken cancel)
    {
        using var answer = await _client.PostAsJsonAsync(
            $"/api/v1/sites/{site}/commands", new { id = Guid.NewGuid().ToString("n"), command, reason = "Measured by a benchmark" }, cancel);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{command} {site}: {await answer.Content.ReadAsStringAsync(cancel)}");
    }

    public void Dispose() => _client.Dispose();
}
