using HybridFailover.Engine.Samples;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Monitoring;

/// <summary>Samples the paths in turn, each once a second, a few at each iteration. Allocates only when the paths change.</summary>
internal sealed class SampleRound(ISampleStore store, Clock clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly SampleTally _tally = new();
    private readonly Rota _rota = new();
    private WatchedPath[] _paths = [];
    private PathSampler[] _samplers = [];
    private UtcLine _line;

    public void Advance(WatchedPath[] paths, TimeSpan now)
    {
        if (!ReferenceEquals(paths, _paths)) Follow(paths, now);
        var due = _rota.Due(_samplers.Length, Every, now);
        if (due == 0) return;
        _line.Read(now, clock.UtcNow);
        for (; due > 0; due--) _samplers[_rota.Next(_samplers.Length)].Advance(now, in _line);
    }

    /// <summary>The watch ends: what was measured is told.</summary>
    public void Finish(TimeSpan now) => Follow([], now);

    /// <summary>A path that is watched on goes on in its second; one that is gone tells what it has.</summary>
    private void Follow(WatchedPath[] paths, TimeSpan now)
    {
        _line.Read(now, clock.UtcNow);
        var known = new Dictionary<WatchedPath, PathSampler>(_paths.Length);
        for (var place = 0; place < _paths.Length; place++) known[_paths[place]] = _samplers[place];
        (_paths, _samplers) = (paths, Array.ConvertAll(paths, path => known.Remove(path, out var sampler) ? sampler : new PathSampler(path, _tally, store)));
        foreach (var gone in known.Values) gone.Finish(now, in _line);
    }
}
