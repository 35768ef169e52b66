using System.Numerics;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Samples;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Monitoring;

/// <summary>
/// The newest rounds of a path that somebody follows: one writer, the watch's thread, and readers that never make it wait. A reader copies first
/// and looks afterwards what was overtaken meanwhile.
/// </summary>
internal sealed class FollowedRounds(string site, SitePath path)
{
    /// <summary>What a follower gets at least, once that much was measured.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromSeconds(60);

    private const int Rechecked = 256;

    private readonly LiveRound[] _ring = new LiveRound[Capacity(path.Policy.Interval)];
    private readonly byte[] _toldLate = new byte[Rechecked];
    private WatchedPath? _path;
    private long _next;
    private long _recheck;
    private long _head;

    /// <summary>Guarded by whoever counts.</summary>
    public int Followers { get; set; }

    public bool Is(string otherSite, string otherPath) =>
        string.Equals(site, otherSite, StringComparison.OrdinalIgnoreCase) && string.Equals(path.Name, otherPath, StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes what was decided since. On the watch's thread.</summary>
    public void Take(WatchedFleet fleet, TimeSpan now, in UtcLine line)
    {
        if (fleet.Find(site, path.Name) is not { } watched) return; // configured away: its followers see a gap
        var ring = watched.Main.Book.Ring;
        if (!ReferenceEquals(watched, _path))
        {
            _path = watched;
            _next = ring.Head;
            while (_next > ring.Oldest && now - ring[_next - 1].SentAt <= Span) _next--;
            _recheck = _next;
        }
        TakeLate(ring, now, in line);
        for (_next = Math.Max(_next, ring.Oldest); _next < ring.Head; _next++)
        {
            ref var round = ref ring[_next];
            if (round.Outcome == RoundOutcome.Open || (round.Pending != 0 && now < round.SentAt + watched.Main.Timeout)) break;
            _toldLate[_next % Rechecked] = (byte)BitOperations.PopCount(round.Late);
            if (round.Kind == RoundKind.Steady) Add(LiveRound.Of(_next, in round, line.At(round.SentAt)));
        }
    }

    public int Read(ref long cursor, Span<LiveRound> into)
    {
        var head = Volatile.Read(ref _head);
        var from = Math.Max(cursor, head - Math.Min(into.Length, _ring.Length - 1));
        for (var index = from; index < head; index++) into[(int)(index - from)] = _ring[index & (_ring.Length - 1)];
        Interlocked.MemoryBarrier();
        // The writer may be at work on the place of the round that is one lap older than the head: that one and all before it may be torn.
        var overtaken = (int)Math.Clamp(Volatile.Read(ref _head) - _ring.Length + 1 - from, 0, Math.Max(0, head - from));
        var count = (int)Math.Max(0, head - from) - overtaken;
        if (overtaken > 0) into.Slice(overtaken, count).CopyTo(into);
        cursor = head;
        return count;
    }

    /// <summary>Replies that came after their round was told as lost.</summary>
    private void TakeLate(RoundRing ring, TimeSpan now, in UtcLine line)
    {
        _recheck = Math.Max(Math.Max(_recheck, ring.Oldest), _next - Rechecked);
        for (var index = _recheck; index < _next; index++)
        {
            ref var round = ref ring[index];
            var late = (byte)BitOperations.PopCount(round.Late);
            if (late != _toldLate[index % Rechecked])
            {
                _toldLate[index % Rechecked] = late;
                if (round.Kind == RoundKind.Steady) Add(LiveRound.Of(index, in round, line.At(round.SentAt)));
            }
            if (index == _recheck && now - round.SentAt > _path!.Main.Timeout + PathSampler.LateFor) _recheck++;
        }
    }

    private void Add(in LiveRound round)
    {
        var head = _head;
        _ring[head & (_ring.Length - 1)] = round;
        Volatile.Write(ref _head, head + 1);
        // The next round's bytes must not be seen before this head.
        Interlocked.MemoryBarrier();
    }

    // A quarter more than a minute has: room for rounds that are told twice.
    private static int Capacity(TimeSpan interval) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(1.25 * (Span / interval), 256, 8192));
}
