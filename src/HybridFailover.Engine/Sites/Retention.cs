namespace HybridFailover.Engine.Sites;

/// <summary>How long the samples of paths are kept. Records and evidence are kept for ever.</summary>
public sealed record Retention
{
    public TimeSpan Seconds { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Of minutes, and of runs of lost rounds.</summary>
    public TimeSpan Minutes { get; init; } = TimeSpan.FromDays(400);
}
