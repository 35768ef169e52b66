namespace HybridFailover.Engine.Sites;

/// <summary>One thing that is wrong, or may be, with the configuration.</summary>
/// <param name="Key">The full key, e.g. <c>HybridFailover:Sites:LAX1:Paths:0:Targets:1</c>.</param>
/// <param name="Sentence">What was found and what is accepted; for a warning, what may come of it.</param>
public sealed record Problem(string Key, string Sentence)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Key}: {Sentence}";
}
