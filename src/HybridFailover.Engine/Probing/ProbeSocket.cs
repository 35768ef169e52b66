using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace HybridFailover.Engine.Probing;

/// <summary>One socket of the engine: opened when it can be, its probes by sequence, and the batch that goes out next.</summary>
internal sealed class ProbeSocket(IEchoNetwork network, SocketBinding binding, ushort identifier, ushort firstSequence) : IDisposable
{
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(3);
    private const int BatchSize = 256;

    private readonly ProbeTable _probes = new(firstSequence);
    private readonly EchoRequest[] _requests = new EchoRequest[BatchSize];
    private readonly TimeSpan[] _sentAt = new TimeSpan[BatchSize];
    private readonly EchoReply[] _replies = new EchoReply[BatchSize];
    private readonly Dictionary<UInt128, Track> _owners = [];
    private IEchoSocket? _socket;
    private int _batch;

    public SocketBinding Binding => binding;

    /// <summary>For people.</summary>
    public string Name { get; } =
        (binding.Family == AddressFamily.InterNetworkV6 ? "IPv6" : "IPv4")
        + (binding.Source is { } source ? $" from {source}" : binding.Interface is { } device ? $" on {device}" : "");

    /// <summary>When to try to open it again; <see cref="TimeSpan.MaxValue"/> while it is open.</summary>
    public TimeSpan RetryAt { get; private set; }

    /// <summary>Why it can't be had; null while it is open.</summary>
    public string? Error { get; private set; }

    /// <summary>Why probes were not sent, the last time that it happened; null when it never did.</summary>
    public string? SendError { get; private set; }
    public TimeSpan SendErrorAt { get; private set; }

    /// <summary>When its first probe went out; null before.</summary>
    public TimeSpan? FirstSentAt { get; private set; }

    /// <summary>Targets that use it.</summary>
    public int Users { get; private set; }

    public void Use(TrackTarget target, Track track)
    {
        Users++;
        target.Socket = this;
        _owners[target.Key] = track;
    }

    public void Leave(TrackTarget target, Track track)
    {
        Users--;
        if (_owners.TryGetValue(target.Key, out var owner) && ReferenceEquals(owner, track)) _owners.Remove(target.Key);
    }

    public void TryOpen(TimeSpan now)
    {
        try
        {
            _socket = network.Open(binding);
            (RetryAt, Error) = (TimeSpan.MaxValue, null);
        }
        catch (ProbingException why)
        {
            (RetryAt, Error) = (now + RetryAfter, why.Message);
        }
    }

    /// <summary>Puts a probe into the batch.</summary>
    public void Add(Track track, long round, int target, System.Net.IPAddress address, ulong nonce, TimeSpan now)
    {
        if (_batch == BatchSize) Flush(now);
        if (_socket is null)
        {
            track.Book.NotSent(round, target);
            return;
        }
        ref var probe = ref _probes.Take(now);
        if (Unsafe.IsNullRef(ref probe))
        {
            SendError = $"{Name}: all 65,536 sequences wait for their replies. Probe less often, or with a shorter timeout.";
            SendErrorAt = now;
            track.Book.NotSent(round, target);
            return;
        }
        (probe.Track, probe.Round, probe.Target, probe.Address) = (track, round, (byte)target, track.Targets[target].Key);
        (probe.Nonce, probe.SentAt, probe.State) = (nonce, now, ProbeState.Waiting);
        _requests[_batch++] = new EchoRequest(address, identifier, probe.Sequence, nonce);
    }

    /// <summary>Sends the batch.</summary>
    public void Flush(TimeSpan now)
    {
        var count = _batch;
        _batch = 0;
        if (count == 0) return;
        var sentAt = _sentAt.AsSpan(0, count);
        try
        {
            _socket!.Send(_requests.AsSpan(0, count), sentAt);
            if (_socket.SendError is { } why) (SendError, SendErrorAt) = ($"{Name}: {why}", now);
        }
        catch (Exception broken)
        {
            sentAt.Fill(IEchoSocket.NotSent);
            Close(now, broken);
        }
        for (var place = 0; place < count; place++)
        {
            ref var probe = ref _probes.Find(_requests[place].Sequence);
            if (sentAt[place] == IEchoSocket.NotSent)
            {
                probe.Track!.Book.NotSent(probe.Round, probe.Target);
                probe.State = ProbeState.Free;
                continue;
            }
            probe.SentAt = sentAt[place];
            probe.Track!.Book.Sent(probe.Round, probe.Target, probe.SentAt);
            FirstSentAt ??= probe.SentAt;
        }
    }

    /// <summary>Takes all that came in.</summary>
    public void Drain(TimeSpan now, Prober prober)
    {
        if (_socket is null) return;
        try
        {
            int taken;
            do
            {
                taken = _socket.Receive(_replies);
                for (var place = 0; place < taken; place++) Match(in _replies[place], now, prober);
            }
            while (taken == _replies.Length);
        }
        catch (Exception broken)
        {
            Close(now, broken);
        }
    }

    public void Dispose() => _socket?.Dispose();

    private void Match(in EchoReply reply, TimeSpan now, Prober prober)
    {
        if (reply.Identifier != identifier) return; // another program's, or another of our sockets': each has its own
        ref var probe = ref _probes.Find(reply.Sequence);
        if (Unsafe.IsNullRef(ref probe))
        {
            if (reply.Kind == EchoReplyKind.Reply && _owners.TryGetValue(reply.Source, out var owner)) owner.Book.Counts.Rejected++;
            return;
        }
        var track = probe.Track!;
        if (reply.Kind != EchoReplyKind.Reply)
        {
            // The probe goes on waiting: an error proves neither that it arrived nor that it won't be answered, and anyone may have sent it.
            if (reply.Destination == probe.Address && (reply.Nonce == probe.Nonce || reply.Nonce == 0)) track.Book.Counts.Errors[(int)reply.Kind]++;
            return;
        }
        if (reply.Source != probe.Address || reply.Nonce != probe.Nonce || probe.State != ProbeState.Waiting)
        {
            track.Book.Counts.Rejected++;
            return;
        }
        probe.State = ProbeState.Answered;
        prober.Answered(in probe, reply.ReceivedAt, now);
    }

    private void Close(TimeSpan now, Exception broken)
    {
        _socket?.Dispose();
        _socket = null;
        (RetryAt, Error) = (now + RetryAfter, $"The probe socket {Name} failed ({broken.Message}); it is opened anew in {RetryAfter.TotalSeconds:0} s.");
    }
}
