namespace HybridFailover.Engine.Sites;

/// <summary>What reading the configuration came to.</summary>
/// <param name="Fleet">Null when there are errors: a configuration is taken as a whole or not at all.</param>
/// <param name="Errors">All of them at once, in the order of the configuration.</param>
/// <param name="Warnings">What may be right, and should be known.</param>
public sealed record FleetReading(Fleet? Fleet, IReadOnlyList<Problem> Errors, IReadOnlyList<Problem> Warnings);
