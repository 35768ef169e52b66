using HybridFailover.Engine.Health;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Monitoring;

/// <summary>A path as the watch sees it: what probes it, what judges it, what was told of it.</summary>
internal sealed class WatchedPath
{
    private SentenceKey _told;
    private string _sentence = "";
    private PathFigures _figures = PathFigures.None;
    public JudgeState State;

    public WatchedPath(WatchedSite site, SitePath path, TimeSpan now)
    {
        (Site, Path) = (site, path);
        var icmp = path.Targets.Where(target => target.Kind == TargetKind.Icmp).ToList();
        var connect = path.Targets.Where(target => target.Kind != TargetKind.Icmp).ToList();
        Main = new Track(site.Group, icmp.Count > 0 ? icmp : connect, this);
        Beside = icmp.Count > 0 && connect.Count > 0 ? new Track(site.Group, connect, this) : null;
        Window = new QualityWindow(Main.Targets.Length);
        State.Since = now;
    }

    public WatchedSite Site { get; }
    public SitePath Path { get; private set; }
    public string Name => Path.Name;
    public Policy Policy => Path.Policy;

    /// <summary>What the verdict comes from.</summary>
    public Track Main { get; }

    /// <summary>TCP and HTTP targets beside ICMP ones: can degrade, no more. Null: none.</summary>
    public Track? Beside { get; }

    public QualityWindow Window { get; }
    public Quality Quality { get; set; }
    public TimeSpan ReportedAt { get; set; } = TimeSpan.MinValue;

    /// <summary>Newest figures, for any thread.</summary>
    public PathFigures Figures
    {
        get => Volatile.Read(ref _figures);
        set => Volatile.Write(ref _figures, value);
    }

    /// <summary>The same targets: what was measured still speaks of this path.</summary>
    public bool Fits(SitePath path) => Path.Targets.SequenceEqual(path.Targets);

    public void Follow(SitePath path, double phase, TimeSpan now)
    {
        Path = path;
        Main.Follow(path.Policy, path.Policy.Quorum, phase, now);
        // Each target beside has to answer: the quorum is the ICMP targets'.
        Beside?.Follow(path.Policy, Beside.Targets.Length, phase, now);
        Window.Follow(path.Policy, Main.Interval);
    }

    public PathReport Report(TimeSpan now) => new()
    {
        Site = Site.Code,
        Path = Name,
        At = now,
        Verdict = State.Verdict,
        VerdictSince = State.Since,
        GoodRounds = State.GoodRounds,
        FirstLostSentAt = State.FirstLostSentAt,
        AnsweredSentAt = Main.Book.AnsweredSentAt,
        WarmedUp = State.IsWarm,
        Sentence = Sentence(now),
    };

    /// <summary>Built anew only when it would read differently: a path that is well costs no text.</summary>
    private string Sentence(TimeSpan now)
    {
        var key = new SentenceKey(
            Policy, State.Verdict, State.Flaws, State.LostRounds,
            State.Verdict is Verdict.Down or Verdict.Unknown ? State.GoodRounds : 0,
            (int)(Quality.LossRatio * 1000),
            (State.Flaws & Flaws.Latency) != 0 ? Quality.Latency : null,
            (State.Flaws & Flaws.Jitter) != 0 ? Quality.Jitter : null,
            State.IsSilent);
        if (_sentence.Length > 0 && key == _told) return _sentence;
        _told = key;
        return _sentence = VerdictSentence.Of(in State, Quality, Policy, Main.Interval, now);
    }

    private readonly record struct SentenceKey(
        Policy Policy, Verdict Verdict, Flaws Flaws, int Lost, int Good, int LossPermille, TimeSpan? Latency, TimeSpan? Jitter, bool IsSilent);
}
