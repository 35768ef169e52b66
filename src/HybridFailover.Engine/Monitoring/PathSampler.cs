using System.Numerics;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Samples;

namespace HybridFailover.Engine.Monitoring;

/// <summary>
/// Reads a path's ring of rounds into samples, each round once. A second is read when it is over for every round of it, timeouts and
/// <see cref="LateFor"/> included; its minute, when the whole minute is. Rounds belong to the UTC second in which they were sent.
/// </summary>
internal sealed class PathSampler(WatchedPath path, SampleTally tally, ISampleStore store)
{
    /// <summary>How long after a round's timeout a reply still counts as late; the ring knows of later ones, the samples do not.</summary>
    public static readonly TimeSpan LateFor = TimeSpan.FromSeconds(1);

    private const long None = long.MinValue;

    private long _next;
    private long _second = None;
    private long _minute = None;
    private long _minuteFrom;
    private TimeSpan _minuteDue;
    private RunTally _run;

    private RoundRing Ring => path.Main.Book.Ring;

    public void Advance(TimeSpan now, in UtcLine line)
    {
        while (TryClose(now, in line, isLast: false)) { }
        if (_minute != None && now >= _minuteDue) CloseMinute();
    }

    /// <summary>The path is watched no more: what was measured is told, what still waits for an answer is left out.</summary>
    public void Finish(TimeSpan now, in UtcLine line)
    {
        while (TryClose(now, in line, isLast: true)) { }
        CloseMinute();
        Tell(_run.End(path.Site.Code, path.Name));
    }

    /// <summary>The second of the first round that was not read yet.</summary>
    private bool TryClose(TimeSpan now, in UtcLine line, bool isLast)
    {
        var ring = Ring;
        if (_next < ring.Oldest) _next = ring.Oldest; // overtaken while the monitor itself stood still: nobody knows them any more
        if (_next == ring.Head) return false;
        var first = ring[_next].SentAt;
        var utc = line.At(first);
        var second = NotAgain(utc.ToUnixTimeSeconds());
        var over = first + (DateTimeOffset.FromUnixTimeSeconds(second + 1) - utc);
        var due = over + path.Main.Timeout + LateFor;
        if (now < due && !isLast) return false;
        var end = _next;
        while (end < ring.Head && ring[end].SentAt < over && IsSettled(in ring[end], now)) end++;
        var isWhole = end == ring.Head || ring[end].SentAt >= over;
        if (end == _next || (!isWhole && !isLast)) return false;

        var minute = second / 60;
        if (minute != _minute) CloseMinute();
        if (_minute == None) (_minute, _minuteFrom) = (minute, _next);
        _minuteDue = due + TimeSpan.FromSeconds(59 - second % 60);
        FollowRun(_next, end, in line);
        Sum(_next, end);
        if (!tally.IsEmpty) store.Add(tally.ToSecond(path.Site.Code, path.Name, second));
        (_next, _second) = (end, second);
        return true;
    }

    /// <summary>A wall clock that is corrected, not set, comes back to a second that was told: its rounds are the next one's.</summary>
    private long NotAgain(long second) => second <= _second && _second - second < 2 ? _second + 1 : second;

    private bool IsSettled(in RingRound round, TimeSpan now) => round.Outcome != RoundOutcome.Open && now >= round.SentAt + path.Main.Timeout;

    private void CloseMinute()
    {
        if (_minute == None) return;
        Sum(Math.Max(_minuteFrom, Ring.Oldest), _next);
        if (!tally.IsEmpty) store.Add(tally.ToMinute(path.Site.Code, path.Name, _minute));
        _minute = None;
    }

    private void Sum(long from, long end)
    {
        tally.Clear();
        for (var index = from; index < end; index++)
        {
            ref var round = ref Ring[index];
            if (round.Kind != RoundKind.Steady) continue; // fast rounds go out when something is wrong: here they would weigh trouble twice
            tally.Count(Count(round.Sent), Count(round.Pending), Count(round.Late), Count(round.Void));
            if (round.Outcome != RoundOutcome.Void && round.RoundTripTicks != 0) tally.Took(round.RoundTripTicks);
        }
    }

    private void FollowRun(long from, long end, in UtcLine line)
    {
        for (var index = from; index < end; index++)
        {
            ref var round = ref Ring[index];
            if (round.Kind == RoundKind.Rehearsal) continue; // its losses are the target's, and break no run either
            Tell(_run.Next(KindOf(in round), round.SentAt, line.At(round.SentAt), path.Site.Code, path.Name));
        }
    }

    private static LossKind? KindOf(in RingRound round) => round.Outcome switch
    {
        RoundOutcome.Lost => round.Pending == 0 ? LossKind.Late : LossKind.Lost,
        RoundOutcome.Void => LossKind.Void,
        _ => null,
    };

    private void Tell(LossRun? run)
    {
        if (run is { } ended) store.Add(in ended);
    }

    private static int Count(uint targets) => BitOperations.PopCount(targets);
}
