namespace HybridFailover.Engine.Sites;

/// <summary>What a path rides on.</summary>
public enum PathKind { DirectConnect, Vpn }

/// <summary>One way to a site. Its place in the site's list is its rank: the first is preferred.</summary>
public sealed record SitePath
{
    public required string Name { get; init; }
    public required PathKind Kind { get; init; }
    public required NextHop NextHop { get; init; }
    public required IReadOnlyList<Target> Targets { get; init; }

    /// <summary>The policy in force on this path: path before site before all sites before preset.</summary>
    public required Policy Policy { get; init; }
}
