using HybridFailover.Engine.Health;
using HybridFailover.Engine.Probing;

namespace HybridFailover.Engine.Monitoring;

/// <summary>Hands what was measured to the judge, and what it finds to whoever decides.</summary>
internal sealed class Verdicts(IPathReports reports) : IRoundEvents
{
    public static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(1);

    /// <summary>Bound right after construction: the prober tells these verdicts, and they end its bursts. Null where nobody sends: what was sent once is replayed.</summary>
    public Prober? Prober { get; set; }

    public void Decided(Track track, in RoundDecided round)
    {
        var path = (WatchedPath)track.Owner;
        Enter(path, ReferenceEquals(track, path.Main)
            ? Judge.Next(in path.State, in round, path.Policy, track.Interval)
            : Judge.Beside(in path.State, in round, path.Policy), round.At);
        if (path.Site.IsUrgent || round.At - path.ReportedAt >= ReportEvery) Report(path, round.At);
    }

    public void Settled(Track track, in Round round, TimeSpan at)
    {
        var path = (WatchedPath)track.Owner;
        if (!ReferenceEquals(track, path.Main) || round.Kind != RoundKind.Steady || round.Outcome == RoundOutcome.Void) return;
        if (path.State.Verdict == Verdict.Down && round.Outcome == RoundOutcome.Lost)
        {
            path.Window.Keep(0); // the fast rule has judged this outage; the quality rule judges what comes after it
            return;
        }
        path.Window.Add(in round);
        path.Quality = path.Window.Weigh(at);
        Enter(path, Judge.Weigh(in path.State, path.Quality, path.Policy, at), at);
    }

    public void Answered(Track track, TimeSpan at)
    {
        var path = (WatchedPath)track.Owner;
        if (ReferenceEquals(track, path.Main) && path.Site.IsUrgent) Report(path, at);
    }

    public void Silent(Track track, TimeSpan at)
    {
        var path = (WatchedPath)track.Owner;
        if (ReferenceEquals(track, path.Main)) Enter(path, Judge.Silence(in path.State, at), at);
    }

    public void Suspected(Track track, TimeSpan at)
    {
        // Suspicion is no verdict: it shows in the next report, when a round is decided or answered.
    }

    public void Report(WatchedPath path, TimeSpan at)
    {
        path.ReportedAt = at;
        var report = path.Report(at);
        reports.Report(in report);
    }

    private void Enter(WatchedPath path, in JudgeState next, TimeSpan at)
    {
        var before = path.State.Verdict;
        path.State = next;
        if (next.Verdict == before) return;
        path.Main.MayBurst = next.Verdict != Verdict.Down;
        path.Main.MayRehearse = next.Verdict == Verdict.Up;
        if (next.Verdict == Verdict.Down) path.Main.EndBurst(at, (IRoundEvents?)Prober ?? this);
        if (next.Verdict == Verdict.Up) path.Main.Rehearse(at);
        Report(path, at);
    }
}
