using System.Net;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Benchmarks.Probing;

/// <summary>
/// Probes a list of targets one after the other, for ever, at a steady rate, over the engine's socket layer. Probes that fall into
/// one tick go out together, as the rounds of several paths do.
/// </summary>
internal sealed class PacedProbes(IEchoNetwork network, IEchoSocket socket, Clock clock, IPAddress[] targets, int probesPerSecond, TimeSpan tick)
{
    private const ushort Identifier = 0x4846;
    private readonly EchoRequest[] _requests = new EchoRequest[Math.Max(1, (int)(probesPerSecond * tick.TotalSeconds))];
    private readonly TimeSpan[] _stamps = new TimeSpan[Math.Max(1, (int)(probesPerSecond * tick.TotalSeconds))];
    private readonly EchoReply[] _replies = new EchoReply[256];
    private readonly TimeSpan[] _sentAt = new TimeSpan[1 << 16];
    private readonly ulong[] _nonces = new ulong[1 << 16];
    private readonly Random _random = new(1);
    private ushort _sequence;
    private int _target;

    public long Sent { get; private set; }

    public long NotSent { get; private set; }

    /// <summary>Replies whose identifier, sequence and nonce are those of a probe.</summary>
    public long Answered { get; private set; }

    /// <summary>Gets the round trip of each reply.</summary>
    public Action<TimeSpan>? RoundTrip { get; init; }

    /// <summary>Runs until the given monotonic time.</summary>
    public void RunUntil(TimeSpan end)
    {
        for (var due = clock.Now; due < end; due += tick)
        {
            for (var left = due - clock.Now; left > TimeSpan.Zero; left = due - clock.Now)
            {
                network.Wait(left);
                Drain();
            }
            SendTick();
        }
        Drain();
    }

    private void SendTick()
    {
        for (var at = 0; at < _requests.Length; at++)
        {
            var nonce = (ulong)_random.NextInt64();
            _nonces[_sequence] = nonce;
            _requests[at] = new EchoRequest(targets[_target], Identifier, _sequence++, nonce);
            if (++_target == targets.Length) _target = 0;
        }
        socket.Send(_requests, _stamps);
        for (var at = 0; at < _requests.Length; at++)
        {
            _sentAt[_requests[at].Sequence] = _stamps[at];
            if (_stamps[at] == IEchoSocket.NotSent) NotSent++; else Sent++;
        }
    }

    private void Drain()
    {
        int count;
        do
        {
            count = socket.Receive(_replies);
            for (var at = 0; at < count; at++)
            {
                ref var reply = ref _replies[at];
                if (reply.Kind != EchoReplyKind.Reply || reply.Identifier != Identifier || reply.Nonce != _nonces[reply.Sequence]) continue;
                Answered++;
                RoundTrip?.Invoke(reply.ReceivedAt - _sentAt[reply.Sequence]);
            }
        } while (count == _replies.Length);
    }
}
