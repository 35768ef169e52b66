namespace HybridFailover.Lab.Endpoint.Faulting;

/// <summary>What a fault is matched against.</summary>
/// <param name="Action">As asked.</param>
/// <param name="Writes">False for Describe actions and their like.</param>
/// <param name="RouteTables">Tables that the call names.</param>
internal sealed record CallTraits(string Action, bool Writes, IReadOnlyList<string> RouteTables);
