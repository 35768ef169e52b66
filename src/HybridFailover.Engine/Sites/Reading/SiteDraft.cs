namespace HybridFailover.Engine.Sites.Reading;

/// <summary>What could be read of a site; the rest is null, and its error noted.</summary>
internal sealed record SiteDraft(Node Node, PolicyLayer Layer)
{
    public string? Name { get; init; }
    public TimeZoneInfo? TimeZone { get; init; }
    public string? Region { get; init; }
    public IReadOnlyList<(Node Node, Destination Destination)> Destinations { get; init; } = [];
    public IReadOnlyList<(Node Node, string Id)> RouteTables { get; init; } = [];
    public IReadOnlyList<PathDraft> Paths { get; init; } = [];

    public string Code => Node.Name;

    /// <summary>To be called when nothing was wrong.</summary>
    public Site Build() => new()
    {
        Code = Code,
        Name = Name ?? Code,
        TimeZone = TimeZone ?? TimeZoneInfo.Utc,
        Region = Region,
        Destinations = [.. Destinations.Select(entry => entry.Destination)],
        RouteTables = [.. RouteTables.Select(entry => entry.Id)],
        Paths = [.. Paths.Select(path => path.Build())],
        Policy = Layer.Resolve(),
    };
}
