using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Monitoring;

/// <summary>Brings the paths' figures up to date in turn, a few at each iteration: 4 times a second for a small fleet, once for a large one.</summary>
internal sealed class FigureRound
{
    private const int SmallFleet = 64;
    private readonly PathFiguring _figuring = new();
    private readonly Rota _rota = new();

    public void Advance(WatchedPath[] paths, TimeSpan now, Clock clock)
    {
        var due = _rota.Due(paths.Length, TimeSpan.FromSeconds(paths.Length <= SmallFleet ? 0.25 : 1), now);
        if (due == 0) return;
        var utc = clock.UtcNow;
        for (; due > 0; due--)
        {
            var path = paths[_rota.Next(paths.Length)];
            path.Figures = _figuring.Of(path, now, utc);
        }
    }
}
