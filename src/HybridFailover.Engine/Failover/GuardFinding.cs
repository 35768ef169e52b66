namespace HybridFailover.Engine.Failover;

public enum GuardResult { Pass, Warning, Fail }

/// <summary>One guard of a command that has not been sent.</summary>
/// <param name="Rejection">By which name it refuses; <see cref="Rejection.None"/> unless it fails.</param>
/// <param name="Value">What it found, in words.</param>
/// <param name="Limit">What it asks for, in words.</param>
/// <param name="MayOverride">Typing the site's code passes it.</param>
public sealed record GuardFinding(GuardKind Kind, GuardResult Result, Rejection Rejection, string Value, string Limit, bool MayOverride = false);
