using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Web.Tests;

/// <summary>A preflight that finds what a test tells it to.</summary>
internal sealed class FakePreflight : IPreflight
{
    public IReadOnlyList<PreflightCheck> Found { get; set; } = [PreflightCheck.Fail("LAX1", "permission rtb-1", "CreateRoute is not allowed.")];

    /// <summary>Not null: it breaks down.</summary>
    public Exception? Failure { get; set; }

    public Task<IReadOnlyList<PreflightCheck>> RunAsync(Fleet fleet, CancellationToken cancel) =>
        Failure is null ? Task.FromResult(Found) : Task.FromException<IReadOnlyList<PreflightCheck>>(Failure);
}
