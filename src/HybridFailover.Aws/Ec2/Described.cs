using HybridFailover.Aws.Wire;

namespace HybridFailover.Aws.Ec2;

/// <summary>What a describing call gave, over all its pages.</summary>
/// <param name="Items">Empty when it failed: a part of the pages is not an answer.</param>
/// <param name="Failure">The call that failed; null when all went well.</param>
internal sealed record Described<T>(IReadOnlyList<T> Items, QueryAnswer? Failure);
