using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace HybridFailover.TestSupport.Network;

/// <summary>
/// A TCP proxy between a browser and the program: it can go silent as a dead network does (nothing is forwarded, nothing is closed), reset
/// every connection, be slow towards the browser, and it counts bytes.
/// </summary>
public sealed class FaultyProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri _target;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Socket, byte> _open = new();
    private volatile TaskCompletionSource _flow = Flowing();
    private long _bytesDown;

    public FaultyProxy(Uri target)
    {
        _target = target;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>Bytes towards the browser since the start.</summary>
    public long BytesDown => Interlocked.Read(ref _bytesDown);

    /// <summary>Towards the browser, on each connection; null: as fast as can be.</summary>
    public int? BytesPerSecond { get; init; }

    /// <summary>From now on nothing passes, in either direction; new connections are accepted and hear nothing.</summary>
    public void GoSilent() => _flow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was held back passes on, as after a network's return.</summary>
    public void Restore() => _flow.TrySetResult();

    /// <summary>Ends every connection with RST.</summary>
    public void Reset()
    {
        foreach (var socket in _open.Keys) Abort(socket);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        Reset();
        Restore();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptSocketAsync(_stopping.Token));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The proxy is over.
        }
    }

    private async Task ServeAsync(Socket browser)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        browser.NoDelay = true;
        (_open[browser], _open[server]) = (0, 0);
        try
        {
            await server.ConnectAsync(_target.Host, _target.Port, _stopping.Token);
            await Task.WhenAny(PumpAsync(browser, server, null), PumpAsync(server, browser, this));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Either end is gone; so is the other one.
        }
        finally
        {
            _open.TryRemove(browser, out _);
            _open.TryRemove(server, out _);
            browser.Dispose();
        }
    }

    private async Task PumpAsync(Socket from, Socket to, FaultyProxy? counted)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var read = await from.ReceiveAsync(buffer, _stopping.Token);
            if (read == 0) return;
            await _flow.Task.WaitAsync(_stopping.Token);
            for (var sent = 0; sent < read;) sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), _stopping.Token);
            if (counted is null) continue;
            Interlocked.Add(ref counted._bytesDown, read);
            if (counted.BytesPerSecond is { } most) await Task.Delay(TimeSpan.FromSeconds((double)read / most), _stopping.Token);
        }
    }

    private static void Abort(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Close();
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // It had ended by itself.
        }
    }

    private static TaskCompletionSource Flowing()
    {
        var flow = new TaskCompletionSource();
        flow.SetResult();
        return flow;
    }
}
