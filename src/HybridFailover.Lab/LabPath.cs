namespace HybridFailover.Lab;

/// <summary>One path of the lab as it is now.</summary>
/// <param name="Site">The site's code.</param>
/// <param name="Path">The path's name.</param>
/// <param name="Cut">How it is cut by hand; null: it is not.</param>
/// <param name="Condition">In words, e.g. "2.1 ms, jitter 0.2 ms" or "cut: drop".</param>
public sealed record LabPath(string Site, string Path, PathCut? Cut, string Condition)
{
    /// <summary>True while it carries packets both ways, be it badly.</summary>
    public bool Carries => Cut is null or { Kind: CutKind.Latency } or { Kind: CutKind.Loss, LossRatio: < 1 };
}
