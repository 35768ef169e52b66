using System.Net;
using System.Net.Mime;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HybridFailover.Web.Cli;

/// <summary>Asks a running monitor. What goes wrong comes as a <see cref="ClientFailure"/> with the exit code that says how much was done.</summary>
internal sealed class MonitorClient(MonitorAddress address) : IDisposable
{
    private readonly HttpClient _http = new(Handler(address)) { BaseAddress = address.Url, Timeout = TimeSpan.FromSeconds(15) };

    public MonitorAddress Address => address;

    public Task<JsonNode> GetAsync(string path, CancellationToken cancel) => SendAsync(HttpMethod.Get, path, null, null, cancel);

    /// <param name="ifUnknown">What to do when nobody knows whether it was taken.</param>
    public Task<JsonNode> PostAsync(string path, JsonObject body, string ifUnknown, CancellationToken cancel) => SendAsync(HttpMethod.Post, path, body, ifUnknown, cancel);

    /// <summary>Reads an answer of any length as it comes; only its beginning is waited for with a limit.</summary>
    /// <param name="take">Gets the answer when it begins well. What it throws when the connection is lost comes as a failure.</param>
    public async Task StreamAsync(string path, Func<HttpResponseMessage, Task> take, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/" + path);
        var began = false;
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            began = response.IsSuccessStatusCode;
            if (began) await take(response);
            else Judge(response, await response.Content.ReadAsStringAsync(cancel), null);
        }
        catch (Exception lost) when (began && LostConnection.Is(lost))
        {
            throw new ClientFailure(ExitCode.Unreachable, $"{address} broke its answer off ({lost.Message.TrimEnd('.')}): what came of it is not whole. The monitor's log says why, if the monitor did.");
        }
        catch (Exception lost) when (lost is HttpRequestException || LostConnection.Is(lost) || (lost is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw Unreachable(lost is OperationCanceledException ? $"no answer within {_http.Timeout.TotalSeconds:0} s" : lost.InnerException?.Message ?? lost.Message);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, JsonObject? body, string? ifUnknown, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, "api/v1/" + path);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json);
        try
        {
            using var response = await _http.SendAsync(request, cancel);
            return Judge(response, await response.Content.ReadAsStringAsync(cancel), ifUnknown);
        }
        catch (HttpRequestException failed) when (ifUnknown is null || NothingWasSent(failed))
        {
            // The socket's own error for a file that does not exist speaks of addresses.
            throw Unreachable(address.SocketPath is { } socket && !File.Exists(socket) ? "there is no such socket" : failed.InnerException?.Message ?? failed.Message);
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException || (lost is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            var why = lost is OperationCanceledException ? $"no answer within {_http.Timeout.TotalSeconds:0} s" : lost.Message;
            throw ifUnknown is null ? Unreachable(why) : Unknown($"The command was sent to {address}, and the connection was lost before the answer ({why.TrimEnd('.')}).", ifUnknown);
        }
    }

    private JsonNode Judge(HttpResponseMessage response, string text, string? ifUnknown)
    {
        var json = Parse(text);
        if (response.IsSuccessStatusCode && json is not null) return json;
        if (json?["detail"] is not { } detail)
        {
            var what = $"What answers at {address} is not HybridFailover (status {(int)response.StatusCode}).";
            throw response.StatusCode >= HttpStatusCode.InternalServerError && ifUnknown is not null ? Unknown(what, ifUnknown) : new ClientFailure(ExitCode.Unreachable, what);
        }
        var sentence = Sentence(json, detail);
        throw response.StatusCode switch
        {
            HttpStatusCode.Conflict => new ClientFailure(ExitCode.Refused, $"Refused ({json["rejection"]}): {sentence}", json),
            HttpStatusCode.Forbidden => new ClientFailure(ExitCode.Refused, sentence, json),
            // In the monitor's own words: it could not begin.
            HttpStatusCode.ServiceUnavailable => new ClientFailure(ExitCode.Unreachable, sentence, json),
            >= HttpStatusCode.InternalServerError when ifUnknown is not null => Unknown(sentence, ifUnknown, json),
            >= HttpStatusCode.InternalServerError => new ClientFailure(ExitCode.Unreachable, sentence, json),
            _ => new ClientFailure(ExitCode.BadInput, sentence, json),
        };
    }

    /// <summary>Each error in a line of its own.</summary>
    private static string Sentence(JsonNode problem, JsonNode detail) => problem["errors"] is not JsonObject { Count: > 0 } errors ? detail.ToString()
        : string.Join(Environment.NewLine, errors.SelectMany(field => field.Value is JsonArray sentences ? sentences.Select(sentence => field.Key.Length == 0 ? $"{sentence}" : $"{field.Key}: {sentence}") : []));

    /// <summary>The connection never came about: the monitor has not seen a byte.</summary>
    private static bool NothingWasSent(HttpRequestException failed) =>
        failed.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;

    private ClientFailure Unreachable(string why) => new(ExitCode.Unreachable,
        $"No monitor answers at {address}: {why.TrimEnd('.')}. Start it (hybridfailover run), or name another with --url or HYBRIDFAILOVER_URL.");

    private static ClientFailure Unknown(string what, string ifUnknown, JsonNode? problem = null) => new(ExitCode.Unknown, $"{what} The outcome is unknown. {ifUnknown}", problem);

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SocketsHttpHandler Handler(MonitorAddress address) => new()
    {
        // A proxy of the environment is for the internet, and the monitor takes no commands through one.
        UseProxy = false,
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(3),
        ConnectCallback = address.SocketPath is null ? null : async (_, cancel) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(address.SocketPath), cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}
