namespace HybridFailover.Engine.Sites;

/// <summary>An on-premises location: destinations, production route tables, and two to four paths in order of preference.</summary>
public sealed record Site
{
    /// <summary>The key in the configuration, e.g. <c>LAX1</c>.</summary>
    public required string Code { get; init; }

    /// <summary>For people, e.g. <c>Los Angeles</c>; the code where none is configured.</summary>
    public required string Name { get; init; }

    /// <summary>For failback windows and display.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>For display only.</summary>
    public string? Region { get; init; }

    public required IReadOnlyList<Destination> Destinations { get; init; }

    /// <summary>Production route tables, the critical ones first: writes go in this order.</summary>
    public required IReadOnlyList<string> RouteTables { get; init; }

    public required IReadOnlyList<SitePath> Paths { get; init; }

    /// <summary>The policy in force for what concerns the site as a whole (failback, flaps, consistency, mode).</summary>
    public required Policy Policy { get; init; }

    /// <summary>The rank of a path by its name, or -1.</summary>
    public int RankOf(string name)
    {
        for (var rank = 0; rank < Paths.Count; rank++)
            if (string.Equals(Paths[rank].Name, name, StringComparison.OrdinalIgnoreCase)) return rank;
        return -1;
    }
}
