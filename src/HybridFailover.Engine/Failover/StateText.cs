using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HybridFailover.Engine.Failover;

/// <summary>The text of the state file: JSON, with the version of its form. Strict: what is half understood is not understood.</summary>
public static class StateText
{
    /// <summary>The form that is written, and the newest that is read.</summary>
    public const int Version = 1;

    public static byte[] Write(Remembered remembered) =>
        JsonSerializer.SerializeToUtf8Bytes(new StateContent(Version, remembered.SavedAt, remembered.Sites), StateJson.Strict.StateContent);

    /// <summary>Reads a file's content.</summary>
    public static StateReading Read(ReadOnlyMemory<byte> content, string path)
    {
        try
        {
            using (var document = JsonDocument.Parse(content))
                if (Newer(document.RootElement) is { } version)
                    return new StateReading.Unreadable($"the state file {path} has form {version}, and this program reads up to {Version}: it was written by a newer one");
            var state = JsonSerializer.Deserialize(content.Span, StateJson.Strict.StateContent);
            if (state is not { Version: Version }) return Unreadable(path, $"its version is {state?.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "missing"}");
            return (state.Sites.IsDefault ? "its list of sites is null" : Fault(state.Sites)) is { } wrong
                ? Unreadable(path, wrong)
                : new StateReading.Read(new Remembered(state.SavedAt, state.Sites));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            return Unreadable(path, failure.Message);
        }
    }

    private static StateReading.Unreadable Unreadable(string path, string reason) => new($"the state file {path} can't be used: {reason}");

    private static string? Newer(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.Number
        && version.TryGetInt64(out var number) && number > Version ? version.GetRawText() : null;

    private static string? Fault(ImmutableArray<RememberedSite> sites) =>
        sites.Select(Fault).FirstOrDefault(fault => fault is not null)
        ?? (sites.GroupBy(site => site.Code, StringComparer.OrdinalIgnoreCase).FirstOrDefault(site => site.Count() > 1) is { } twice ? $"{twice.Key} is there twice" : null);

    /// <summary>What can't be: such a file was not written by this program.</summary>
    private static string? Fault(RememberedSite site) => site switch
    {
        { Code: "" } => "a site has no code",
        { Mode: { Kind: ModeKind.Held, Path: null } } => $"{site.Code} is held, and not said where",
        { FlapCount: < 1 } => $"{site.Code} has a flap count of {site.FlapCount}",
        { Failovers.IsDefault: true } or { Acknowledged.IsDefault: true } or { Wrote.IsDefault: true } or { Adopted.IsDefault: true } or { Answers.IsDefault: true }
            => $"{site.Code} has a list that is null",
        _ when site.Answers.DistinctBy(given => given.Answer.Id).Count() < site.Answers.Length => $"{site.Code} has two answers to one command",
        _ => null,
    };
}

internal sealed record StateContent(int Version, DateTimeOffset SavedAt, ImmutableArray<RememberedSite> Sites);

[JsonSerializable(typeof(StateContent))]
internal sealed partial class StateJson : JsonSerializerContext
{
    public static StateJson Strict { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        // Numbers would be taken for values that this program does not know.
        Converters = { new JsonStringEnumConverter<ModeKind>(null, false), new JsonStringEnumConverter<AlarmKind>(null, false), new JsonStringEnumConverter<Rejection>(null, false) },
    });
}
