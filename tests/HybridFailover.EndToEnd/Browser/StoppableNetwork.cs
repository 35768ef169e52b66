using HybridFailover.Engine.Probing;

namespace HybridFailover.EndToEnd.Browser;

/// <summary>A network over which nothing can be sent while it is stopped, as when the monitor's own interface is down: probes are void then, and nobody's loss.</summary>
internal sealed class StoppableNetwork(IEchoNetwork network) : IEchoNetwork
{
    private volatile bool _isStopped;

    public bool IsStopped
    {
        get => _isStopped;
        set => _isStopped = value;
    }

    public IEchoSocket Open(SocketBinding binding) => new Socket(this, network.Open(binding));

    public void Wait(TimeSpan timeout) => network.Wait(timeout);

    public void Wake() => network.Wake();

    public void Dispose() => network.Dispose();

    private sealed class Socket(StoppableNetwork owner, IEchoSocket socket) : IEchoSocket
    {
        public string? SendError => owner.IsStopped ? "the interface is down" : socket.SendError;

        public void Send(ReadOnlySpan<EchoRequest> requests, Span<TimeSpan> sentAt)
        {
            if (owner.IsStopped) sentAt[..requests.Length].Fill(IEchoSocket.NotSent);
            else socket.Send(requests, sentAt);
        }

        public int Receive(Span<EchoReply> replies) => socket.Receive(replies);

        public void Dispose() => socket.Dispose();
    }
}
