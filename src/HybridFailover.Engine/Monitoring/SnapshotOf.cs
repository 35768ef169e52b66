using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;

namespace HybridFailover.Engine.Monitoring;

/// <summary>Turns the machine's state into what people read.</summary>
internal static class SnapshotOf
{
    public static SiteSnapshot Site(SiteState state, Instant at, Func<string, string, PathFigures> figures)
    {
        var (sentence, endsAt) = NextStepText.Of(state, at);
        return new SiteSnapshot
        {
            Site = state.Site,
            Version = state.Version,
            At = at.Utc,
            Standing = state.Standing,
            Mode = state.Mode,
            ModeReason = state.ModeReason,
            Paths = [.. state.Paths.Select(path => new PathSnapshot(path.Path, Seen(state.Site.Code, path), figures(state.Site.Code, path.Name), Since(path, at)))],
            Desired = state.Standing.Path,
            DesiredAt = state.DesiredAt,
            Commanded = state.Commanded,
            CommandedAt = state.CommandedAt,
            Observed = Observed.Of(state, at.Mono),
            ObservedAt = state.ReadUtc,
            ObservedError = state.ReadError,
            Slots = [.. state.Slots.Select(slot => new SlotSnapshot(slot.Slot, Observed.Of(state, slot), slot.Value ?? "unknown", slot.Ineffective))],
            Next = new NextStep(sentence, endsAt is { } end ? at.UtcOf(end) : null),
            Alarms = state.Alarms,
            Current = state.Flight?.Transition,
            Last = state.Last,
            RecentFailovers = state.Failovers.Count(failover => at.Utc - failover < TimeSpan.FromHours(1)),
            FailbackBlocked = state.FailbackBlocked is not null || state.StateLost is not null,
            MonitorIll = state.MonitorIll,
        };
    }

    private static DateTimeOffset? Since(PathState path, Instant at) =>
        path.BlackholeSince is { } blackhole ? at.UtcOf(blackhole) : path.Report is { } report ? at.UtcOf(report.VerdictSince) : null;

    // A blackhole reported by EC2 makes a path down whatever the probes say; people see the verdict that counts.
    private static PathReport? Seen(string site, PathState path) => path.BlackholeSince is { } since
        ? new PathReport { Site = site, Path = path.Name, At = since, Verdict = Verdict.Down, VerdictSince = since, Sentence = path.Sentence, WarmedUp = true }
        : path.Report;
}
