using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HybridFailover.Web.Api;

namespace HybridFailover.EndToEnd.Processes;

/// <summary>The REST API of a monitor in another network namespace, over its Unix socket.</summary>
internal sealed class MonitorApi : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private readonly HttpClient _client;

    public MonitorApi(string socket) => _client = new HttpClient(new SocketsHttpHandler { ConnectCallback = (_, cancel) => ConnectAsync(socket, cancel) })
    {
        BaseAddress = new Uri("http://localhost/"), Timeout = TimeSpan.FromSeconds(5),
    };

    public async Task<SiteResource> SiteAsync(CancellationToken cancel) => (await _client.GetFromJsonAsync<SiteResource>("api/v1/sites/LAX1", Json, cancel))!;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<TransitionResource>> TransitionsAsync(CancellationToken cancel) =>
        (await _client.GetFromJsonAsync<IReadOnlyList<TransitionResource>>("api/v1/transitions", Json, cancel))!;

    /// <summary>Gives a command, with a number of its own as id.</summary>
    public Task<CommandReply> CommandAsync(string id, string command, string reason, CancellationToken cancel) => CommandAsync(new { id, command, reason }, cancel);

    /// <param name="body">As it goes over the wire.</param>
    public async Task<CommandReply> CommandAsync(object body, CancellationToken cancel)
    {
        using var answer = await _client.PostAsJsonAsync("api/v1/sites/LAX1/commands", body, cancel);
        return new CommandReply(answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancel))!);
    }

    /// <param name="body">Word by word, also what no serializer would write.</param>
    public async Task<System.Net.HttpStatusCode> CommandTextAsync(string body, CancellationToken cancel)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await _client.PostAsync("api/v1/sites/LAX1/commands", content, cancel);
        return answer.StatusCode;
    }

    /// <summary>Asks for what is in the history, and does not care what comes, if anything does.</summary>
    /// <param name="what">After <c>api/v1/</c>.</param>
    public async Task ReadAsync(string what, CancellationToken cancel)
    {
        try { using var answer = await _client.GetAsync($"api/v1/{what}", cancel); }
        catch (Exception none) when (none is HttpRequestException or TaskCanceledException) { }
    }

    public void Dispose() => _client.Dispose();

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The answer to a command.</summary>
internal sealed record CommandReply(System.Net.HttpStatusCode Status, JsonNode Body)
{
    public bool IsAccepted => Status == System.Net.HttpStatusCode.Accepted;

    /// <summary>It said that no crash forgets it.</summary>
    public bool IsDurable => IsAccepted && (bool)Body["durable"]!;
}
