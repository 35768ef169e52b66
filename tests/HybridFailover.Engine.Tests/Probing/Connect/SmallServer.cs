using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace HybridFailover.Engine.Tests.Probing.Connect;

/// <summary>A server on loopback that sends one fixed text to whoever asks; null: it accepts and says nothing.</summary>
internal sealed class SmallServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<string, string?> _answer;
    private readonly X509Certificate2? _certificate;
    private int _accepted;

    /// <param name="answer">From the head of the request to the answer.</param>
    public SmallServer(Func<string, string?> answer, X509Certificate2? certificate = null)
    {
        (_answer, _certificate) = (answer, certificate);
        _listener.Start();
        _ = AcceptAsync();
    }

    public static SmallServer Status(int status, string headers = "") => new(_ => $"HTTP/1.1 {status} Whatever\r\nContent-Length: 0\r\n{headers}\r\n");

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections so far.</summary>
    public int Accepted => _accepted;

    public string? LastRequest { get; private set; }

    public IPAddress? LastClient { get; private set; }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested) _ = AnswerAsync(await _listener.AcceptSocketAsync(_end.Token));
    }

    private async Task AnswerAsync(Socket client)
    {
        LastClient = ((IPEndPoint)client.RemoteEndPoint!).Address;
        Interlocked.Increment(ref _accepted);
        await using Stream plain = new NetworkStream(client, ownsSocket: true);
        await using var stream = _certificate is null ? plain : new SslStream(plain);
        if (stream is SslStream secure) await secure.AuthenticateAsServerAsync(_certificate!);
        var head = new StringBuilder();
        var buffer = new byte[1024];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await stream.ReadAsync(buffer, _end.Token);
            if (count == 0) return;
            head.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }
        LastRequest = head.ToString();
        if (_answer(LastRequest) is not { } answer)
        {
            await Task.Delay(Timeout.Infinite, _end.Token);
            return;
        }
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), _end.Token);
    }
}
