namespace HybridFailover.Web.Components.Audit;

/// <summary>One guard of a decision.</summary>
/// <param name="Passed">Null: it can't be told from what is stored.</param>
/// <param name="Value">What was found.</param>
/// <param name="Limit">What it was compared with.</param>
public sealed record GuardLine(string Name, bool? Passed, string Value, string? Limit);
