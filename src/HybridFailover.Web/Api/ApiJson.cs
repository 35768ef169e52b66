using System.Text.Json;
using System.Text.Json.Serialization;

namespace HybridFailover.Web.Api;

/// <summary>Source-generated metadata of what the API writes and the command line reads.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(IReadOnlyList<SiteResource>))]
[JsonSerializable(typeof(IReadOnlyList<TransitionResource>))]
[JsonSerializable(typeof(AcceptedResource))]
[JsonSerializable(typeof(CommandRequest))]
[JsonSerializable(typeof(LabResource))]
[JsonSerializable(typeof(LabRequest))]
[JsonSerializable(typeof(PreflightResource))]
[JsonSerializable(typeof(SamplesResource))]
internal sealed partial class ApiJson : JsonSerializerContext;
