using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Replay;

/// <summary>Counts what a course of transitions came to.</summary>
internal sealed class Accounts
{
    private readonly ReplayCourse _course;
    private readonly Dictionary<string, List<Outage>> _outages = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _start;

    public Accounts(ReplayCourse course)
    {
        _course = course;
        foreach (var epoch in course.Epochs)
            foreach (var path in epoch.Site.Paths)
            {
                if (!_outages.TryGetValue(path.Name, out var outages)) _outages.Add(path.Name, outages = []);
                outages.AddRange(Outage.Of(course.Rounds(epoch, path.Name), 3 * ProbedTargets.Interval(path) + path.Policy.Timeout));
            }
        _start = Beginning.PathAt(course.Record.History, course.EpochAt(course.Begin).Site, course.Begin);
    }

    /// <summary>The outages of the period, by path.</summary>
    public IReadOnlyDictionary<string, List<Outage>> Outages => _outages;

    /// <param name="transitions">From the beginning on; those before the period only set where it starts.</param>
    /// <param name="exact">Null: recorded.</param>
    public ReplayOutcome Of(IReadOnlyList<Transition> transitions, Func<Transition, TimeSpan>? exact)
    {
        var (from, to) = (_course.Record.From, _course.Record.To);
        return new ReplayOutcome(
            [.. transitions.Where(moved => moved.DecidedAt >= from && moved.DecidedAt < to).Select(moved => new ReplayedTransition(moved, IsForNothing(moved), exact?.Invoke(moved)))],
            Lost(transitions));
    }

    public TimeSpan Lost(IReadOnlyList<Transition> transitions) =>
        new Traffic(_start, transitions.Where(moved => moved.DecidedAt >= _course.Begin)).Lost(_outages, _course.Origin, _course.Record.From, _course.Record.To);

    /// <summary>Whether it costs or saves time when a move comes a little earlier or later: one of its paths was dead just then.</summary>
    public bool Matters(ReplayedTransition moved)
    {
        var (decided, exact) = (moved.Transition.DecidedAt - _course.Origin, moved.Exact ?? TimeSpan.Zero);
        var applied = (Traffic.MovedAt(moved.Transition) ?? moved.Transition.DecidedAt) - _course.Origin;
        return new[] { moved.Transition.From, moved.Transition.To }.Any(path => path is not null
            && (_outages.GetValueOrDefault(path) ?? []).Exists(outage => outage.From <= applied + exact && outage.To >= decided - exact));
    }

    private bool? IsForNothing(Transition moved)
    {
        var site = _course.EpochAt(moved.DecidedAt).Site;
        // A move away from what is degraded was detected when it was decided.
        if (!Beginning.IsFailover(moved, site) || moved.DetectedAt == moved.DecidedAt || LeftBehind(moved) is not { } outage) return null;
        var movedAt = (Traffic.MovedAt(moved) ?? moved.DecidedAt) - _course.Origin;
        var policy = site.Paths[site.RankOf(moved.From!)];
        var patience = policy.Policy.DownAfter * ProbedTargets.Interval(policy);
        if (outage.HasEnded) return outage.To - movedAt < patience;
        return outage.To - movedAt >= patience ? false : null;
    }

    // The outage that it left, which had begun when it was decided.
    private Outage? LeftBehind(Transition moved)
    {
        var (decided, detected) = (moved.DecidedAt - _course.Origin, moved.DetectedAt - _course.Origin);
        foreach (var outage in _outages.GetValueOrDefault(moved.From!) ?? [])
            if (outage.From <= decided && outage.To > detected) return outage;
        return null;
    }
}
