using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Routing;

/// <summary>Finds out, without changing anything, whether failovers would succeed. NOT ARMED is shown; it never stops the machine.</summary>
public interface IPreflight
{
    /// <summary>Looks at everything that the fleet's routes depend on. Never throws but for cancellation: what could not be looked at is a check that failed.</summary>
    Task<IReadOnlyList<PreflightCheck>> RunAsync(Fleet fleet, CancellationToken cancel);
}
