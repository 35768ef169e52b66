using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Web.Components.Charts;

/// <summary>One page's place in the rounds of a site's paths. It owns cursors and nothing that grows; what it does not fetch is overtaken.</summary>
internal sealed class ChartFeed : IDisposable
{
    /// <summary>More than the monitor holds of a path at the usual paces; of more, the newest.</summary>
    private const int MostRounds = 2_048;

    private readonly List<(int Rank, IRoundTail Tail)> _tails;
    private readonly long[] _cursors;
    private readonly LiveRound[] _rounds;
    private readonly List<(int Rank, ReadOnlyMemory<LiveRound> Rounds)> _found = [];
    private uint _sequence;
    private bool _snapshotWanted = true;

    public ChartFeed(IMonitor monitor, Site site)
    {
        _tails = [.. site.Paths.Select((path, rank) => (rank, Tail: monitor.Follow(site.Code, path.Name))).Where(path => path.Tail is not null).Select(path => (path.rank, path.Tail!))];
        _cursors = new long[_tails.Count];
        _rounds = new LiveRound[MostRounds * _tails.Count];
    }

    /// <summary>The browser missed a frame, or was hidden: the next one is a snapshot of all that is held.</summary>
    public void WantSnapshot() => _snapshotWanted = true;

    /// <summary>The next frame, of what came since the last one.</summary>
    /// <returns>Null: nothing did.</returns>
    public byte[]? Next(DateTimeOffset now)
    {
        var isSnapshot = _snapshotWanted;
        _found.Clear();
        for (var place = 0; place < _tails.Count; place++)
        {
            if (isSnapshot) _cursors[place] = 0;
            var room = _rounds.AsMemory(place * MostRounds, MostRounds);
            var count = _tails[place].Tail.Read(ref _cursors[place], room.Span);
            if (count > 0) _found.Add((_tails[place].Rank, room[..count]));
        }
        if (_found.Count == 0 && !isSnapshot) return null;
        _snapshotWanted = false;
        return LiveFrame.Of(++_sequence, isSnapshot, now, _found);
    }

    public void Dispose()
    {
        foreach (var (_, tail) in _tails) tail.Dispose();
    }
}
