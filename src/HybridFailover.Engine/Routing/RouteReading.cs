namespace HybridFailover.Engine.Routing;

/// <summary>One read of route tables.</summary>
public sealed record RouteReading
{
    /// <summary>Monotonic: when the call was sent. What was written after this may not be in it.</summary>
    public required TimeSpan BegunAt { get; init; }

    /// <summary>Monotonic: when the answer was complete.</summary>
    public required TimeSpan EndedAt { get; init; }

    /// <summary>UTC of <see cref="EndedAt"/>.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Rows by table id. A table that could not be read is missing here and named in <see cref="Errors"/>.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<RouteRow>> Tables { get; init; }

    /// <summary>CIDRs of the prefix lists asked for, by id; for those whose content is known.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Sites.Destination>> PrefixLists { get; init; } = new Dictionary<string, IReadOnlyList<Sites.Destination>>();

    /// <summary>By table id, or "" for the whole call: what failed, in words, with the error code and the request id.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();
}
