using System.Net;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab.Simulated;

namespace HybridFailover.Lab;

/// <summary>A site of a lab: what its configuration says, and how its network behaves.</summary>
public sealed record LabSite
{
    public required string Code { get; init; }
    public required string Name { get; init; }

    /// <summary>Local Zone, for display.</summary>
    public required string Zone { get; init; }
    public required string TimeZone { get; init; }
    public required Preset Preset { get; init; }
    public required IReadOnlyList<string> Destinations { get; init; }
    public required IReadOnlyList<string> RouteTables { get; init; }

    /// <summary>In order of preference.</summary>
    public required IReadOnlyList<LabSitePath> Paths { get; init; }

    /// <summary>Further policy values, by name, as the configuration writes them.</summary>
    public IReadOnlyDictionary<string, string> Policy { get; init; } = new Dictionary<string, string>();
}

/// <summary>One path of a lab's site.</summary>
public sealed record LabSitePath
{
    public required string Name { get; init; }
    public required PathKind Kind { get; init; }
    public required string NextHop { get; init; }

    /// <summary>The monitor's source address on this path.</summary>
    public required IPAddress Source { get; init; }

    /// <summary>Addresses probed by ICMP.</summary>
    public required IReadOnlyList<IPAddress> Targets { get; init; }

    /// <summary>How the simulated path behaves when nobody has turned anything.</summary>
    public PathConditions Usual { get; init; } = new();

    /// <summary>How it is cut when the lab starts; null: it is not.</summary>
    public PathCut? Cut { get; init; }
}
