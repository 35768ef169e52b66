using System.Net;
using System.Net.Sockets;
using System.Text;
using HybridFailover.Lab;
using HybridFailover.Lab.Relay;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.EndToEnd.Relay;

public sealed class SocketRelayTests : IAsyncLifetime
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"relay-{Guid.NewGuid():N}.sock");
    private readonly Socket _behind = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private SocketRelay _relay = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _behind.Bind(new UnixDomainSocketEndPoint(_path));
        _behind.Listen();
        _relay = new SocketRelay(new IPEndPoint(IPAddress.Loopback, 0), new UnixDomainSocketEndPoint(_path), NullLogger.Instance);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _relay.DisposeAsync();
        _behind.Dispose();
        File.Delete(_path);
    }

    [Fact]
    public async Task Bytes_go_both_ways_and_one_end_may_stop_talking_before_the_other()
    {
        using var near = await ConnectAsync();
        await using var nearStream = near.GetStream();
        using var far = await _behind.AcceptAsync(Cancel);
        var sent = new byte[300_000];
        new Random(1).NextBytes(sent);
        var sending = Task.Run(async () =>
        {
            await nearStream.WriteAsync(sent, Cancel);
            near.Client.Shutdown(SocketShutdown.Send);
        }, Cancel);
        await using var stream = new NetworkStream(far);
        using var received = new MemoryStream();
        await stream.CopyToAsync(received, Cancel); // ends: the end of the stream came through
        await sending;
        Assert.Equal(sent, received.ToArray());

        await stream.WriteAsync("yes"u8.ToArray(), Cancel);
        far.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(nearStream, Encoding.ASCII);
        Assert.Equal("yes", await reader.ReadToEndAsync(Cancel));
    }

    [Fact]
    public async Task A_connection_ends_when_nobody_listens_behind_the_relay()
    {
        _behind.Dispose();
        using var near = await ConnectAsync();
        Assert.True(await HasEndedAsync(near));
    }

    [Fact]
    public async Task A_reset_behind_the_relay_ends_the_connection_in_front()
    {
        using var near = await ConnectAsync();
        var far = await _behind.AcceptAsync(Cancel);
        await near.GetStream().WriteAsync("unread"u8.ToArray(), Cancel);
        await Task.Delay(50, Cancel);
        far.Dispose(); // with bytes unread: a reset
        Assert.True(await HasEndedAsync(near));
    }

    [Fact]
    public void A_port_that_is_taken_is_named()
    {
        var refused = Assert.Throws<LabException>(() => new SocketRelay(_relay.Address, new UnixDomainSocketEndPoint(_path), NullLogger.Instance));
        Assert.Contains(_relay.Address.ToString()!, refused.Message, StringComparison.Ordinal);
    }

    /// <summary>In good order, or with a reset passed on.</summary>
    private static async Task<bool> HasEndedAsync(TcpClient client)
    {
        try
        {
            return await client.GetStream().ReadAsync(new byte[1], Cancel) == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)_relay.Address, Cancel);
        return client;
    }
}
