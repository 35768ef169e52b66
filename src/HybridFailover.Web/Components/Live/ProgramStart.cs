namespace HybridFailover.Web.Components.Live;

/// <summary>Since when this program watches: what it did not see is shown as unknown.</summary>
/// <param name="At">UTC.</param>
public sealed record ProgramStart(DateTimeOffset At);
