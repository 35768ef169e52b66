using HybridFailover.Engine.Probing;

namespace HybridFailover.Lab.Simulated;

/// <summary>A socket of the simulated network: a queue of replies by their time of arrival.</summary>
internal sealed class SimulatedSocket(SimulatedNetwork network) : IEchoSocket
{
    /// <summary>How far behind its original a duplicate comes.</summary>
    private static readonly TimeSpan Echo = TimeSpan.FromMilliseconds(1);

    private readonly PriorityQueue<EchoReply, (TimeSpan At, long Order)> _inFlight = new();
    private long _order;

    /// <inheritdoc/>
    public string? SendError { get; private set; }

    /// <summary>When the next reply is to be had; null: none is under way.</summary>
    public TimeSpan? NextArrival => _inFlight.TryPeek(out _, out var next) ? next.At : null;

    /// <inheritdoc/>
    public void Send(ReadOnlySpan<EchoRequest> requests, Span<TimeSpan> sentAt)
    {
        SendError = null;
        var now = network.Now;
        network.Play(now);
        for (var index = 0; index < requests.Length; index++)
        {
            if (network.TryFind(requests[index].Address, out var host))
            {
                Launch(requests[index], host, now);
                sentAt[index] = now;
                continue;
            }

            SendError = $"No path of the lab leads to {requests[index].Address}.";
            sentAt[index] = IEchoSocket.NotSent;
        }
    }

    /// <inheritdoc/>
    public int Receive(Span<EchoReply> replies)
    {
        var now = network.Now;
        var taken = 0;
        while (taken < replies.Length && _inFlight.TryPeek(out var reply, out var next) && next.At <= now)
        {
            _inFlight.Dequeue();
            replies[taken++] = reply;
        }

        return taken;
    }

    /// <inheritdoc/>
    public void Dispose() => network.Close(this);

    private void Launch(in EchoRequest request, in SimulatedHost host, TimeSpan now)
    {
        var fate = host.Path.Draw();
        var arrival = now + fate.After;
        var reply = fate.Refused
            // The router in front of the target has the address before it.
            ? new EchoReply(host.Path.Conditions.Refusal ?? EchoReplyKind.HostUnreachable, host.Number - 1, host.Number, request.Identifier, request.Sequence, request.Nonce, arrival)
            : new EchoReply(EchoReplyKind.Reply, host.Number, 0, request.Identifier, request.Sequence, request.Nonce, arrival);
        if (fate.Answered) Enqueue(reply);
        if (fate.Answered && fate.Duplicated) Enqueue(reply with { ReceivedAt = arrival + Echo });
        if (!fate.Forged) return;
        // Alternately a stranger who saw the probe, and a neighbour who poses as the target without having seen it.
        Enqueue(request.Sequence % 2 == 0
            ? reply with { Kind = EchoReplyKind.Reply, Source = host.Number + 1 }
            : reply with { Kind = EchoReplyKind.Reply, Source = host.Number, Nonce = ~request.Nonce });
    }

    private void Enqueue(in EchoReply reply) => _inFlight.Enqueue(reply, (reply.ReceivedAt, _order++));
}
