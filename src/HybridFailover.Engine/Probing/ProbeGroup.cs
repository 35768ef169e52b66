namespace HybridFailover.Engine.Probing;

/// <summary>The tracks of one site: suspicion of its active path bursts them all.</summary>
internal sealed class ProbeGroup
{
    public List<Track> Tracks { get; } = [];

    /// <summary>The active path's ICMP track; null: unknown, or it has none.</summary>
    public Track? Active { get; set; }

    public bool IsSuspected => Active is { IsSuspected: true };
}
