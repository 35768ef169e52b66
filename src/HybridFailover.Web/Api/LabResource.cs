namespace HybridFailover.Web.Api;

/// <summary>The lab as it is now.</summary>
public sealed record LabResource(IReadOnlyList<LabPathResource> Paths, IReadOnlyList<LabTrafficResource> Traffic);

/// <param name="Cut">As it is asked for: <c>drop</c>, <c>loss=30%</c>, …; null: not cut.</param>
public sealed record LabPathResource(string Site, string Path, string? Cut, string Condition, bool Carries);

/// <param name="Flows">Every production route of the site leads to a path that carries.</param>
public sealed record LabTrafficResource(string Site, bool Flows, string Sentence);

/// <summary>The body of <c>POST lab/cut</c> and <c>POST lab/heal</c>.</summary>
public sealed record LabRequest
{
    public required string Site { get; init; }
    public required string Path { get; init; }

    /// <summary>Cut only; without it <c>drop</c>.</summary>
    public string? How { get; init; }
}
