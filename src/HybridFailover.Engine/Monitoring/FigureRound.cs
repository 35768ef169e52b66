using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Monitoring;

/// <summary>Brings the paths' figures up to date in turn, a few at each iteration: 4 times a second for a small fleet, once for a large one.</summary>
internal sealed class FigureRound
{
    private const int SmallFleet = 64;
    private readonly PathFiguring _figuring = new();
    private TimeSpan _due = TimeSpan.MinValue;
    private int _next;

    public void Advance(WatchedPath[] paths, TimeSpan now, Clock clock)
    {
        if (paths.Length == 0 || now < _due) return;
        var step = TimeSpan.FromSeconds(paths.Length <= SmallFleet ? 0.25 : 1) / paths.Length;
        var utc = clock.UtcNow;
        if (_due == TimeSpan.MinValue) _due = now;
        for (var done = 0; _due <= now; _due += step)
        {
            if (done++ == paths.Length)
            {
                _due = now + step; // a long pause: each was done once, and that is all there is to do
                return;
            }
            _next = (_next + 1) % paths.Length;
            paths[_next].Figures = _figuring.Of(paths[_next], now, utc);
        }
    }
}
