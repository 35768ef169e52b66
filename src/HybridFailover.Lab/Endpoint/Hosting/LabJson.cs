using System.Text.Json.Serialization;

namespace HybridFailover.Lab.Endpoint.Hosting;

/// <summary>Answer of <c>GET /lab/calls</c>.</summary>
/// <param name="Count">Calls ever received.</param>
/// <param name="Forgotten">Of them no longer kept.</param>
/// <param name="Calls">Those asked for.</param>
internal sealed record CallList(long Count, long Forgotten, IReadOnlyList<CallRecord> Calls);

internal sealed record LabError(string Error);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Fault))]
[JsonSerializable(typeof(Fault[]))]
[JsonSerializable(typeof(CallList))]
[JsonSerializable(typeof(LabError))]
internal sealed partial class LabJson : JsonSerializerContext;
