using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace HybridFailover.Engine.Probing;

/// <summary>
/// The scheduler: sends the rounds of all tracks and matches what comes back. Everything runs on one thread, the one that calls
/// <see cref="Step"/>; nothing is allocated for a probe, a reply or a round.
/// </summary>
internal sealed class Prober : IRoundEvents, IDisposable
{
    // With many paths the wakes cost more than the probes: all that is due within a millisecond is then done in one.
    private const int ManyTracks = 64;
    private static readonly TimeSpan Grid = TimeSpan.FromMilliseconds(1);

    private readonly IEchoNetwork _network;
    private readonly IConnectNetwork? _connects;
    private readonly IRoundEvents _listener;
    private readonly Entropy _entropy;
    private readonly NonceSource _nonces;
    private readonly List<ProbeSocket> _sockets = [];
    private readonly List<Track> _tracks = [];
    private readonly DueHeap _heap = new();
    private readonly ProbeTable _attempts = new(1);
    private ulong _attempt;
    private TimeSpan? _due;

    // At or below the half timeout of every track there has been: below it no track needs to be looked at.
    private TimeSpan _leastLate = TimeSpan.MaxValue;

    public Prober(IEchoNetwork network, IConnectNetwork? connects, IRoundEvents listener, Entropy entropy)
    {
        (_network, _connects, _listener, _entropy) = (network, connects, listener, entropy);
        _nonces = new NonceSource(entropy);
    }

    /// <summary>When the first probe of all went out; null before.</summary>
    public TimeSpan? FirstSentAt { get; private set; }

    public Lateness Late { get; private set; }

    public IReadOnlyList<ProbeSocket> Sockets => _sockets;

    /// <summary>Attempts to connect that could not be started.</summary>
    public long AttemptsNotSent { get; private set; }

    public void Add(Track track, TimeSpan now)
    {
        _tracks.Add(track);
        track.Group.Tracks.Add(track);
        if (!track.IsConnect)
            foreach (var target in track.Targets) SocketFor(BindingOf(target.Target), now).Use(target, track);
        _heap.Add(track);
        Heed(track);
        _due = null;
    }

    public void Remove(Track track)
    {
        _tracks.Remove(track);
        track.Group.Tracks.Remove(track);
        _heap.Remove(track);
        foreach (var target in track.Targets)
        {
            if (target.Socket is not { } socket) continue;
            socket.Leave(target, track);
            if (socket.Users > 0) continue;
            socket.Dispose();
            _sockets.Remove(socket);
        }
    }

    /// <summary>A track's pace has changed from outside.</summary>
    public void Replan(Track track)
    {
        Heed(track);
        track.Plan();
        _heap.Moved(track);
    }

    /// <summary>One iteration: takes what came in, judges what is due, sends what is due.</summary>
    /// <returns>When to call again, unless something comes in before.</returns>
    public TimeSpan Step(TimeSpan now)
    {
        Drain(now);
        if (_due is { } due && now > due) VoidWhatWaited(now, now - due);
        while (_heap.First is { } track && track.Due <= now) Visit(track, now);
        var next = _heap.First?.Due ?? TimeSpan.MaxValue;
        foreach (var socket in _sockets)
        {
            socket.Flush(now);
            FirstSentAt ??= socket.FirstSentAt;
            if (socket.RetryAt <= now) socket.TryOpen(now);
            if (socket.RetryAt < next) next = socket.RetryAt;
        }
        if (_tracks.Count > ManyTracks && next != TimeSpan.MaxValue) next = new TimeSpan((next.Ticks + Grid.Ticks - 1) / Grid.Ticks * Grid.Ticks);
        _due = next;
        return next;
    }

    /// <summary>A valid reply; the socket's own call.</summary>
    public void Answered(in Probe probe, TimeSpan receivedAt, TimeSpan now)
    {
        var track = probe.Track!;
        if (track.HeapPlace < 0) return; // configured away while the probe was under way
        track.Answer(in probe, receivedAt, now, this);
        Replan(track);
    }

    public void Dispose()
    {
        foreach (var socket in _sockets) socket.Dispose();
        _sockets.Clear();
    }

    void IRoundEvents.Decided(Track track, in RoundDecided round) => _listener.Decided(track, in round);

    void IRoundEvents.Settled(Track track, in Round round, TimeSpan at) => _listener.Settled(track, in round, at);

