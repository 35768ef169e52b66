using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Web;

namespace HybridFailover.Aws.Tests;

/// <summary>An HTTP server on a bare socket, for what a well-behaved server never does: each request gets what the script says, byte for byte.</summary>
internal sealed class ScriptedEndpoint : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<Seen, Reply> _script;
    private readonly CancellationTokenSource _stop = new();

    public ScriptedEndpoint(Func<Seen, Reply> script)
    {
        _script = script;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Uri => new($"http://{_listener.LocalEndpoint}/");

    /// <summary>Every request, in the order of arrival.</summary>
    public ConcurrentQueue<Seen> Requests { get; } = new();

    /// <summary>The actions called, in order, without the knocks of warming up.</summary>
    public string[] Actions => [.. Requests.Select(request => request.Action)];

    public string? Date { get; set; }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            while (await ReadAsync(stream) is { } request)
            {
                Requests.Enqueue(request);
                var reply = _script(request);
                if (reply.Hang) await Task.Delay(Timeout.Infinite, _stop.Token);
                if (reply.Raw.Length > 0) await stream.WriteAsync(Encoding.UTF8.GetBytes(reply.Raw.Replace("Date: NOW", $"Date: {Date ?? "Thu, 15 Jan 2026 12:00:00 GMT"}", StringComparison.Ordinal)), _stop.Token);
                if (reply.Close) return;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException) { }
    }

    private async Task<Seen?> ReadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0) return null;
            head.Append((char)one[0]);
        }
        var headers = head.ToString().Split("\r\n").Skip(1).Where(line => line.Contains(':', StringComparison.Ordinal))
            .ToDictionary(line => line[..line.IndexOf(':', StringComparison.Ordinal)], line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim(), StringComparer.OrdinalIgnoreCase);
        var body = new byte[int.Parse(headers["Content-Length"], CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stop.Token);
        var query = HttpUtility.ParseQueryString(Encoding.UTF8.GetString(body));
        return new Seen(query.AllKeys.ToDictionary(key => key!, key => query[key]!), headers);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }
}

internal sealed record Seen(IReadOnlyDictionary<string, string> Form, IReadOnlyDictionary<string, string> Headers)
{
    public string Action => Form["Action"];
}
