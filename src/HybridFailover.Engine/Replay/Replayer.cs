using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Replay;

/// <summary>Plays a record's rounds and commands, in virtual time, to the judge and the machine that the monitor runs.</summary>
/// <param name="change">From the configuration as it was to the one that is tried out.</param>
internal sealed class Replayer(ReplayCourse course, Func<Site, Site> change) : IPathReports
{
    private readonly Queue<PathReport> _reports = new();
    private readonly Queue<CommandGivenAt> _commands = new(course.Record.History.Commands.Where(given => Plays(given) && given.At > course.Begin && given.At < course.Record.To));
    private readonly Queue<Epoch> _epochs = new(course.Epochs);
    private readonly WatchedSite _watched = new(course.Epochs[0].Site.Code, new ProbeGroup());
    private List<ReplayedPath> _paths = [];
    private ReplayedSite? _site;

    /// <summary>Foreign routes are not stored: there is nothing to adopt or replace. What was refused moved nothing.</summary>
    public static bool Plays(CommandGivenAt given) => given.Accepted && given.Command.Kind is not (CommandKind.Adopt or CommandKind.Replace);

    public ReplayedSite Run()
    {
        var (begin, end) = (course.Begin - course.Origin, course.Record.To - course.Origin);
        var verdicts = new Verdicts(this);
        var now = TimeSpan.Zero;
        while (true)
        {
            var next = Due(begin);
            if (next >= end) break;
            if (next > now) now = next;
            if (_epochs.TryPeek(out var epoch) && epoch.From - course.Origin <= now) Follow(_epochs.Dequeue(), verdicts, now);
            foreach (var path in _paths) path.Step(now);
            if (_site is null && now >= begin) Start(verdicts, now);
            Deliver(now);
            while (_commands.TryPeek(out var given) && given.At - course.Origin <= now) Command(_commands.Dequeue(), now);
            if (_site is not null && _site.Due <= now) _site.Step(now);
            Activate(now);
        }
        foreach (var path in _paths) path.Dispose();
        return _site ?? throw new ArgumentException("the period is empty", nameof(course));
    }

    public void Report(in PathReport report)
    {
        if (_site is not null) _reports.Enqueue(report);
    }

    private TimeSpan Due(TimeSpan begin)
    {
        var due = _site?.Due ?? begin;
        foreach (var path in _paths)
            if (path.Due < due) due = path.Due;
        if (_epochs.TryPeek(out var epoch) && epoch.From - course.Origin < due) due = epoch.From - course.Origin;
        return _commands.TryPeek(out var given) && given.At - course.Origin < due ? given.At - course.Origin : due;
    }

    // As the fleet's watch takes over a configuration: a path that is probed as before keeps what was measured.
    private void Follow(Epoch epoch, Verdicts verdicts, TimeSpan now)
    {
        var site = change(epoch.Site);
        var paths = new List<ReplayedPath>();
        foreach (var path in site.Paths)
        {
            var known = _paths.Find(played => string.Equals(played.Watched.Name, path.Name, StringComparison.OrdinalIgnoreCase) && played.Watched.Fits(path));
            var played = known ?? new ReplayedPath(new WatchedPath(_watched, path, now), verdicts);
            played.Watched.Follow(path, phase: 0, now);
            played.Follow(course.Rounds(epoch, path.Name));
            paths.Add(played);
            if (known is null) verdicts.Report(played.Watched, now);
        }
        foreach (var gone in _paths.Except(paths)) gone.Dispose();
        (_paths, _watched.Paths) = (paths, [.. paths.Select(path => path.Watched)]);
        if (_watched.Active is { } active) _watched.Activate(_watched.Find(active.Name), null, now);
        _site?.Take(at => new Reconfigured(at, site), now);
    }

    private void Start(Verdicts verdicts, TimeSpan now)
    {
        var (history, at) = (course.Record.History, new Instant(now, course.Origin + now));
        var recorded = course.EpochAt(at.Utc).Site;
        var site = change(recorded);
        var routes = new ReplayedRoutes();
        routes.StandOn(site, site.Paths[site.RankOf(Beginning.PathAt(history, recorded, course.Begin))]);
        var remembered = new Remembered(at.Utc, [Beginning.Remembered(history, recorded, course.Begin)]);
        _site = new ReplayedSite(Memory.Recall(site, new StateReading.Read(remembered), at), routes, course.Origin, course.WriteTime);
        foreach (var path in _paths) verdicts.Report(path.Watched, now);
    }

    private void Deliver(TimeSpan now)
    {
        while (_reports.TryDequeue(out var report)) _site!.Report(report, now);
    }

    // The version that the person looked at was another machine's, and "the other path" is the one that was meant then.
    private void Command(CommandGivenAt given, TimeSpan now)
    {
        var meant = given.Command.To ?? course.Record.History.Transitions.FirstOrDefault(moved => moved.Id == given.TransitionId)?.To;
        _site!.Take(at => new CommandGiven(at, given.Command with { ExpectedVersion = null, To = meant }), now);
    }

    private void Activate(TimeSpan now)
    {
        if (_site is not null && _watched.Active?.Name != _site.State.Standing.Path)
            _watched.Activate(_site.State.Standing.Path is { } path ? _watched.Find(path) : null, null, now);
    }
}
