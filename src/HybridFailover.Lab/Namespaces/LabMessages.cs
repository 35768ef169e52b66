using System.Text.Json.Serialization;

namespace HybridFailover.Lab.Namespaces;

/// <summary>What is asked of a running lab, one line of JSON on its control socket.</summary>
/// <param name="Do">status, cut, heal or down.</param>
internal sealed record LabRequest(string Do, string? Site = null, string? Path = null, string? How = null);

/// <summary>Its answer, one line of JSON.</summary>
/// <param name="Error">Null: done.</param>
internal sealed record LabAnswer(string? Error, LabStatus? Status);

/// <summary>A running lab at an instant.</summary>
/// <param name="Dashboard">Where the monitor's page is.</param>
/// <param name="Endpoint">The EC2 endpoint on the machine's loopback.</param>
/// <param name="Monitor">What the monitor's process does, in words.</param>
public sealed record LabStatus(string Prefix, Uri Dashboard, Uri Endpoint, string Monitor, IReadOnlyList<LabPathStatus> Paths, IReadOnlyList<LabTraffic> Traffic);

/// <summary>One path in it; the cut as it is written.</summary>
public sealed record LabPathStatus(string Site, string Path, string? Cut);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LabRequest))]
[JsonSerializable(typeof(LabAnswer))]
internal sealed partial class LabMessages : JsonSerializerContext;
