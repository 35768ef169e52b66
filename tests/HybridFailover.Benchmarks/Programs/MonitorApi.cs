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

    /// <returns>The answer, whatever it says; null: it was refused.</returns>
    /// <exception cref="HttpRequestException">There was none.</exception>
    public async Task<JsonNode?> AskAsync(string site, object command, CancellationToken cancel)
    {
        using var answer = await _client.PostAsJsonAsync($"/api/v1/sites/{site}/commands", command, cancel);
        if (answer.StatusCode == System.Net.HttpStatusCode.Conflict) return null;
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonNode>(cancel);
    }

    /// <exception cref="InvalidOperationException">It is refused.</exception>
    public async Task CommandAsync(string site, string command, CancellationToken cancel)
    {
        using var answer = await _client.PostAsJsonAsync(
            $"/api/v1/sites/{site}/commands", new { id = Guid.NewGuid().ToString("n"), command, reason = "Measured by a benchmark" }, cancel);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{command} {site}: {await answer.Content.ReadAsStringAsync(cancel)}");
    }

    /// <summary>Reads an answer to its end, and keeps nothing of it.</summary>
    /// <returns>Its bytes, and the number of records that it says it has; of anything but an export, 0.</returns>
    /// <exception cref="HttpRequestException">It is refused.</exception>
    public async Task<(long Bytes, long Records)> DrainAsync(string address, CancellationToken cancel)
    {
        using var answer = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
        answer.EnsureSuccessStatusCode();
        await using var content = await answer.Content.ReadAsStreamAsync(cancel);
        var buffer = new byte[1 << 18];
        var bytes = 0L;
        for (int count; (count = await content.ReadAsync(buffer, cancel)) > 0;) bytes += count;
        return (bytes, answer.Headers.TryGetValues("X-Audit-Count", out var values) ? long.Parse(values.First(), System.Globalization.CultureInfo.InvariantCulture) : 0);
    }

    public void Dispose() => _client.Dispose();
}
