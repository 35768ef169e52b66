using System.Text.Json.Serialization;

namespace HybridFailover.Web.Api;

/// <summary>Samples of a site's paths.</summary>
/// <param name="Resolution"><c>second</c> or <c>minute</c>.</param>
/// <param name="Next">Ask again from here for the rest; null: this is all.</param>
/// <param name="Dropped">Samples of any site that the store could not take since the start.</param>
public sealed record SamplesResource(
    string Site, string Resolution, DateTimeOffset From, DateTimeOffset To, DateTimeOffset? Next, long Dropped, IReadOnlyList<PathSamplesResource> Paths);

/// <summary>A path's samples as columns of one length. Round trips are microseconds, null where nothing was answered in time.</summary>
public sealed record PathSamplesResource
{
    public required string Path { get; init; }

    /// <summary>Unix seconds of the beginning of each second or minute; one in which nothing was sent is left out.</summary>
    public required IReadOnlyList<long> At { get; init; }
    public required IReadOnlyList<int> Sent { get; init; }
    public required IReadOnlyList<int> Lost { get; init; }
    public required IReadOnlyList<int> Late { get; init; }
    public required IReadOnlyList<int> Void { get; init; }
    public required IReadOnlyList<uint?> MinMicroseconds { get; init; }

    /// <summary>Minutes only, as the other percentiles and the jitter.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<uint?>? P5Microseconds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<uint?>? P25Microseconds { get; init; }
    public required IReadOnlyList<uint?> MedianMicroseconds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<uint?>? P75Microseconds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<uint?>? P95Microseconds { get; init; }
    public required IReadOnlyList<uint?> MaxMicroseconds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<uint?>? JitterMicroseconds { get; init; }
    public required RunsResource Runs { get; init; }
}

/// <summary>Runs of rounds that were not good, as columns of one length.</summary>
/// <param name="AtMicroseconds">Unix microseconds of the first round's sending.</param>
/// <param name="LengthMicroseconds">To the last round's sending; 0 for a single round.</param>
/// <param name="Kind"><c>lost</c>, <c>late</c> or <c>void</c>.</param>
public sealed record RunsResource(IReadOnlyList<long> AtMicroseconds, IReadOnlyList<long> LengthMicroseconds, IReadOnlyList<int> Rounds, IReadOnlyList<string> Kind);
