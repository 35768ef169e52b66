using HybridFailover.Engine.Health;
using HybridFailover.Engine.Probing;

namespace HybridFailover.Engine.Monitoring;

/// <summary>Computes what people see of a path from its ring of rounds. Its buffers serve every path in turn: one thread.</summary>
internal sealed class PathFiguring
{
    public static readonly TimeSpan Span = TimeSpan.FromSeconds(60);

    private uint[] _trips = new uint[256];

    /// <param name="utc">The UTC time of <paramref name="now"/>.</param>
    public PathFigures Of(WatchedPath path, TimeSpan now, DateTimeOffset utc)
    {
        var track = path.Main;
        var ring = track.Book.Ring;
        if (ring.Head == 0) return PathFigures.None;
        var window = path.Policy.QualityWindow;
        var reach = window > Span ? window : Span;
        Tally last10 = default, last60 = default, lastWindow = default;
        var trips = 0;
        long differences = 0;
        var differenceCount = 0;
        var previous = 0u;
        var first = ring.Head;
        while (first > ring.Oldest && now - ring[first - 1].SentAt < reach) first--;
        for (var index = first; index < ring.Head; index++)
        {
            ref var round = ref ring[index];

            // Fast rounds go out when something is wrong: in the windows they would weigh trouble twice.
            if (round.Kind != RoundKind.Steady || round.Outcome == RoundOutcome.Open) continue;
            var age = now - round.SentAt;
            var isOver = age >= track.Timeout;
            if (age < window) lastWindow.Add(in round, isOver);
            if (age >= Span) continue;
            last60.Add(in round, isOver);
            if (age < TimeSpan.FromSeconds(10)) last10.Add(in round, isOver);
            if (round.Outcome == RoundOutcome.Void) continue;
            if (round.RoundTripTicks == 0) continue;
            if (trips == _trips.Length) Array.Resize(ref _trips, trips * 2);
            _trips[trips++] = round.RoundTripTicks;
            if (previous != 0)
            {
                differences += Math.Abs((long)round.RoundTripTicks - previous);
                differenceCount++;
            }
            previous = round.RoundTripTicks;
        }
        var sorted = _trips.AsSpan(0, trips);
        sorted.Sort();
        var p95 = Percentile(sorted, 0.95);
        var counts = track.Book.Counts;
        var newest = NewestDecided(ring);
        return new PathFigures
        {
            NewestAt = NewestSentAt(ring, newest) is { } sentAt ? utc - (now - sentAt) : null,
            AnsweredAt = track.Book.AnsweredSentAt is { } answered ? utc - (now - answered) : null,
            Latency = newest is { RoundTripTicks: > 0 and var ticks } ? TimeSpan.FromTicks(ticks) : null,
            LatencyP50 = Percentile(sorted, 0.50),
            LatencyP95 = p95,
            LatencyP99 = Percentile(sorted, 0.99),
            Jitter = differenceCount == 0 ? null : TimeSpan.FromTicks(differences / differenceCount),
            Loss10s = last10.Loss,
            Loss60s = last60.Loss,
            LossWindow = lastWindow.Loss,
            Late60s = last60.LateRatio,
            Sent = counts.Sent,
            Lost = counts.Lost,
            Late = counts.Late,
            Void = counts.Void,
            Rejected = counts.Rejected,
            Errors = ErrorNames.Of(in counts.Errors),
            Warnings = MeasuringWarnings.Of(track, p95),
        };
    }

    // A round that could not be sent says nothing: where the monitor's own interface is down, figures grow old.
    private static TimeSpan? NewestSentAt(RoundRing ring, RingRound? newest) =>
        newest is { } decided ? decided.SentAt : ring.Oldest > 0 ? ring[ring.Oldest].SentAt : null;

    private static RingRound? NewestDecided(RoundRing ring)
    {
        for (var index = ring.Head - 1; index >= ring.Oldest; index--)
            if (ring[index].Outcome is RoundOutcome.Good or RoundOutcome.Lost) return ring[index];
        return null;
    }

    /// <summary>Nearest rank.</summary>
    private static TimeSpan? Percentile(ReadOnlySpan<uint> sorted, double part) =>
        sorted.IsEmpty ? null : TimeSpan.FromTicks(sorted[Math.Clamp((int)Math.Ceiling(part * sorted.Length) - 1, 0, sorted.Length - 1)]);
}
