namespace HybridFailover.Engine.Failover;

public enum ModeKind { Automatic, Held, Suspended, Shadow }

/// <summary>Who decides.</summary>
/// <param name="Path">Held: on which path.</param>
/// <param name="Until">Held or suspended by a person: until when, UTC. Null: until released.</param>
/// <param name="EvenIfDown">Held: stays although the path dies.</param>
/// <param name="ByMachine">Held after repeated drift.</param>
/// <param name="DrillId">Held by a drill: its command's id.</param>
public sealed record Mode(
    ModeKind Kind, string? Path = null, DateTimeOffset? Until = null, bool EvenIfDown = false, bool ByMachine = false, string? DrillId = null)
{
    public static Mode Automatic { get; } = new(ModeKind.Automatic);
    public static Mode Shadow { get; } = new(ModeKind.Shadow);

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        ModeKind.Held => Until is { } until ? $"held on {Path} until {until:yyyy-MM-dd HH:mm} UTC" : $"held on {Path} until released",
        ModeKind.Suspended => Until is { } until ? $"suspended until {until:yyyy-MM-dd HH:mm} UTC" : "suspended until resumed",
        ModeKind.Shadow => "shadow",
        _ => "automatic",
    };
}
