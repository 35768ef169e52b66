namespace HybridFailover.Web.Components.Audit;

/// <summary>One step on the way, counted from the decision.</summary>
/// <param name="Number">As on the chart's marker.</param>
/// <param name="At">From the decision; negative before it; null: it has not come.</param>
/// <param name="Source">Recorded, or computed from the stored rounds.</param>
public sealed record TimelineStep(int Number, string Word, TimeSpan? At, string? Source = null);
