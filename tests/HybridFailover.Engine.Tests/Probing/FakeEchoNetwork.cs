using System.Net;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Probing.Icmp;

namespace HybridFailover.Engine.Tests.Probing;

/// <summary>The socket's other side in virtual time. Allocates nothing once its queue has grown.</summary>
internal sealed class FakeEchoNetwork : IEchoNetwork
{
    private readonly Dictionary<IPAddress, FakeHost> _hosts = [];
    private readonly List<Socket> _sockets = [];

    public TimeSpan Now { get; set; }
    public string? OpenError { get; set; }
    public int Opened { get; private set; }

    public FakeHost this[string address]
    {
        get
        {
            var key = IPAddress.Parse(address);
            if (!_hosts.TryGetValue(key, out var host)) _hosts[key] = host = new FakeHost();
            return host;
        }
    }

    public TimeSpan NextArrival
    {
        get
        {
            var next = TimeSpan.MaxValue;
            foreach (var socket in _sockets)
                if (socket.Next < next) next = socket.Next;
            return next;
        }
    }

    public IEchoSocket Open(SocketBinding binding)
    {
        if (OpenError is { } error) throw new ProbingException(error);
        Opened++;
        var socket = new Socket(this);
        _sockets.Add(socket);
        return socket;
    }

    public void Wait(TimeSpan timeout) => throw new NotSupportedException("Tests step.");

    public void Wake() { }

    public void Dispose() { }

    private sealed class Socket(FakeEchoNetwork network) : IEchoSocket
    {
        private readonly PriorityQueue<EchoReply, (TimeSpan At, long Order)> _coming = new(1_024);
        private long _order;

        public string? SendError { get; private set; }

        public TimeSpan Next => _coming.TryPeek(out _, out var first) ? first.At : TimeSpan.MaxValue;

        public void Send(ReadOnlySpan<EchoRequest> requests, Span<TimeSpan> sentAt)
        {
            SendError = null;
            for (var place = 0; place < requests.Length; place++)
            {
                var request = requests[place];
                var host = network._hosts[request.Address];
                if (!host.IsReachable)
                {
                    sentAt[place] = IEchoSocket.NotSent;
                    SendError = $"no route to {request.Address}";
                    continue;
                }
                sentAt[place] = network.Now;
                host.Probes.Add(network.Now);
                if (host.Answer(request, network.Now) is { } after) Enqueue(ReplyTo(request, network.Now + after));
                if (host.Extra is not { } extra) continue;
                foreach (var reply in extra(request, network.Now)) Enqueue(reply);
            }
        }

        public int Receive(Span<EchoReply> replies)
        {
            var taken = 0;
            while (taken < replies.Length && _coming.TryPeek(out var reply, out var first) && first.At <= network.Now)
            {
                _coming.Dequeue();
                replies[taken++] = reply;
            }
            return taken;
        }

        public void Dispose() => network._sockets.Remove(this);

        private void Enqueue(in EchoReply reply) => _coming.Enqueue(reply, (reply.ReceivedAt, _order++));
    }

    public static EchoReply ReplyTo(EchoRequest request, TimeSpan at) =>
        new(EchoReplyKind.Reply, MappedAddress.Of(request.Address), 0, request.Identifier, request.Sequence, request.Nonce, at);
}
