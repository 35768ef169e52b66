namespace HybridFailover.Engine.Routing;

/// <summary>How a write ended.</summary>
public enum WriteResult
{
    /// <summary>EC2 accepted it.</summary>
    Done,

    /// <summary>A read showed that it was so already.</summary>
    AlreadySo,

    /// <summary>A static row that is not ours stands there. Not touched.</summary>
    Foreign,

    /// <summary>A permanent refusal: permission, no such table, bad next hop. Alarm at once, retried every 30 s.</summary>
    Refused,

    /// <summary>Surely not applied, and worth another try: throttled, wrong state.</summary>
    Failed,

    /// <summary>Nobody knows: time-out, reset, 5xx, unreadable answer. The tables tell.</summary>
    Unknown,
}

/// <summary>One write's outcome.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Action">What was called, e.g. <c>CreateRoute</c>; empty when nothing was.</param>
/// <param name="RequestIds">EC2's ids of every call made for it.</param>
/// <param name="Code">EC2's error code, e.g. <c>UnauthorizedOperation</c>; null when none.</param>
/// <param name="Sentence">For people: what failed, with which value, what to do; for a success what was done.</param>
public sealed record WriteOutcome(WriteResult Result, string Action, IReadOnlyList<string> RequestIds, string? Code, string Sentence)
{
    /// <summary>The slot now stands as asked, by EC2's word; a read proves it.</summary>
    public bool Succeeded => Result is WriteResult.Done or WriteResult.AlreadySo;
}
