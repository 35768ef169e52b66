namespace HybridFailover.Engine.Routing;

/// <summary>Whoever owns the routes: EC2. Thread-safe.</summary>
public interface IRouteControl
{
    /// <summary>Resolves credentials and opens connections, so that the first failover pays for neither. Never throws for what a later call may get right; says what is wrong.</summary>
    /// <returns>Null when ready, else a sentence.</returns>
    Task<string?> WarmUpAsync(CancellationToken cancel);

    /// <summary>Reads tables, all in as few paged calls as possible. One that can't be read does not hide the others. Never throws but for cancellation.</summary>
    Task<RouteReading> ReadAsync(IReadOnlyCollection<string> routeTableIds, IReadOnlyCollection<string> prefixListIds, CancellationToken cancel);

    /// <summary>Points one slot. Tries once; whoever calls owns the retries. Never throws but for cancellation before anything was sent.</summary>
    Task<WriteOutcome> WriteAsync(SlotWrite write, CancellationToken cancel);
}
