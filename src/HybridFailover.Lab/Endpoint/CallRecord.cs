namespace HybridFailover.Lab.Endpoint;

/// <summary>One call that the endpoint received, whether or not it was answered.</summary>
/// <param name="Number">Counts up from 1.</param>
/// <param name="At">UTC, when it was received in full.</param>
/// <param name="Action">As asked; empty when there was none.</param>
/// <param name="Parameters">As decoded.</param>
/// <param name="Status">HTTP status; 0 when the connection was closed instead.</param>
/// <param name="Code">Error code; null for success.</param>
/// <param name="IsChange">The network was changed by it, even if the caller was not told.</param>
/// <param name="RequestId">As in the answer.</param>
/// <param name="Took">From receipt to the answer being ready.</param>
public sealed record CallRecord(
    long Number, DateTimeOffset At, string Action, IReadOnlyDictionary<string, string> Parameters,
    int Status, string? Code, bool IsChange, string RequestId, TimeSpan Took);
