namespace HybridFailover.Engine.Health;

/// <summary>A path's health. Usable is <see cref="Up"/> or <see cref="Degraded"/>.</summary>
public enum Verdict : byte { Unknown, Up, Degraded, Down }
