namespace HybridFailover.Engine.Sites;

/// <summary>Everything that is configured: swapped in as a whole or not at all.</summary>
public sealed record Fleet
{
    /// <summary>AWS Region of every route table; null when nothing names one (the SDK's own chain is asked).</summary>
    public string? Region { get; init; }

    /// <summary>EC2 endpoint override; null: the Region's own.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>How long samples are kept.</summary>
    public Retention Retention { get; init; } = new();

    /// <summary>In the order of the configuration.</summary>
    public required IReadOnlyList<Site> Sites { get; init; }
}
