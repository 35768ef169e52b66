using System.Text.Json;
using System.Text.Json.Serialization;
using HybridFailover.Web.Api.Audits;

namespace HybridFailover.Web.Api;

/// <summary>Source-generated metadata of what the API writes and the command line reads.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(IReadOnlyList<SiteResource>))]
[JsonSerializable(typeof(IReadOnlyList<TransitionResource>))]
[JsonSerializable(typeof(OutlookResource))]
[JsonSerializable(typeof(AcceptedResource))]
[JsonSerializable(typeof(CommandRequest))]
[JsonSerializable(typeof(LabResource))]
[JsonSerializable(typeof(LabRequest))]
[JsonSerializable(typeof(PreflightResource))]
[JsonSerializable(typeof(SamplesResource))]
[JsonSerializable(typeof(AuditPageResource))]
[JsonSerializable(typeof(AuditDetailResource))]
[JsonSerializable(typeof(EvidenceResource))]
[JsonSerializable(typeof(AuditStoreResource))]
[JsonSerializable(typeof(RemarkRequest))]
[JsonSerializable(typeof(RemarkedResource))]
internal sealed partial class ApiJson : JsonSerializerContext;
