namespace HybridFailover.Lab.Simulated;

/// <summary>What becomes of one probe, as drawn when it is sent.</summary>
/// <param name="Answered">The target's reply, or a router's error, arrives.</param>
/// <param name="Refused">It is a router's error.</param>
/// <param name="After">When, after sending.</param>
/// <param name="Duplicated">It arrives twice.</param>
/// <param name="Forged">Someone else answers as well.</param>
public readonly record struct Fate(bool Answered, bool Refused, TimeSpan After, bool Duplicated, bool Forged);
