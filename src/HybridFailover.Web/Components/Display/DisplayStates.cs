using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;

namespace HybridFailover.Web.Components.Display;

/// <summary>From the machine's own names to the words that people see: the one place where this is decided. The gravest condition wins.</summary>
public static class DisplayStates
{
    /// <summary>A snapshot older than this says nothing of the present.</summary>
    public static readonly TimeSpan MaximumAge = TimeSpan.FromSeconds(5);

    /// <param name="snapshot">The site.</param>
    /// <param name="now">UTC.</param>
    public static DisplayState Of(SiteSnapshot snapshot, DateTimeOffset now)
    {
        if (now - snapshot.At > MaximumAge) return Unknown(SiteCondition.Unknown, "Unknown");
        if (Alarmed(snapshot, AlarmKind.Isolated)) return Critical(SiteCondition.NoPath, "No path");
        if (Alarmed(snapshot, AlarmKind.Stuck)) return Critical(SiteCondition.Stuck, "Stuck");
        if (Mismatched(snapshot)) return Critical(SiteCondition.Mismatch, "Mismatch");
        if (Alarmed(snapshot, AlarmKind.Blind)) return new(SiteCondition.Blind, "Blind", "ring-question", Severity.Critical);

        var standing = snapshot.Standing;
        return standing.Kind switch
        {
            StandingKind.Starting => Unknown(SiteCondition.Starting, "Starting"),
            StandingKind.Switching => Notice(SiteCondition.Switching, $"Switching to {PathNames.Of(snapshot.Site, standing.Path)}"),
            _ => OnPath(snapshot, standing.Path!),
        };
    }

    private static DisplayState OnPath(SiteSnapshot snapshot, string active)
    {
        var rank = snapshot.Site.RankOf(active);
        var on = $"On {PathNames.Of(snapshot.Site, active)}";
        // A path that is no longer configured: the machine refuses such a change, so this is a feed that is behind.
        if (rank < 0 || rank >= snapshot.Paths.Count) return Unknown(SiteCondition.Unknown, "Unknown");

        var path = snapshot.Paths[rank];
        if (path.Verdict == Verdict.Unknown && path.Report is not { WarmedUp: true }) return Unknown(SiteCondition.Starting, "Starting");
        // For less than the time that makes it blind: no news is not good news.
        if (path.Verdict == Verdict.Unknown) return Unknown(SiteCondition.Unknown, $"{on}, not proven");
        // The machine leaves a dead path in the same step, unless a person or its configuration forbids it.
        if (path.Verdict == Verdict.Down) return Critical(SiteCondition.ActiveDown, $"{on}, path down");
        // The path answers, and nobody knows whether the routes still lead to it, or whether a failover could be written: never green.
        if (snapshot.Observed == "unknown") return Unknown(SiteCondition.Unknown, $"{on}, routes not read");
        if (path.Verdict == Verdict.Degraded) return Warning(SiteCondition.Degraded, "Degraded");
        if (rank > 0) return Returning(snapshot, rank) ? Notice(SiteCondition.Recovering, "Recovering") : Warning(SiteCondition.OnStandby, on);
        return snapshot.Paths.Where((_, other) => other != rank).Any(Usable)
            ? new(SiteCondition.OnPreferred, on, "ring-check", Severity.Normal)
            : Warning(SiteCondition.NoStandby, $"{on}, no standby");
    }

    /// <summary>A preferred path is up again and the failback delay runs.</summary>
    private static bool Returning(SiteSnapshot snapshot, int rank) =>
        snapshot is { Mode.Kind: ModeKind.Automatic, FailbackBlocked: false, Next.At: not null }
        && snapshot.Paths.Take(rank).Any(path => path.Verdict == Verdict.Up);

    private static bool Mismatched(SiteSnapshot snapshot) =>
        Alarmed(snapshot, AlarmKind.Drift) || Alarmed(snapshot, AlarmKind.Foreign) || Alarmed(snapshot, AlarmKind.Ineffective)
        || snapshot.Observed == "foreign" || snapshot.Slots.Any(slot => slot.Ineffective is not null)
        || (snapshot.Observed == "mixed" && Settled(snapshot));

    // Slots that differ for the seconds of an ordinary transition are no mismatch, nor are reads that still show what was before it.
    private static bool Settled(SiteSnapshot snapshot) =>
        snapshot.Standing.Kind == StandingKind.On
        && (snapshot.Last?.EndedAt is not { } ended || snapshot.At - ended > snapshot.Site.Policy.ConsistencyGrace);

    private static bool Alarmed(SiteSnapshot snapshot, AlarmKind kind) => snapshot.Alarms.Any(alarm => alarm.Kind == kind);
    private static bool Usable(PathSnapshot path) => path.Verdict is Verdict.Up or Verdict.Degraded;

    private static DisplayState Critical(SiteCondition condition, string word) => new(condition, word, "octagon", Severity.Critical);
    private static DisplayState Warning(SiteCondition condition, string word) => new(condition, word, "triangle", Severity.Warning);
    private static DisplayState Notice(SiteCondition condition, string word) => new(condition, word, "chevrons", Severity.Notice);
    private static DisplayState Unknown(SiteCondition condition, string word) => new(condition, word, "ring-question", Severity.Unknown);
}
