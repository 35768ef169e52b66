using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Lab.Namespaces;

/// <summary>Answers on a running lab's control socket: one connection, one line, one answer. The folder it lies in is root's alone.</summary>
internal sealed partial class LabControlSocket : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _ending = new();
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Func<LabRequest, CancellationToken, Task<LabAnswer>> _answer;
    private readonly ILogger _log;
    private readonly Task _serving;

    public LabControlSocket(string path, Func<LabRequest, CancellationToken, Task<LabAnswer>> answer, ILogger log)
    {
        (_answer, _log) = (answer, log);
        File.Delete(path);
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        _serving = Task.Run(ServeAsync);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Dispose();
        await _serving;
        _ending.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                using var connection = await _listener.AcceptAsync(_ending.Token);
                await ServeAsync(connection, _ending.Token);
            }
            catch (Exception exception)
            {
                if (_ending.IsCancellationRequested) return;
                Log.Failed(_log, exception.Message);
            }
        }
    }

    private async Task ServeAsync(Socket connection, CancellationToken ending)
    {
        // Connections are served one after the other, so none may keep the others waiting.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ending);
        patience.CancelAfter(Patience);
        var cancel = patience.Token;
        await using var stream = new NetworkStream(connection);
        using var reader = new StreamReader(stream);
        var line = await reader.ReadLineAsync(cancel) ?? "";
        var answer = await AnswerAsync(line, cancel);
        // Not cancelled: the answer to "down" comes while the lab already ends.
        await stream.WriteAsync((byte[])[.. JsonSerializer.SerializeToUtf8Bytes(answer, LabMessages.Default.LabAnswer), (byte)'\n'], CancellationToken.None);
    }

    private async Task<LabAnswer> AnswerAsync(string line, CancellationToken cancel)
    {
        try
        {
            return await _answer(JsonSerializer.Deserialize(line, LabMessages.Default.LabRequest) ?? new LabRequest(""), cancel);
        }
        catch (Exception exception) when (exception is LabException or JsonException)
        {
            return new LabAnswer(exception.Message, null);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A request on the control socket failed: {Reason}")]
        public static partial void Failed(ILogger log, string reason);
    }
}
