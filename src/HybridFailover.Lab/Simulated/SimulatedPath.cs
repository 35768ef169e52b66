using System.Net;

namespace HybridFailover.Lab.Simulated;

/// <summary>
/// One path of the simulated network. It draws from its own random stream, so that what happens on one path does not depend on
/// how many probes the others carry. Conditions may be changed from any thread; fates are drawn by one.
/// </summary>
/// <param name="addresses">The targets behind it.</param>
public sealed class SimulatedPath(string site, string name, IReadOnlyList<IPAddress> addresses, PathConditions usual, int seed)
{
    private readonly Random _random = new(seed);
    private readonly Lock _turning = new();
    private volatile PathState _state = new(usual, null, usual);
    private bool _inBurst;

    public string Site => site;
    public string Name => name;
    public IReadOnlyList<IPAddress> Addresses => addresses;

    /// <summary>The cut by hand or script; null: none.</summary>
    public PathCut? Cut => _state.Cut;

    /// <summary>What is in force: usual conditions with the cut on top.</summary>
    public PathConditions Conditions => _state.Effective;

    /// <summary>Changes the conditions under the cut.</summary>
    public void SetUsual(PathConditions conditions)
    {
        lock (_turning) _state = new(conditions, _state.Cut, conditions.With(_state.Cut));
    }

    /// <summary>Cuts, or heals with null.</summary>
    public void SetCut(PathCut? cut)
    {
        lock (_turning) _state = new(_state.Usual, cut, _state.Usual.With(cut));
    }

    /// <summary>Draws the fate of one probe. Always takes the same number of draws, so that a change of conditions does not shift the stream.</summary>
    internal Fate Draw()
    {
        var now = _state.Effective;
        double lost = _random.NextDouble(), turn = _random.NextDouble(), burst = _random.NextDouble(), spread = _random.NextDouble(),
            late = _random.NextDouble(), twice = _random.NextDouble(), forged = _random.NextDouble();

        if (now.Bursts is { } bursts) _inBurst = _inBurst ? turn >= bursts.LeaveRatio : turn < bursts.EnterRatio;
        else _inBurst = false;

        var answered = !now.LostOut && !now.LostBack && lost >= now.LossRatio && !(_inBurst && burst < now.Bursts!.LossRatio);
        var after = now.Latency + now.Jitter * Math.Min(8, -Math.Log(1 - spread));
        if (late < now.LateRatio) after += now.LateBy;
        return new Fate(answered, now.Refusal is not null, after, twice < now.DuplicateRatio, forged < now.ForgedRatio);
    }

    private sealed record PathState(PathConditions Usual, PathCut? Cut, PathConditions Effective);
}
