using System.Runtime.InteropServices;
using HybridFailover.Engine.Probing.Icmp.Native;
using HybridFailover.Engine.Sites;
using static HybridFailover.Engine.Probing.Icmp.Native.LinuxConstants;

namespace HybridFailover.Engine.Probing.Icmp;

/// <summary>
/// A raw or datagram ICMP socket. On a datagram socket the kernel puts its own identifier into requests and delivers only its
/// replies; the caller sees the identifier that it last asked for.
/// </summary>
internal sealed unsafe class LinuxEchoSocket(
    SocketBinding binding, Descriptor socket, bool raw, EchoBuffers buffers, Clock clock) : IEchoSocket
{
    private readonly IcmpFamily _family = EchoSocketOpening.FamilyOf(binding);
    private SendFailure _failure;
    private ushort _identifier;
    private bool _identifierKnown, _identifierFiltered;

    /// <summary>True: raw. False: unprivileged datagram.</summary>
    public bool IsRaw => raw;

    /// <inheritdoc/>
    public string? SendError => _failure.Text;

    /// <inheritdoc/>
    public void Send(ReadOnlySpan<EchoRequest> requests, Span<TimeSpan> sentAt)
    {
        _failure = default;
        var chunk = buffers.Sending.Count;
        while (requests.Length > chunk)
        {
            SendChunk(requests[..chunk], sentAt);
            requests = requests[chunk..];
            sentAt = sentAt[chunk..];
        }
        SendChunk(requests, sentAt);
    }

    /// <inheritdoc/>
    public int Receive(Span<EchoReply> replies)
    {
        // The error queue first: while it holds something, every other call may fail with its error.
        var taken = raw ? 0 : Take(replies, MSG_ERRQUEUE);
        return taken + Take(replies[taken..], 0);
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private void SendChunk(ReadOnlySpan<EchoRequest> requests, Span<TimeSpan> sentAt)
    {
        var batch = buffers.Sending;
        Span<int> places = stackalloc int[requests.Length];
        var count = 0;
        for (var at = 0; at < requests.Length; at++)
        {
            var request = requests[at];
            if (request.Address.AddressFamily != binding.Family)
            {
                sentAt[at] = IEchoSocket.NotSent;
                _failure = new SendFailure(request.Address, SendFailure.WrongFamily);
                continue;
            }
            LearnIdentifier(request.Identifier);
            EchoPacket.Write(batch.Payload(count), _family, request.Identifier, request.Sequence, request.Nonce);
            batch.SetNameLength(count, SocketAddressBytes.Write(batch.Name(count), request.Address));
            places[count++] = at;
        }

        var next = 0;
        var repeated = false;
        while (next < count)
        {
            var now = clock.Now;
            var sent = Libc.SendMessages(socket, batch.Headers + next, (uint)(count - next), MSG_DONTWAIT | MSG_NOSIGNAL);
            if (sent > 0)
            {
                // Fewer than asked for: the next one failed, and says why when it is tried again.
                for (; sent > 0; sent--) sentAt[places[next++]] = now;
                repeated = false;
                continue;
            }
            var error = Marshal.GetLastPInvokeError();
            if (error == EINTR) continue;
            if (!repeated && IsWorthRepeating(error))
            {
                repeated = true;
                continue;
            }
            sentAt[places[next]] = IEchoSocket.NotSent;
            _failure = new SendFailure(requests[places[next]].Address, error);
            repeated = false;
            next++;
        }
    }

    /// <summary>The error may be an answer to an earlier probe, which a datagram socket reports at the next call; or the interface was made anew.</summary>
    private bool IsWorthRepeating(int error) => error switch
    {
        EAGAIN or ENOBUFS => false,
        ENODEV or ENXIO when binding.Interface is { } name => EchoSocketOpening.TryBindToInterface(socket, name) == 0,
        _ => true,
    };

    private void LearnIdentifier(ushort identifier)
    {
        if (_identifierKnown && identifier == _identifier) return;
        if (raw && !_identifierKnown)
        {
            KernelFilter.AttachIdentifier(socket, _family, identifier);
            _identifierFiltered = true;
        }
        else if (_identifierFiltered)
        {
            KernelFilter.DetachIdentifier(socket);
            _identifierFiltered = false;
        }
        _identifier = identifier;
        _identifierKnown = true;
    }

    /// <summary>Takes messages until there is no more room or there are no more messages.</summary>
    private int Take(Span<EchoReply> replies, int queue)
    {
        var batch = buffers.Receiving;
        var taken = 0;
        var failures = 0;
        while (taken < replies.Length)
        {
            var asked = Math.Min(replies.Length - taken, batch.Count);
            var received = Libc.ReceiveMessages(socket, batch.Headers, (uint)asked, queue | MSG_DONTWAIT, null);
            if (received < 0)
            {
                // Any other error is an answer to a probe, reported once, and of which the error queue knows more.
                if (Marshal.GetLastPInvokeError() == EAGAIN || ++failures > batch.Count) break;
                continue;
            }
            var now = ReceiptTime.Read(clock);
            for (var at = 0; at < received; at++)
            {
                var receivedAt = now.Of(ControlMessages.Stamp(batch.ReceivedControl(at)));
                if (queue == 0 ? TryRead(batch, at, receivedAt, out var reply) : TryReadError(batch, at, receivedAt, out reply)) replies[taken++] = reply;
                batch.Reset(at);
            }
            if (received < asked) break;
        }
        return taken;
    }

    private bool TryRead(MessageBatch batch, int at, TimeSpan receivedAt, out EchoReply reply)
    {
        reply = default;
        if (!SocketAddressBytes.TryRead(batch.ReceivedName(at), out var source)) return false;
        var message = batch.ReceivedPayload(at);
        if (raw && _family == IcmpFamily.V4) message = IcmpMessage.WithoutV4Header(message);
        if (!IcmpMessage.TryRead(message, batch.IsWhole(at), _family, source, receivedAt, out reply)) return false;
        if (!raw) reply = reply with { Identifier = _identifier };
        return true;
    }

    private bool TryReadError(MessageBatch batch, int at, TimeSpan receivedAt, out EchoReply reply)
    {
        reply = default;
        if (!ControlMessages.TryReadIcmpError(batch.ReceivedControl(at), _family, out var type, out var code, out var sender)) return false;
        if (IcmpTypes.ErrorKind(_family, type, code) is not { } kind) return false;
        if (!SocketAddressBytes.TryRead(batch.ReceivedName(at), out var destination)) return false;
        if (!IcmpMessage.TryReadQuotedEcho(batch.ReceivedPayload(at), _family, kind, sender, destination, receivedAt, out reply)) return false;
        reply = reply with { Identifier = _identifier };
        return true;
    }
}
