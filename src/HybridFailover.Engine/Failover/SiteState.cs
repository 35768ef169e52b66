using System.Collections.Immutable;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Failover;

/// <summary>All that the machine knows of a site. Immutable; changed by <see cref="Machine.Decide"/> alone.</summary>
public sealed record SiteState
{
    public required Site Site { get; init; }

    /// <summary>Grows with every change of standing, mode or verdict.</summary>
    public long Version { get; init; } = 1;

    /// <summary>May write. A lone monitor always does.</summary>
    public bool IsLeader { get; init; } = true;

    /// <summary>Monotonic end of the lease; null: none.</summary>
    public TimeSpan? LeaseUntil { get; init; }

    /// <summary>Reads begun before this may miss what the former leader still had on its way.</summary>
    public TimeSpan ReadNotBefore { get; init; }

    public Standing Standing { get; init; } = Standing.Starting;
    public Mode Mode { get; init; } = Mode.Automatic;
    public string? ModeReason { get; init; }

    /// <summary>A hold or suspension from before the start whose place a configured shadow mode has taken, until its end is recorded.</summary>
    public Mode? Displaced { get; init; }

    /// <summary>Monotonic end of a hold or suspension; null: none.</summary>
    public TimeSpan? ModeEndsAt { get; init; }

    public required ImmutableArray<PathState> Paths { get; init; }
    public required ImmutableArray<SlotState> Slots { get; init; }
    public Flight? Flight { get; init; }
    public Transition? Last { get; init; }

    /// <summary>Where the last accepted write led, and when.</summary>
    public string? Commanded { get; init; }
    public DateTimeOffset? CommandedAt { get; init; }
    public DateTimeOffset? DesiredAt { get; init; }

    /// <summary>The newest read that reached every table of the site: its begin, its UTC.</summary>
    public TimeSpan? ReadAt { get; init; }
    public DateTimeOffset? ReadUtc { get; init; }
    public string? ReadError { get; init; }

    /// <summary>A read was asked for and has not come back.</summary>
    public bool ReadPending { get; init; }

    /// <summary>When to read again to prove a write; null: the ordinary interval serves.</summary>
    public TimeSpan? RereadAt { get; init; }
    public int Rereads { get; init; }

    /// <summary>UTC of the automatic failovers of the last hour, oldest first.</summary>
    public ImmutableArray<DateTimeOffset> Failovers { get; init; } = [];

    /// <summary>n of the failback delay, fixed at the failover.</summary>
    public int FlapCount { get; init; } = 1;

    /// <summary>Why failback waits for a person; null: it does not.</summary>
    public string? FailbackBlocked { get; init; }

    /// <summary>What the state file could not tell; null: it was read, or this is a first start.</summary>
    public string? StateLost { get; init; }

    /// <summary>Why the state file gave nothing, until the first read shows whether that is a first start.</summary>
    public string? StateMissing { get; init; }

    /// <summary>The state file could not be read at all: not a first start, whatever the routes show.</summary>
    public bool StateUnreadable { get; init; }

    /// <summary>UTC of the drifts re-asserted in the last 10 minutes.</summary>
    public ImmutableArray<TimeSpan> Drifts { get; init; } = [];

    /// <summary>What was written in shadow mode as "would have switched"; once for each change of wish.</summary>
    public string? ShadowWish { get; init; }

    /// <summary>Targets of rows that this program wrote in the past: ours, though no path has them any more.</summary>
    public ImmutableHashSet<string> Wrote { get; init; } = [];

    /// <summary>Since when conditions that alarm after a while have held.</summary>
    public TimeSpan? UnprotectedSince { get; init; }
    public TimeSpan? BlindSince { get; init; }
    public string? HoldBroken { get; init; }

    /// <summary>Set from outside: audit degraded, monitor ill.</summary>
    public string? AuditDegraded { get; init; }
    public string? MonitorIll { get; init; }

    public ImmutableArray<Alarm> Alarms { get; init; } = [];

    /// <summary>Answers by command id, with when they were given: a repeated id gets the first answer.</summary>
    public ImmutableDictionary<string, AnswerGiven> Answers { get; init; } = ImmutableDictionary<string, AnswerGiven>.Empty;

    /// <summary>What standing, mode and verdicts were at recent versions: what StaleView compares.</summary>
    public ImmutableQueue<VersionView> Views { get; init; } = [];

    public long NextWrite { get; init; } = 1;

    /// <summary>Seeds the back-off's jitter.</summary>
    public uint Seed { get; init; } = 1;

    /// <summary>A new site, before its routes are read.</summary>
    public static SiteState Create(Site site, uint seed = 1) => new()
    {
        Site = site,
        Seed = seed,
        Mode = site.Policy.Mode == ConfiguredMode.Shadow ? Mode.Shadow : Mode.Automatic,
        Paths = [.. site.Paths.Select(path => new PathState { Path = path })],
        Slots = [.. site.RouteTables.SelectMany(table => site.Destinations.Select(destination => new SlotState { Slot = new(table, destination) }))],
    };

    /// <summary>The active path: P of "on P", Q of "switching P → Q"; null while starting.</summary>
    public PathState? Active => Standing.Path is { } name ? Find(name) : null;

    /// <summary>A path by name; null: no such path.</summary>
    public PathState? Find(string? name) => Paths.FirstOrDefault(path => string.Equals(path.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A path's rank; 0 is preferred.</summary>
    public int RankOf(PathState path) => Site.RankOf(path.Name);

    /// <summary>Nothing may be written: rule 1, and shadow.</summary>
    public bool MayWrite => IsLeader && Mode.Kind is not (ModeKind.Suspended or ModeKind.Shadow);
}

/// <summary>An answer, and until when a repetition is recognised.</summary>
public sealed record AnswerGiven(CommandAnswer Answer, DateTimeOffset At);

/// <summary>What a person looking at a version saw.</summary>
public sealed record VersionView(long Version, Standing Standing, Mode Mode, ImmutableArray<Health.Verdict> Verdicts);
