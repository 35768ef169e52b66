namespace HybridFailover.Engine.Samples;

/// <summary>A run of rounds that were not good, while it grows.</summary>
internal struct RunTally
{
    /// <summary>A run that goes on is told at this pace: a crash loses no more of it.</summary>
    public static readonly TimeSpan Piece = TimeSpan.FromSeconds(60);

    private LossKind? _kind;
    private DateTimeOffset _startedAt;
    private TimeSpan _from;
    private TimeSpan _last;
    private int _rounds;

    /// <summary>Takes in the path's next round.</summary>
    /// <param name="kind">Null: it was good.</param>
    /// <param name="utc">The UTC time of <paramref name="sentAt"/>. Only a run's first round is asked for its: a wall clock that is set meanwhile leaves the run's length right.</param>
    /// <returns>A run that it ends, or the piece of one that goes on; null: neither.</returns>
    public LossRun? Next(LossKind? kind, TimeSpan sentAt, DateTimeOffset utc, string site, string path)
    {
        if (kind == _kind)
        {
            if (kind is null) return null;
            _last = sentAt;
            _rounds++;
            return _last - _from < Piece ? null : Cut(site, path);
        }
        var ended = End(site, path);
        if (kind is not null) (_kind, _startedAt, _from, _last, _rounds) = (kind, utc, sentAt, sentAt, 1);
        return ended;
    }

    /// <summary>What there is of a run; null: nothing that was not told yet.</summary>
    public LossRun? End(string site, string path)
    {
        var rest = _kind is not null && _rounds > 0 ? Cut(site, path) : (LossRun?)null;
        _kind = null;
        return rest;
    }

    private LossRun Cut(string site, string path)
    {
        var piece = new LossRun(site, path, _startedAt, _last - _from, _rounds, _kind!.Value);
        (_startedAt, _from, _rounds) = (_startedAt + piece.Length, _last, 0);
        return piece;
    }
}
