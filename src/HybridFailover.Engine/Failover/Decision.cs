using System.Collections.Immutable;

namespace HybridFailover.Engine.Failover;

/// <summary>What one event led to.</summary>
/// <param name="WakeAt">Monotonic: when the machine wants a <see cref="Ticked"/> at the latest.</param>
public sealed record Decision(SiteState State, ImmutableArray<Effect> Effects, TimeSpan WakeAt);
