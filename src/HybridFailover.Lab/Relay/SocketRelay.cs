using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Lab.Relay;

/// <summary>
/// Carries streams between two kinds of socket, bytes as they are: a port of the machine's loopback to a Unix socket, which crosses network
/// namespaces as no port does. Where nobody listens behind it, a connection is closed at once.
/// </summary>
public sealed partial class SocketRelay : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly Socket _listener;
    private readonly EndPoint _to;
    private readonly ILogger _log;
    private readonly Task _accepting;

    /// <param name="from">Where to listen, e.g. 127.0.0.1:5080.</param>
    /// <param name="to">Where to connect for each connection, e.g. a Unix socket's path.</param>
    /// <exception cref="LabException">The address to listen on is taken.</exception>
    public SocketRelay(EndPoint from, EndPoint to, ILogger log)
    {
        (_to, _log) = (to, log);
        _listener = NewSocket(from);
        try
        {
            _listener.Bind(from);
            _listener.Listen();
        }
        catch (SocketException exception)
        {
            _listener.Dispose();
            throw new LabException($"Can't listen on {from}: {exception.Message}. Stop what listens there, or choose another address.", exception);
        }

        _accepting = Task.Run(AcceptAsync);
    }

    /// <summary>Where it listens, with the real port.</summary>
    public EndPoint Address => _listener.LocalEndPoint!;

    /// <summary>Stops listening and cuts every stream.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                _ = CarryAsync(await _listener.AcceptAsync(_ending.Token), _ending.Token);
            }
            catch (Exception exception) when (!_ending.IsCancellationRequested)
            {
                // One connection that could not be taken is not the end of the others.
                Log.NotAccepted(_log, exception.Message);
            }
            catch (Exception) when (_ending.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task CarryAsync(Socket near, CancellationToken cancel)
    {
        using var _ = near;
        using var far = NewSocket(_to);
        try
        {
            await far.ConnectAsync(_to, cancel);
            Task[] directions = [PumpAsync(near, far, cancel), PumpAsync(far, near, cancel)];
            if (!(await Task.WhenAny(directions)).IsCompletedSuccessfully)
            {
                // A reset ends both: the other direction would wait for an end that nobody sends.
                near.Dispose();
                far.Dispose();
            }

            await Task.WhenAll(directions);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side hung up, or nobody listens yet: closing both says so to whoever is left.
        }
    }

    /// <summary>One direction, until its source ends; the other direction may still have something to say.</summary>
    private static async Task PumpAsync(Socket from, Socket to, CancellationToken cancel)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReceiveAsync(buffer, cancel) is > 0 and var length)
            for (var sent = 0; sent < length;) sent += await to.SendAsync(buffer.AsMemory(sent, length - sent), cancel);
        to.Shutdown(SocketShutdown.Send);
    }

    private static Socket NewSocket(EndPoint address) => address is UnixDomainSocketEndPoint
        ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
        : new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A connection could not be accepted: {Reason}")]
        public static partial void NotAccepted(ILogger log, string reason);
    }
}