    void IRoundEvents.Answered(Track track, TimeSpan at) => _listener.Answered(track, at);

    void IRoundEvents.Silent(Track track, TimeSpan at) => _listener.Silent(track, at);

    void IRoundEvents.Suspected(Track track, TimeSpan at)
    {
        if (ReferenceEquals(track.Group.Active, track))
            foreach (var other in track.Group.Tracks)
            {
                if (track.IsSuspected) other.Hurry(at);
                Replan(other);
            }
        _listener.Suspected(track, at);
    }

    private static SocketBinding BindingOf(Sites.Target target) =>
        new(target.Address?.AddressFamily ?? AddressFamily.InterNetwork, target.Source, target.Interface);

    private ProbeSocket SocketFor(SocketBinding binding, TimeSpan now)
    {
        foreach (var known in _sockets)
            if (known.Binding == binding) return known;
        Span<byte> random = stackalloc byte[4];
        _entropy(random);
        var socket = new ProbeSocket(
            _network, binding, BinaryPrimitives.ReadUInt16LittleEndian(random), BinaryPrimitives.ReadUInt16LittleEndian(random[2..]));
        socket.TryOpen(now);
        _sockets.Add(socket);
        return socket;
    }

    private void Drain(TimeSpan now)
    {
        foreach (var socket in _sockets) socket.Drain(now, this);
        while (_connects is not null && _connects.TryTake(out var result)) Take(in result, now);
    }

    private void Take(in ConnectResult result, TimeSpan now)
    {
        ref var probe = ref _attempts.Find((ushort)result.Attempt);
        if (Unsafe.IsNullRef(ref probe) || probe.Nonce != (ulong)result.Attempt || probe.State != ProbeState.Waiting) return;
        if (result.Outcome == ConnectOutcome.Failed) return; // its timeout judges it
        probe.State = ProbeState.Answered;
        if (result.Outcome == ConnectOutcome.Answered)
        {
            probe.SentAt = result.SentAt;
            Answered(in probe, result.EndedAt, now);
            return;
        }
        AttemptsNotSent++;
        probe.Track!.Book.Withdraw(probe.Round, probe.Target);
    }

    private void Heed(Track track)
    {
        var late = TimeSpan.FromTicks(track.Timeout.Ticks / 2);
        if (late < _leastLate) _leastLate = late;
    }

    private void VoidWhatWaited(TimeSpan now, TimeSpan by)
    {
        if (by <= _leastLate) return; // nearly always: some microseconds, which void nothing
        var rounds = 0;
        var isIll = false;
        foreach (var track in _tracks)
        {
            if (by <= track.Timeout / 2) continue;
            isIll = true;
            rounds += track.Book.VoidOpen();
            track.Judge(now, this);
            Replan(track);
        }
        // What voided nothing harmed nothing: it is counted, and does not cover the last time that did.
        if (isIll) Late = rounds > 0 ? new Lateness(Late.Count + 1, now, by, rounds) : Late with { Count = Late.Count + 1 };
    }

    private void Visit(Track track, TimeSpan now)
    {
        track.Judge(now, this);
        var round = track.TryBegin(now);
        for (var target = 0; round >= 0 && target < track.Targets.Length; target++) Send(track, round, target, now);
        Replan(track);
    }

    private void Send(Track track, long round, int target, TimeSpan now)
    {
        var aim = track.Targets[target];
        if (aim.Socket is { } socket)
        {
            socket.Add(track, round, target, aim.Target.Address!, _nonces.Next(), now);
            return;
        }
        if (_connects is null)
        {
            AttemptsNotSent++;
            track.Book.NotSent(round, target);
            return;
        }
        _attempt = (_attempt + 0x1_0000) & long.MaxValue; // the low 16 bits are its slot
        ref var probe = ref _attempts.Take(now);
        if (Unsafe.IsNullRef(ref probe))
        {
            AttemptsNotSent++;
            track.Book.NotSent(round, target);
            return;
        }
        var attempt = _attempt | probe.Sequence;
        (probe.Track, probe.Round, probe.Target, probe.Address) = (track, round, (byte)target, 0);
        (probe.Nonce, probe.SentAt, probe.State) = (attempt, now, ProbeState.Waiting);
        track.Book.Sent(round, target, now);
        FirstSentAt ??= now;
        _connects.Start((long)attempt, aim.Target, track.Timeout);
    }
}
