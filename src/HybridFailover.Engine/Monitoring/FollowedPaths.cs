using HybridFailover.Engine.Samples;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Monitoring;

/// <summary>The paths whose rounds somebody follows. A path that nobody follows costs nothing, and a round that nobody follows is never copied.</summary>
internal sealed class FollowedPaths(Clock clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(0.25);

    private readonly Lock _counting = new();
    private volatile FollowedRounds[] _followed = [];
    private TimeSpan _due = TimeSpan.MinValue;
    private UtcLine _line;

    /// <summary>How many paths are followed.</summary>
    public int Count => _followed.Length;

    /// <summary>From any thread; the first rounds are there within a quarter of a second.</summary>
    public IRoundTail Follow(string site, SitePath path)
    {
        lock (_counting)
        {
            var rounds = Array.Find(_followed, followed => followed.Is(site, path.Name));
            if (rounds is null) _followed = [.. _followed, rounds = new FollowedRounds(site, path)];
            rounds.Followers++;
            return new Tail(this, rounds);
        }
    }

    /// <summary>On the watch's thread, at each of its iterations.</summary>
    public void Advance(WatchedFleet fleet, TimeSpan now)
    {
        var followed = _followed;
        if (followed.Length == 0 || now < _due) return;
        _due = now + Every;
        _line.Read(now, clock.UtcNow);
        foreach (var rounds in followed) rounds.Take(fleet, now, in _line);
    }

    private void End(FollowedRounds rounds)
    {
        lock (_counting)
            if (--rounds.Followers == 0) _followed = Array.FindAll(_followed, followed => followed != rounds);
    }

    private sealed class Tail(FollowedPaths paths, FollowedRounds rounds) : IRoundTail
    {
        private int _isOver;

        public int Read(ref long cursor, Span<LiveRound> into) => rounds.Read(ref cursor, into);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0) paths.End(rounds);
        }
    }
}
