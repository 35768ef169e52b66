namespace HybridFailover.Web.Components.Charts;

/// <summary>A mark in the events lane.</summary>
/// <param name="At">Milliseconds since 1970.</param>
/// <param name="Letter">A automatic, M manual, H hold, D drill, R refused, N note, C configuration.</param>
/// <param name="Link">Of its page, relative to the root; null: it has none.</param>
public sealed record LaneEvent(long At, string Letter, string Text, string? Link);
