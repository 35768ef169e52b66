using HybridFailover.Engine.Health;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Failover;

/// <summary>Something that happened to a site. Events carry their time; the machine reads no clock.</summary>
public abstract record SiteEvent(Instant At);

/// <summary>Time passed.</summary>
public sealed record Ticked(Instant At) : SiteEvent(At);

/// <summary>A path's health was reported.</summary>
public sealed record PathReported(Instant At, PathReport Report) : SiteEvent(At);

/// <summary>Route tables were read, or could not be.</summary>
public sealed record RoutesRead(Instant At, RouteReading Reading) : SiteEvent(At);

/// <summary>A write ended. <paramref name="SentAt"/> is null when it was dropped before anything was sent.</summary>
public sealed record WriteEnded(Instant At, long Number, Slot Slot, TimeSpan? SentAt, WriteOutcome? Outcome) : SiteEvent(At);

/// <summary>A person's command.</summary>
/// <param name="Fault">What is wrong with its words alone: it is recorded and refused, whatever the site's state is; null: nothing.</param>
public sealed record CommandGiven(Instant At, Command Command, string? Fault = null) : SiteEvent(At);

/// <summary>A person took a command back before it was sent: it is recorded, and its id is spent.</summary>
/// <param name="Because">How it came to that, in words.</param>
public sealed record CommandCancelled(Instant At, Command Command, string Because) : SiteEvent(At);

/// <summary>The lease was won, renewed or lost.</summary>
/// <param name="Until">Monotonic end of the lease; null: it has none.</param>
public sealed record LeaseChanged(Instant At, bool IsLeader, TimeSpan? Until = null) : SiteEvent(At);

/// <summary>The site's configuration changed; checked by <see cref="Reconfiguration.Refusal"/> before.</summary>
/// <param name="What">What changed, in words; null: not told.</param>
public sealed record Reconfigured(Instant At, Site Site, string? What = null) : SiteEvent(At);

/// <summary>The monitor's own condition: null means well.</summary>
public sealed record ConditionChanged(Instant At, string? AuditDegraded, string? MonitorIll) : SiteEvent(At);
