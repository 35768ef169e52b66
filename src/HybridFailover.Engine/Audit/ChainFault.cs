namespace HybridFailover.Engine.Audit;

/// <summary>The first place at which a chain doesn't hold.</summary>
/// <param name="Chain">Empty: something that belongs to none, such as a line of a copy that can't be read.</param>
/// <param name="Sequence">The place in the chain, from 1; without a chain 0.</param>
/// <param name="Sentence">What was found there, and what it should be.</param>
public sealed record ChainFault(string Chain, long Sequence, string Sentence);
