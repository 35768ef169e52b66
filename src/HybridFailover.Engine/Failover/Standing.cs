namespace HybridFailover.Engine.Failover;

public enum StandingKind { Starting, On, Switching }

/// <summary>Where the engine stands: <c>starting</c>, <c>on P</c>, or <c>switching P → Q</c>. Paths by name.</summary>
/// <param name="From">Switching only; null when a start found no single path.</param>
/// <param name="Path">On: P. Switching: Q. Starting: null.</param>
public sealed record Standing(StandingKind Kind, string? Path, string? From = null)
{
    public static Standing Starting { get; } = new(StandingKind.Starting, null);
    public static Standing On(string path) => new(StandingKind.On, path);
    public static Standing Switching(string? from, string to) => new(StandingKind.Switching, to, from);

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        StandingKind.On => $"on {Path}",
        StandingKind.Switching => $"switching {From ?? "mixed"} → {Path}",
        _ => "starting",
    };
}
